"""The plot: seconds over records, both on scales of powers of ten."""

from __future__ import annotations

import json
import math
from html import escape
from typing import Any

from timing.measure_all import ONE_CORE, OURS
from timing.measurement import Measurement
from timing.peers import ajv, check_jsonschema, check_yaml, git_status, regopy, spectral, yamllint
from timing.rounds import Series

_STYLES = {
    OURS: ("#0072B2", "circle", 3.5),
    ONE_CORE: ("#56B4E9", "circle", 2),
    ajv.NAME: ("#D55E00", "square", 1.8),
    check_jsonschema.NAME: ("#E69F00", "triangle-up", 1.8),
    yamllint.NAME: ("#009E73", "diamond", 1.8),
    check_yaml.NAME: ("#7A7A7A", "triangle-down", 1.8),
    spectral.NAME: ("#CC79A7", "cross", 1.8),
    regopy.NAME: ("#5C4A00", "triangle-right", 1.8),
    git_status.NAME: ("#000000", "stroke", 1.8),
}
"""Colours that people who see fewer of them can tell apart; shapes tell the same once more."""
_APART = 0.042
"""How far names at the ends of lines have to lie apart: a share of the height."""


def points(found: Measurement) -> list[dict[str, Any]]:
    """A point for each process at each number of records in YAML, cold."""
    return [
        {"process": name, "records": one.count, "seconds": result.median}
        for one in found.scenarios
        if one.kind == "cold" and one.layout == "yaml"
        for name, result in one.results.items()
        if isinstance(result, Series) and name in _STYLES
    ]


def alternative(found: Measurement) -> str:
    """What the plot shows, in words."""
    shown = points(found)
    said = []
    for name in _STYLES:
        own = sorted((one["records"], one["seconds"]) for one in shown if one["process"] == name)
        if own:
            (least, short), (most, long) = own[0], own[-1]
            said.append(f"{name} from {short:.2g} s at {least} to {long:.3g} s at {most}")
    return f"Seconds by number of records, cold: {'; '.join(said)}."


def svg(found: Measurement) -> str:
    """The plot as SVG, with its text alternative inside."""
    import vl_convert

    drawn = str(vl_convert.vegalite_to_svg(json.dumps(_specification(found))))
    head, close, rest = drawn.partition(">")
    head = head.replace("<svg ", '<svg role="img" ', 1)
    return f"{head}{close}<title>{escape(alternative(found))}</title>{rest}"


def _specification(found: Measurement) -> dict[str, Any]:
    shown = points(found)
    names = [name for name in _STYLES if any(one["process"] == name for one in shown)]
    colours = [_STYLES[name][0] for name in names]
    scale = {"domain": names, "range": colours}
    least, most = _range(shown)
    x = {
        "field": "records",
        "type": "quantitative",
        "title": "records (YAML, one a file)",
        "scale": {"type": "log", "domain": [45, _right(shown)], "nice": False},
        "axis": {
            "values": [50, 100, 1000, 10_000, 100_000],
            "labelExpr": "replace(format(datum.value, ','), ',', ' ')",
            "grid": False,
        },
    }
    y = {
        "field": "seconds",
        "type": "quantitative",
        "title": "seconds, whole process, median",
        "scale": {"type": "log", "domain": [least, most], "nice": False},
        "axis": {"values": [0.001, 0.01, 0.1, 1, 10, 100, 1000], "format": "~g"},
    }
    colour = {"field": "process", "type": "nominal", "scale": scale, "legend": None}
    shape = {
        "field": "process",
        "type": "nominal",
        "scale": {"domain": names, "range": [_STYLES[name][1] for name in names]},
        "legend": None,
    }
    width = {
        "field": "process",
        "type": "nominal",
        "scale": {"domain": names, "range": [_STYLES[name][2] for name in names]},
        "legend": None,
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": alternative(found),
        "width": 560,
        "height": 400,
        "background": "#ffffff",
        "padding": {"left": 8, "right": 8, "top": 8, "bottom": 8},
        "data": {"values": shown},
        "layer": [
            {
                "mark": {"type": "line"},
                "encoding": {"x": x, "y": y, "color": colour, "strokeWidth": width},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 60},
                "encoding": {"x": x, "y": y, "color": colour, "shape": shape},
            },
            {
                "data": {"values": _labels(shown, math.log10(most / least))},
                "mark": {"type": "text", "align": "left", "dx": 9, "fontSize": 12},
                "encoding": {"x": x, "y": y, "text": {"field": "process"}, "color": colour},
            },
        ],
        "config": {"view": {"stroke": None}, "font": "sans-serif"},
    }


def _right(shown: list[dict[str, Any]]) -> float:
    """The right edge: room for names behind the last points."""
    return float(max((one["records"] for one in shown), default=100) * 12)


def _range(shown: list[dict[str, Any]]) -> tuple[float, float]:
    """The powers of ten around all seconds."""
    seconds = [one["seconds"] for one in shown] or [1.0]
    ends = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    return 10.0 ** ends[0], 10.0 ** max(ends[1], ends[0] + 1)


def _labels(shown: list[dict[str, Any]], powers: float) -> list[dict[str, Any]]:
    """The name of each process behind its last point, moved where two would lie on one another."""
    last: dict[str, dict[str, Any]] = {}
    for one in sorted(shown, key=lambda one: one["records"]):
        last[one["process"]] = dict(one)
    placed: list[dict[str, Any]] = []
    for one in sorted(last.values(), key=lambda one: (one["records"], one["seconds"])):
        below = placed[-1] if placed else None
        if below and below["records"] == one["records"]:
            one["seconds"] = max(one["seconds"], below["seconds"] * 10 ** (_APART * powers))
        placed.append(one)
    return placed
