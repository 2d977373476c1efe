"""The controls of each theme by what the Statement of Applicability says of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.style import TOP, axis

PARTS = {
    "implemented": "#174a86",
    "partly": "#bb6210",
    "planned": "#82a8d4",
    "unsaid": "#ffffff",
    "excluded": "#d6c48f",
    "undecided": "#43041a",
}
"""In the order in which a bar shows them, with their colours."""


def soa_by_theme(bars: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`bars` are rows of `theme`, `part` and `count`. `words` has a word for each theme, each part,
    `count` and `legend`.
    """
    order = {part: number for number, part in enumerate(PARTS)}
    shown = [part for part in PARTS if any(bar["part"] == part and bar["count"] for bar in bars)]
    return {
        **TOP,
        "data": {
            "values": [
                {
                    "theme": words.get(bar["theme"], bar["theme"]),
                    "part": words[bar["part"]],
                    "rank": order[bar["part"]],
                    "count": bar["count"],
                }
                for bar in bars
            ]
        },
        "width": 440,
        "height": {"step": 32},
        "mark": {"type": "bar", "stroke": "#4a5563", "strokeWidth": 0.5},
        "encoding": {
            "y": {
                "field": "theme",
                "type": "nominal",
                "sort": None,
                "axis": axis(labelLimit=200),
                "title": None,
            },
            "x": {
                "aggregate": "sum",
                "field": "count",
                "type": "quantitative",
                "axis": axis(format="d"),
                "title": words["count"],
            },
            "color": {
                "field": "part",
                "type": "nominal",
                "title": words["legend"],
                "scale": {
                    "domain": [words[part] for part in shown],
                    "range": [PARTS[part] for part in shown],
                },
                "legend": {"orient": "top", "columns": 3, "labelLimit": 240},
            },
            "order": {"field": "rank", "type": "quantitative"},
        },
    }
