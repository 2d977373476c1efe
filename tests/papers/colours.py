"""Whether colours that mean something can be told apart: by people who see fewer colours, and in print
without colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from xml.etree import ElementTree

_SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How light is seen, for linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model
for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, at full severity.
"""

APART = 20.0
"""The least distance of two colours in CIELAB (1976). One that is just noticed side by side is 2.3; in
a picture they stand apart, and in a legend they are small.
"""

LIGHTER = 10.0
"""The least difference of lightness, of 100 between black and white, that printing in grey leaves."""

_D65 = (0.95047, 1.0, 1.08883)
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_SVG = "{http://www.w3.org/2000/svg}"

Triple = tuple[float, float, float]


def confusable(colours: Mapping[str, str]) -> list[str]:
    """The pairs of colours (`#rrggbb`, by what each means) that somebody takes for one another."""
    found = []
    for (one, this), (other, that) in combinations(colours.items(), 2):
        pair = f"{one} {this} and {other} {that}"
        for name, matrix in _SEEN.items():
            seen = [_lab(_times(matrix, _linear(colour))) for colour in (this, that)]
            distance = sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
            if distance < APART:
                found.append(f"{name}: {pair}: {distance:.1f}")
        lighter = abs(_lab(_linear(this))[0] - _lab(_linear(that))[0])
        if lighter < LIGHTER:
            found.append(f"in grey: {pair}: {lighter:.1f}")
    return found


def legends(svg: str) -> list[dict[str, str]]:
    """The colours of each legend of a picture that Vega has drawn, by what it says they mean."""
    entries = _groups(ElementTree.fromstring(svg), "role-legend-entry")
    return [
        {
            "".join(label.itertext()): _colour(symbol)
            for label, symbol in zip(
                _groups(entry, "role-legend-label"),
                _groups(entry, "role-legend-symbol"),
                strict=True,
            )
        }
        for entry in entries
    ]


def _colour(symbol: ElementTree.Element) -> str:
    """What a symbol is filled with, or else drawn with."""
    (path,) = symbol.iter(f"{_SVG}path")
    fill = path.get("fill", "none")
    return path.get("stroke", "") if fill in ("none", "transparent") else fill


def _groups(within: ElementTree.Element, role: str) -> list[ElementTree.Element]:
    return [one for one in within.iter(f"{_SVG}g") if role in one.get("class", "").split()]


def _linear(colour: str) -> Triple:
    """`#rrggbb` in amounts of light."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _times(matrix: tuple[Triple, Triple, Triple], colour: Triple) -> Triple:
    first, second, third = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, colour, strict=True)))) for row in matrix
    )
    return first, second, third


def _lab(colour: Triple) -> Triple:
    """Linear RGB in CIELAB."""
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
        for part in (
            sum(a * b for a, b in zip(row, colour, strict=True)) / white
            for row, white in zip(_XYZ, _D65, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
