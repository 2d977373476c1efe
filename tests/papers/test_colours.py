"""The kit that compares colours: what is known to be confused is found, and a legend is read."""

from __future__ import annotations

import pytest
import vl_convert
from colours import confusable, legends

SOUND = {"bad": "#7a0b2e", "middling": "#cc7100", "good": "#8aabd2", "nothing": "#ffffff"}


def test_colours_from_dark_to_light_are_told_apart() -> None:
    assert confusable(SOUND) == []


@pytest.mark.parametrize(
    ("by", "one", "other"),
    [
        ("protanopia", "#ff7f0e", "#2ca02c"),
        ("deuteranopia", "#f8696b", "#63be7b"),
        ("tritanopia", "#2ca02c", "#1f77b4"),
        ("in grey", "#d62728", "#1f77b4"),
        ("in grey", "#eeeeee", "#ffffff"),
    ],
)
def test_colours_that_are_confused_are_found(by: str, one: str, other: str) -> None:
    said = confusable({"one": one, "other": other})
    assert any(line.startswith(f"{by}: one {one} and other {other}") for line in said)


def test_black_and_white_are_told_apart() -> None:
    assert confusable({"black": "#000000", "white": "#ffffff"}) == []


def test_the_legend_of_a_picture_says_what_its_colours_mean() -> None:
    svg = vl_convert.vegalite_to_svg(
        {
            "data": {"values": [{"state": state, "count": 1} for state in SOUND]},
            "mark": "bar",
            "encoding": {
                "x": {"field": "count", "type": "quantitative"},
                "color": {
                    "field": "state",
                    "type": "nominal",
                    "scale": {"domain": list(SOUND), "range": list(SOUND.values())},
                },
            },
        }
    )
    assert legends(svg) == [SOUND]


def test_a_picture_without_a_legend_has_none() -> None:
    assert legends('<svg xmlns="http://www.w3.org/2000/svg"><path fill="#123456"/></svg>') == []
