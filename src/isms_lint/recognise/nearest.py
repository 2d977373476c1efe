"""Files without a proposal: the table of each that is nearest to a kind, and why it was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isms_lint.documents.document import Reading
from isms_lint.lifting.page_rows import PageRows
from isms_lint.recognise.cells import WIDEST
from isms_lint.recognise.plan import short
from isms_lint.recognise.ranking import Verdict, is_paperwork, judge
from isms_lint.recognise.seen import Grid, Known, grid_of, width
from isms_lint.values import NamedTuple

_COLUMNS = 3
"""Columns from which a table of no kind is told: records are not written in fewer."""
_FIELDS = 6


class Near(NamedTuple):
    """A file, what to say of its nearest table, and how near that is."""

    file: str
    said: str
    score: float


def nearest(readings: Iterable[Reading], known: Known) -> list[Near]:
    """For each file with tables the nearest one, the nearest of all first."""
    found = [near for reading in readings if (near := _of_file(reading, known)) is not None]
    return sorted(found, key=lambda one: (-one.score, one.file))


def _of_file(reading: Reading, known: Known) -> Near | None:
    near = max(_tables(reading, known), key=lambda one: one[0], default=None)
    return None if near is None else Near(reading.file, near[1], near[0])


def _tables(reading: Reading, known: Known) -> Iterator[tuple[float, str]]:
    if reading.page is None:
        return
    rows = PageRows(reading.page)
    rows.names(0)
    for number, table in enumerate(reading.page.tables):
        if table.what != "table" or number in rows.taken:
            continue
        if width(table) > WIDEST:
            yield 0, f"its table has {width(table)} columns, too many for one of records"
        grid = grid_of(number, table, rows, known.names)
        if grid is None or len(grid.rows) < 2 or is_paperwork(grid.columns, grid.headings):
            continue
        verdict = judge(grid.columns, grid.headings, reading.file, known.kinds, known.names)
        if verdict.best is not None or len(grid.columns) >= _COLUMNS:
            yield verdict.best.score if verdict.best else 0, _why(grid, verdict)


def _why(grid: Grid, verdict: Verdict) -> str:
    heading = f"`{short(grid.headings[0])}`" if grid.headings else "its table"
    if verdict.best is None:
        columns = " | ".join(short(one.name, 20) for one in grid.columns[:_FIELDS])
        return f"{heading} fits no kind: {columns}"
    kinds = " or ".join(dict.fromkeys(one.kind.name for one in verdict.ranked[:2]))
    names = ", ".join(short(one.column.name, 20) for one in verdict.best.placed.placings[:_FIELDS])
    return f"{heading} may be {kinds}, by {names}: too little to propose it"
