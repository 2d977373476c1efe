"""Bars of findings, each of its severities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from isms_lint.rules import Severity
from isms_lint_iso27001.papers.pictures.style import SEVERITIES, TOP, axis, whole_steps


def severity_bars(
    bars: Sequence[tuple[str, str, int]], words: Mapping[str, str]
) -> Mapping[str, Any]:
    """`bars` are what a bar is named, a severity, and how many findings there are of it; they stand in
    their order. `words` has `count`, `severity`, `error`, `warning` and `info`.
    """
    rows = [
        {"bar": bar, "severity": words[severity], "rank": Severity(severity).rank, "count": count}
        for bar, severity, count in bars
    ]
    totals = Counter[str]()
    for bar, _, count in bars:
        totals[bar] += count
    longest = max(totals.values(), default=0)
    order = [words[severity] for severity in Severity]
    return {
        **TOP,
        "data": {"values": rows},
        "width": 420,
        "height": {"step": 24},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "y": {
                "field": "bar",
                "type": "nominal",
                "sort": list(totals),
                "axis": axis(labelLimit=300),
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
