"""Measures over time: a line for each beside its target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint_iso27001.papers.pictures.style import INK, SEVERITIES, STEPS, TOP, axis, instant

_WIDTH = 440
_HEIGHT = 74


def measures(points: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`points` are rows of `measure`, `day`, `value` and `target` (None where there is none), each
    measure in the order of days. `words` has `value` and `target`.
    """
    rows = [point._asdict() for point in points]
    by_measure: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_measure.setdefault(row["measure"], []).append(row)
    days = [date.fromisoformat(row["day"]) for row in rows]
    span = [instant(min(days)), instant(max(days))]
    panels = [_panel(name, of, span, words) for name, of in by_measure.items()]
    return {**TOP, "vconcat": panels, "spacing": 14}


def _panel(
    name: str, rows: list[dict[str, Any]], span: list[int], words: Mapping[str, str]
) -> dict[str, Any]:
    values = [one for row in rows for one in (row["value"], row["target"]) if one is not None]
    room = (max(values) - min(values)) * 0.15 or abs(values[0]) * 0.1 or 1
    x = {
        "field": "day",
        "type": "temporal",
        "title": None,
        "scale": {"type": "utc", "domain": span},
        "axis": axis(
            format="%Y-%m", labelAngle=0, tickCount=5, labelOverlap=True, labelSeparation=12
        ),
    }
    y = {
        "type": "quantitative",
        "title": None,
        "axis": axis(tickCount=3, minExtent=36),
        "scale": {"domain": [min(values) - room, max(values) + room], "nice": False},
    }
    colour = {
        "scale": {"domain": [words["value"], words["target"]], "range": [STEPS[3], SEVERITIES[1]]},
        "legend": {"orient": "right", "symbolType": "stroke"},
        "title": None,
    }
    layers = [
        {
            "mark": {"type": "line", "strokeWidth": 2, "point": {"size": 40, "filled": True}},
            "encoding": {
                "x": x,
                "y": {**y, "field": "value"},
                "color": {"datum": words["value"], **colour},
            },
        },
        {
            "transform": [{"filter": "datum.last"}],
            "mark": {"type": "text", "align": "left", "dx": 7, "fontWeight": "bold"},
            "encoding": {"x": x, "y": {**y, "field": "value"}, "text": {"field": "value"}},
        },
    ]
    if rows[0]["target"] is not None:
        layers.append(
            {
                "mark": {"type": "line", "strokeWidth": 2, "strokeDash": [5, 4]},
                "encoding": {
                    "x": x,
                    "y": {**y, "field": "target"},
                    "color": {"datum": words["target"], **colour},
                },
            }
        )
    return {
        "title": {"text": name, "fontSize": 12, "color": INK, "anchor": "start", "limit": _WIDTH},
        "data": {"values": [{**row, "last": row is rows[-1]} for row in rows]},
        "width": _WIDTH,
        "height": _HEIGHT,
        "layer": layers,
    }
