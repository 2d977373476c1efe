"""The certification year as a timeline: a lane for each sort of event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint_iso27001.papers.pictures.style import AUDITED, INK, SEVERITIES, TOP, axis, instant

_WIDTH = 450
_LANE = 36
_ABOVE = 24
"""Room above the first lane and below the last."""
_STATES = {
    "done": (AUDITED[2], "circle"),
    "ahead": ("#ffffff", "circle"),
    "overdue": (SEVERITIES[1], "triangle-up"),
    "passed": ("#ffffff", "triangle-up"),
}
"""For each state the fill and the shape, so that they differ without colour."""
_NEAREST = 14.0
"""Units between two labels of a lane: the second of two that are nearer is left out."""
_MOST_TICKS = 8
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
"""Months between ticks."""


def certification_timeline(timeline: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`timeline` has the days `start`, `end` and `as_of`, the `lanes`, the first and last days of the
    `years`, and `events` with `lane`, `start`, `end`, `state` and `label`. `words` has one for each
    lane and state, `state` and `as_of`.
    """
    lanes = [words[lane] for lane in timeline["lanes"]]
    start, end = timeline["start"], timeline["end"]
    x: dict[str, Any] = {
        "type": "temporal",
        "scale": {"type": "utc", "domain": [instant(start), instant(end)]},
        "title": None,
        "axis": axis(format="%Y-%m", values=_ticks(start, end), labelFlush=False),
    }
    y: dict[str, Any] = {
        "field": "lane",
        "type": "nominal",
        "scale": {"domain": lanes, "paddingOuter": 0.5},
        "title": None,
        "axis": axis(labelLimit=170, labelPadding=9, ticks=False, domain=False, grid=True),
    }
    events = _events(timeline, words)
    bars = [event for event in events if event["to"] > event["at"]]
    return {
        **TOP,
        "width": _WIDTH,
        "height": _LANE * len(lanes) + _ABOVE,
        "layer": [
            _bands(timeline, x),
            {
                "data": {"values": bars},
                "mark": {"type": "bar", "height": 8, "color": AUDITED[1]},
                "encoding": {"x": {"field": "at", **x}, "x2": {"field": "to"}, "y": y},
            },
            {
                "data": {"values": [{"at": instant(timeline["as_of"]), "said": words["as_of"]}]},
                "layer": [
                    {"mark": {"type": "rule", "color": INK, "strokeDash": [5, 3], "size": 1.5}},
                    {
                        "mark": {
                            "type": "text",
                            "align": "left",
                            "baseline": "bottom",
                            "dx": 3,
                            "dy": -2,
                            "fontSize": 11,
                        },
                        "encoding": {"text": {"field": "said"}, "y": {"value": 0}},
                    },
                ],
                "encoding": {"x": {"field": "at", **x}},
            },
            {
                "data": {"values": events},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "size": 80,
                    "opacity": 1,
                    "strokeWidth": 1.2,
                },
                "encoding": {
                    "x": {"field": "at", **x},
                    "y": y,
                    **_look(words),
                },
            },
            {
                "data": {"values": [event for event in events if event["label"]]},
                "mark": {"type": "text", "dy": -12, "fontSize": 11, "color": INK},
                "encoding": {"x": {"field": "at", **x}, "y": y, "text": {"field": "label"}},
            },
        ],
    }


def _look(words: Mapping[str, str]) -> dict[str, Any]:
    """The fill and shape of each state, in one legend."""
    domain = [words[state] for state in _STATES]
    legend = {
        "orient": "bottom",
        "symbolStrokeWidth": 1.2,
        "labelLimit": 0,
        "columns": 4,
    }
    fills, shapes = zip(*_STATES.values(), strict=True)
    field = {"field": "state", "type": "nominal", "title": words["state"], "legend": legend}
    return {
        "fill": {**field, "scale": {"domain": domain, "range": list(fills)}},
        # Without it the signs of a white fill would not be seen in the legend.
        "stroke": {**field, "scale": {"domain": domain, "range": [INK] * len(domain)}},
        "shape": {**field, "scale": {"domain": domain, "range": list(shapes)}},
    }


def _bands(timeline: Any, x: dict[str, Any]) -> dict[str, Any]:
    """A band for each year, every other one shaded."""
    years = [
        {"at": instant(first), "to": instant(last), "shade": place % 2}
        for place, (first, last) in enumerate(timeline["years"])
    ]
    return {
        "data": {"values": years},
        "mark": {"type": "rect", "stroke": "#8a94a0", "strokeWidth": 1},
        "encoding": {
            "x": {"field": "at", **x},
            "x2": {"field": "to"},
            "y": {"value": 0},
            "y2": {"value": "height"},
            "color": {
                "field": "shade",
                "type": "ordinal",
                "scale": {"domain": [0, 1], "range": ["#f6f8fa", "#e6ebf1"]},
                "legend": None,
            },
        },
    }


def _events(timeline: Any, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """The events inside the picture. Of two labels in one lane that would touch the first stays."""
    first, last = timeline["start"], timeline["end"]
    units = _WIDTH / max(1, (last - first).days)
    said: dict[str, float] = {}
    found = []
    for event in sorted(timeline["events"], key=lambda one: one["start"]):
        lane, at = event["lane"], (event["start"] - first).days * units
        label = event["label"] if at - said.get(lane, -_NEAREST) >= _NEAREST else ""
        if label:
            said[lane] = at
        found.append(
            {
                "lane": words[lane],
                "at": instant(max(event["start"], first)),
                "to": instant(min(event["end"], last)),
                "state": words[event["state"]],
                "label": label,
            }
        )
    return found


def _ticks(start: date, end: date) -> list[int]:
    """Firsts of months, not too many."""
    months = (end.year - start.year) * 12 + end.month - start.month
    step = next((one for one in _STEPS if months / one <= _MOST_TICKS), _STEPS[-1])
    found = []
    for month in range(start.year * 12 + start.month, end.year * 12 + end.month):
        if month % step == 0:
            found.append(instant(date(month // 12, month % 12 + 1, 1)))
    return found
