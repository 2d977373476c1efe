"""Risks by consequence and likelihood, before and after treatment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint_iso27001.papers.pictures.style import INK, SEVERITIES, STEPS, TOP, axis

_ZONES = {"high": SEVERITIES[0], "above": SEVERITIES[1], "acceptable": SEVERITIES[2]}
_UNKNOWN = STEPS[0]
_SHORT = 3
"""Characters: words of a scale that are longer want wider cells."""
_PANELS = ("before", "after")


def risk_matrix(data: Any, words: Mapping[str, str]) -> Mapping[str, Any]:
    """`data` is a matrix: `consequences`, `likelihoods` (steps from low to high), `cells` (each with
    `consequence`, `likelihood`, `level`, `zone`, and `before` and `after`, the risks there) and how
    many there are `before` and `after`. `words` has one for each zone, and `zone`, `consequence`,
    `likelihood`, `before` and `after`.
    """
    steps = (*data.consequences, *data.likelihoods)
    wide = max((len(step) for step in steps), default=0) > _SHORT
    cell = min(90 if wide else 52, (460 if wide else 260) // max(1, len(data.likelihoods)))
    panels = [_panel(panel, data, cell, words) for panel in _PANELS if getattr(data, panel)]
    return {**TOP, "vconcat" if wide else "hconcat": panels, "spacing": 24}


def _panel(panel: str, data: Any, cell: int, words: Mapping[str, str]) -> dict[str, Any]:
    zones = {cell.zone for cell in data.cells}
    shown = [zone for zone in (*_ZONES, "unknown") if zone in zones]
    rows = [
        {
            "consequence": one.consequence,
            "likelihood": one.likelihood,
            "level": one.level,
            "zone": words[one.zone],
            "ink": "white" if one.zone == "high" else INK,
            "count": len(getattr(one, panel)) or "",
        }
        for one in data.cells
    ]
    place = {
        "x": {
            "field": "likelihood",
            "type": "nominal",
            "sort": list(data.likelihoods),
            "title": words["likelihood"],
            "axis": axis(labelAngle=0, labelLimit=cell, grid=False, ticks=False, domain=False),
        },
        "y": {
            "field": "consequence",
            "type": "nominal",
            "sort": list(reversed(data.consequences)),
            "title": words["consequence"],
            "axis": axis(labelLimit=120, grid=False, ticks=False, domain=False),
        },
    }
    ink = {"field": "ink", "type": "nominal", "scale": None}
    return {
        "title": {"text": words[panel], "fontSize": 13, "color": INK, "anchor": "start"},
        "data": {"values": rows},
        "width": {"step": cell},
        "height": {"step": 46},
        "layer": [
            {
                "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2},
                "encoding": {
                    **place,
                    "color": {
                        "field": "zone",
                        "type": "nominal",
                        "title": words["zone"],
                        "scale": {
                            "domain": [words[zone] for zone in shown],
                            "range": [_ZONES.get(zone, _UNKNOWN) for zone in shown],
                        },
                        "legend": {"orient": "bottom", "symbolType": "square"},
                    },
                },
            },
            {
                "mark": {"type": "text", "fontSize": 16, "fontWeight": "bold", "dy": 5},
                "encoding": {**place, "text": {"field": "count"}, "color": ink},
            },
            {
                "mark": {
                    "type": "text",
                    "fontSize": 11,
                    "dx": -cell / 2 + 6,
                    "dy": -15,
                    "align": "left",
                },
                "encoding": {**place, "text": {"field": "level"}, "color": ink},
            },
        ],
    }
