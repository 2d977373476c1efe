"""The independence matrix: its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from isms_lint.offers.paper import NoPaper, Paper, Seen
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.independence.matrix import Cell, Matrix, Row, matrix
from isms_lint_iso27001.derive.text.words import scope_parts
from isms_lint_iso27001.papers.independence_matrix.panels import panels
from isms_lint_iso27001.papers.independence_matrix.people import people
from isms_lint_iso27001.papers.independence_matrix.planned import planned, undated
from isms_lint_iso27001.papers.independence_matrix.teams import (
    on_independence,
    silent_rules,
    teams,
)
from isms_lint_iso27001.papers.named import name_of
from isms_lint_iso27001.papers.paths import paths_in
from isms_lint_iso27001.papers.titles import title

_ACROSS = 6
"""People side by side in one table: more do not fit the width of a page."""


class Line(NamedTuple):
    """One row of a table: what it is about, and the cells of the people there.

    `parts` are its items in as few parts as name them all, without the record that it is about.
    """

    row: Row
    parts: tuple[str, ...]
    cells: tuple[Cell, ...]


class Grid(NamedTuple):
    """Some people and the rows. Of a coarse matrix, rows that show nothing for any of them are only
    counted, in `quiet`.
    """

    people: tuple[Record, ...]
    lines: tuple[Line, ...]
    quiet: int


def _facts(seen: Seen) -> Mapping[str, Any]:
    run = seen.run
    known = people(run)
    found = teams(run)
    if not known and not found:
        raise NoPaper(
            "nobody on record audits, is competent to audit or was hired for it: record people,"
            " their competence and the teams of audits"
        )
    here = [one.record for one in known if not one.away]
    drawn = matrix(here, run.as_of, run)
    ties = drawn.ties
    parts = [_parts(row, run) for row in drawn.rows]
    return {
        "people": known,
        "matrix": drawn,
        "grids": tuple(_grids(drawn, parts)),
        "panels": tuple(panels(drawn, parts, run)),
        "paths": [(person, paths_in(ties[person.id], run)) for person in here],
        "tied": {id: len(found) for id, found in ties.items()},
        "left_open": _left_open(drawn),
        "total": len({item for row in drawn.rows for item in row.items}),
        "unclear": _unclear(drawn),
        "unowned": scope_parts(_unowned(drawn), run),
        "codes": _codes(drawn),
        "planned": planned([one.record for one in known], run),
        "undated": undated(run),
        "teams": found,
        "points": on_independence(seen),
        "silent": silent_rules(seen),
        "severity": {code: rule.severity.value for code, rule in run.rules.items()},
        "name": name_of,
        "title": title,
    }


def _grids(drawn: Matrix, parts: Sequence[tuple[str, ...]]) -> Iterator[Grid]:
    """The matrix in tables that fit a page. `parts` are the items of each row in words."""
    for first in range(0, len(drawn.people), _ACROSS):
        across = slice(first, first + _ACROSS)
        lines = [
            Line(row, said, row.cells[across]) for row, said in zip(drawn.rows, parts, strict=True)
        ]
        shown = [one for one in lines if not drawn.is_coarse or _says_something(one)]
        yield Grid(drawn.people[across], tuple(shown), len(lines) - len(shown))


def _says_something(line: Line) -> bool:
    return any(cell.ties or cell.is_open for cell in line.cells)


def _parts(row: Row, run: Pass) -> tuple[str, ...]:
    about = "" if row.record is None else row.record.id
    return tuple(scope_parts([item for item in row.items if item != about], run))


def _left_open(drawn: Matrix) -> Mapping[str, int]:
    """By person id, of how many items it is open whether there is a tie."""
    return {
        person.id: len(
            {item for row in drawn.rows if row.cells[place].is_open for item in row.items}
        )
        for place, person in enumerate(drawn.people)
    }


def _unowned(drawn: Matrix) -> set[str]:
    """The items without an owner on record."""
    return {item for row in drawn.rows if not all(c.owned for c in row.cells) for item in row.items}


def _unclear(drawn: Matrix) -> list[tuple[Record, tuple[str, ...]]]:
    """By person, what the records leave open."""
    found = []
    for place, person in enumerate(drawn.people):
        doubts = (doubt for row in drawn.rows for doubt in row.cells[place].doubts)
        reasons = tuple(dict.fromkeys(doubts))
        if reasons:
            found.append((person, reasons))
    return found


def _codes(drawn: Matrix) -> Sequence[str]:
    """The rules that report the ties in the matrix."""
    return sorted({tie.code for row in drawn.rows for cell in row.cells for tie in cell.ties})


INDEPENDENCE_MATRIX = Paper(
    "independence-matrix",
    "what ties each auditor to each thing that is audited, and by which way",
    _facts,
)
