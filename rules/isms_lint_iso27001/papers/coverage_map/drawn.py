"""What the pictures of a cycle show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.soa.rows import excluded_controls
from isms_lint_iso27001.papers.coverage_map.lines import (
    CLAUSES,
    CONTROLS,
    DONE,
    NEVER,
    RECORDS,
    Line,
    controls,
    state_of,
)
from isms_lint_iso27001.papers.coverage_map.windows import Column, Window
from isms_lint_iso27001.papers.named import name_of

_DOWN, _ACROSS = 40, 30
_MOST = 4
"""Pictures of one sort: of more audits and rows nobody would look at them all."""


def by_audit(window: Window, drawn: Sequence[Line]) -> list[dict[str, Any]]:
    """Clauses, controls and records by audit: a picture for each sort, several where it is long."""
    found: list[dict[str, Any]] = []
    for sort in (CLAUSES, CONTROLS, RECORDS):
        rows = [line for line in drawn if line.sort == sort]
        if ceil(len(window.columns) / _ACROSS) * ceil(len(rows) / _DOWN) <= _MOST:
            found.extend(_panels(sort, window, rows))
    return found


def _panels(sort: str, window: Window, rows: Sequence[Line]) -> Iterator[dict[str, Any]]:
    for left in range(0, len(window.columns), _ACROSS):
        columns = window.columns[left : left + _ACROSS]
        for top in range(0, len(rows), _DOWN):
            shown = rows[top : top + _DOWN]
            yield {
                "sort": sort,
                "columns": [_column(one) for one in columns],
                "rows": [_row(line) for line in shown],
                "cells": [
                    {"row": row, "column": column, "state": _state(line, left + column)}
                    for row, line in enumerate(shown)
                    for column in range(len(columns))
                ],
            }


def _column(one: Column) -> dict[str, str]:
    return {"name": one.audited.name, "day": one.audited.day.isoformat()}


def _row(line: Line) -> dict[str, Any]:
    name = "" if line.record is None else name_of(line.record)
    return {"name": name, "parts": line.parts}


def _state(line: Line, place: int) -> str:
    if place in line.audits.done:
        return "done"
    if place in line.audits.planned:
        return "planned"
    if place in line.audits.part_done or place in line.audits.part_planned:
        return "part"
    return "never" if line.state == NEVER else "none"


def tiles(window: Window, run: Pass) -> list[dict[str, Any]]:
    """The controls of Annex A by theme, each with how often it was audited in the time."""
    found = []
    excluded = run.derive(excluded_controls)
    known = controls(run)
    for control in (*known, *(one for one in excluded if one.startswith("A."))):
        _, theme, number = control.split(".")
        times = sum(control in one.covers for one in window.columns if one.audited.done)
        state = state_of(control, window)
        if control in excluded:
            state = "excluded"
        elif state == DONE:
            state = ("once", "twice", "often")[min(max(times, 1), 3) - 1]
        found.append({"theme": f"A.{theme}", "number": int(number), "state": state})
    return found
