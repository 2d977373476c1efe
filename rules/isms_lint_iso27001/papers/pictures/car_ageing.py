"""Corrective actions by age: a bar for each with a mark where it is due, or bars of how many there are
of each age.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.style import INK, SEVERITIES, TOP, axis, whole_steps

_STATES = ("overdue", "open", "closed")
"""From dark to light, as severities."""
_WIDTH = 450


def car_ageing(bars: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`bars` are rows of `id`, `days`, `state` (overdue, open, closed) and `due` (the age at which it
    is due, or None). `words` has a word for each state, and `state`, `days` and `due`.
    """
    rows = [{**bar, "state": words[bar["state"]], "mark": words["due"]} for bar in bars]
    y = {
        "field": "id",
        "type": "nominal",
        "sort": None,
        "axis": axis(labelLimit=220),
        "title": None,
    }
    layers: list[dict[str, Any]] = [
        {
            "mark": {"type": "bar", "height": 14},
            "encoding": {"y": y, "x": _days(words), "color": _colour(words)},
        },
        {
            # Beside the axes, where no mark of a due date covers it.
            "mark": {"type": "text", "align": "right", "dx": 36},
            "encoding": {"y": y, "x": {"value": _WIDTH}, "text": {"field": "days"}},
        },
    ]
    due = [row for row in rows if row["due"] is not None]
    if due:  # a layer without data has no size
        layers.append(_due(due, y))
    return {
        **TOP,
        "data": {"values": rows},
        "width": _WIDTH,
        "height": {"step": 22},
        "layer": layers,
    }


def _due(rows: list[dict[str, Any]], y: dict[str, Any]) -> dict[str, Any]:
    """The marks of due dates."""
    return {
        "data": {"values": rows},
        "mark": {"type": "tick", "thickness": 4, "size": 20, "opacity": 1, "fill": "white"},
        "encoding": {
            "y": y,
            "x": {"field": "due", "type": "quantitative"},
            "stroke": {
                "field": "mark",
                "type": "nominal",
                "title": None,
                "scale": {"range": [INK]},
                "legend": {"orient": "top", "symbolType": "stroke"},
            },
        },
    }


def car_age_classes(ages: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`ages` are rows of `over`, `up_to` (None: without end), and a count for each of `overdue`, `open`
    and `closed`. `words` has a word for each state, and `state`, `days` and `count`.
    """
    rows = [
        {"age": _class(one), "state": words[state], "rank": rank, "count": getattr(one, state)}
        for one in ages
        for rank, state in enumerate(_STATES)
    ]
    longest = max((one.overdue + one.open + one.closed for one in ages), default=0)
    return {
        **TOP,
        "data": {"values": rows},
        "width": _WIDTH,
        "height": {"step": 34},
        "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
        "encoding": {
            "y": {
                "field": "age",
                "type": "nominal",
                "sort": None,
                "axis": axis(),
                "title": words["days"],
            },
            "x": {
                "field": "count",
                "type": "quantitative",
                "aggregate": "sum",
                "axis": axis(format="d", tickCount=whole_steps(longest)),
                "title": words["count"],
            },
            "color": _colour(words),
            "order": {"field": "rank", "type": "quantitative"},
        },
    }


def _days(words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "field": "days",
        "type": "quantitative",
        "axis": axis(format="d"),
        "title": words["days"],
    }


def _colour(words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "field": "state",
        "type": "nominal",
        "title": words["state"],
        "scale": {"domain": [words[state] for state in _STATES], "range": list(SEVERITIES)},
        "legend": {"orient": "top"},
    }


def _class(one: Any) -> str:
    return f"> {one.over}" if one.up_to is None else f"{one.over + 1}–{one.up_to}"
