"""The matrix cut into pictures that fit a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.matrix import Cell, Matrix, Row
from isms_lint_iso27001.papers.named import name_of

_ACROSS, _DOWN = 8, 40
_MOST = 4
"""Pictures: of more people and rows nobody would look at them all."""


def panels(drawn: Matrix, parts: Sequence[tuple[str, ...]], run: Pass) -> Iterator[dict[str, Any]]:
    """What each picture shows; none where there would be too many. `parts` are the items of each row
    in words.
    """
    if ceil(len(drawn.people) / _ACROSS) * ceil(len(drawn.rows) / _DOWN) > _MOST:
        return
    rows = list(zip(drawn.rows, parts, strict=True))
    for left in range(0, len(drawn.people), _ACROSS):
        people = drawn.people[left : left + _ACROSS]
        for top in range(0, len(rows), _DOWN):
            shown = rows[top : top + _DOWN]
            yield {
                "people": [name_of(person) for person in people],
                "rows": [_row(row, said) for row, said in shown],
                "cells": [
                    {"row": place, "person": column, **_state(row.cells[left + column], run)}
                    for place, (row, _) in enumerate(shown)
                    for column in range(len(people))
                ],
            }


def _row(row: Row, parts: tuple[str, ...]) -> dict[str, Any]:
    """A row that is all of what heads it needs no parts."""
    return {
        "sort": row.sort,
        "heading": row.heading,
        "name": "" if row.record is None else name_of(row.record),
        "parts": () if row.whole else parts,
    }


def _state(cell: Cell, run: Pass) -> dict[str, str]:
    if cell.ties:
        code = min(cell.codes, key=lambda one: (run.rules[one].severity.rank, one))
        more = "+" if len(cell.codes) > 1 else ""
        return {"state": run.rules[code].severity.value, "mark": f"{code}{more}"}
    return {"state": "open", "mark": "?"} if cell.is_open else {"state": "none", "mark": ""}
