"""How often each control of Annex A was audited: a tile for each, themes below each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.filled import MARKS, fill
from isms_lint_iso27001.papers.pictures.style import AUDITED, INK, NEVER, NOT_YET, TOP, axis

FILLS = {
    "never": NEVER,
    "planned": NOT_YET,
    "once": AUDITED[0],
    "twice": AUDITED[1],
    "often": AUDITED[2],
    "excluded": "#ffffff",
}
"""The states, and the colours of their tiles."""
_LIGHT = frozenset({"twice", "often"})
"""States whose tiles are so dark that their numbers are white."""
_TILE = 16


def coverage_of_controls(tiles: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`tiles` are rows of `theme`, `number` and `state`. `words` has one for each state, and
    `state`.
    """
    rows = [
        {
            **tile,
            "state": words[tile["state"]],
            "never": tile["state"] == "never",
            "light": tile["state"] in _LIGHT,
            "mark": "–" if tile["state"] == "excluded" else str(tile["number"]),
        }
        for tile in tiles
    ]
    themes = sorted({row["theme"] for row in rows})
    place: dict[str, Any] = {
        "x": {
            "field": "number",
            "type": "ordinal",
            "title": None,
            "axis": None,
            "scale": {"padding": 0},
        },
        "y": {
            "field": "theme",
            "type": "nominal",
            "sort": themes,
            "title": None,
            "axis": axis(domain=False, ticks=False),
            "scale": {"paddingInner": 0.35},
        },
    }
    return {
        **TOP,
        "data": {"values": rows},
        "width": {"step": _TILE},
        "height": {"step": 30},
        "encoding": place,
        "layer": [
            {
                "mark": {"type": "rect"},
                "encoding": {
                    "color": fill(FILLS, words),
                    "stroke": {
                        "condition": {"test": "datum.never", "value": INK},
                        "value": "#aab4c0",
                    },
                    "strokeWidth": {"condition": {"test": "datum.never", "value": 3}, "value": 1},
                },
            },
            MARKS,
        ],
    }
