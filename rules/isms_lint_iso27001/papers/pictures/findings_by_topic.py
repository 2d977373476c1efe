"""Findings by what an assessor looks at: bars of severities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.style import SEVERITIES, TOP, axis, whole_steps

_RANKS = {"error": 0, "warning": 1, "info": 2}


def findings_by_topic(bars: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`bars` are rows of `topic`, `severity` and `count`. `words` has a word for each topic, `count`,
    `severity`, `error`, `warning` and `info`.
    """
    rows = [
        {
            "topic": words[bar["topic"]],
            "severity": words[bar["severity"]],
            "rank": _RANKS[bar["severity"]],
            "count": bar["count"],
        }
        for bar in bars
    ]
    totals = Counter[str]()
    for row in rows:
        totals[row["topic"]] += row["count"]
    longest = max(totals.values(), default=0)
    order = [words[severity] for severity in _RANKS]
    return {
        **TOP,
        "data": {"values": rows},
        "width": 460,
        "height": {"step": 24},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "y": {
                "field": "topic",
                "type": "nominal",
                "sort": list(dict.fromkeys(row["topic"] for row in rows)),
                "axis": axis(labelLimit=260),
                "title": None,
            },
            "x": {
                "aggregate": "sum",
                "field": "count",
                "type": "quantitative",
                "axis": axis(format="d", tickCount=whole_steps(longest)),
                "title": words["count"],
            },
            "color": {
                "field": "severity",
                "type": "nominal",
                "title": words["severity"],
                "scale": {"domain": order, "range": list(SEVERITIES)},
                "legend": {"orient": "top"},
            },
            "order": {"field": "rank", "type": "quantitative"},
        },
    }
