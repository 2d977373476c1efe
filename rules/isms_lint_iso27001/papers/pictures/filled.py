"""Fields that are filled by their state, with a sign in each: rows of `state`, `mark` and `light`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.style import INK

MARKS: dict[str, Any] = {
    "mark": {"type": "text", "fontSize": 11},
    "encoding": {
        "text": {"field": "mark"},
        "color": {"condition": {"test": "datum.light", "value": "white"}, "value": INK},
    },
}
"""The layer of signs; where a field is so dark that `light` is true, its sign is white."""


def fill(fills: Mapping[str, str], words: Mapping[str, str], columns: int = 3) -> dict[str, Any]:
    """The colour of each state, with a legend in so many columns. `fills` are the colours by state,
    `words` has one for each state, and `state`.
    """
    return {
        "field": "state",
        "type": "nominal",
        "title": words["state"],
        "scale": {"domain": [words[state] for state in fills], "range": list(fills.values())},
        "legend": {
            "orient": "bottom",
            "symbolStrokeColor": "#6b7682",
            "columns": columns,
            "labelLimit": 0,
            "titleLimit": 0,
        },
    }
