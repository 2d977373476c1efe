"""A table for people: the points, then what findings are counted by."""

from __future__ import annotations

from isms_lint.reporters.escape import plain
from isms_lint.reporters.numbers import number_table
from isms_lint.reporters.terminal import folded_lines
from isms_lint.trend.series import Series
from isms_lint.trend.words import (
    MARK,
    MOST_BLOCKS,
    NOTE,
    differences,
    moved,
    of_name,
    remarks,
    table,
)

_COLUMN = 12
"""Columns of the terminal that a number below a date takes."""


def report(series: Series, width: int) -> str:
    """The whole report."""
    heads, rows = table(series)
    points = [[plain(cell) for cell in cells] for cells in rows]
    why = (f"{MARK} {line}" for line in differences(series))
    said = (*why, *remarks(series), moved(series), NOTE)
    drawn = number_table(heads, points, range(2, len(heads))) if points else ""
    blocks = [drawn, _counts(series, width)]
    blocks.append("\n".join(folded_lines(map(plain, said), width)))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _counts(series: Series, width: int) -> str:
    if not series.names:
        return ""
    name = max(len(series.by), *map(len, series.names))
    taken = name + min(len(series.steps), MOST_BLOCKS) + _COLUMN
    columns = max(1, (width - taken) // _COLUMN)
    days = [step.point.as_of.isoformat() for step in series.steps[-columns:]]
    rows = [[plain(cell) for cell in of_name(series, name, columns)] for name in series.names]
    drawn = number_table((series.by, "", *days), rows, range(2, 2 + len(days)))
    more = len(series.steps) - len(days)
    if more > 0:
        drawn += f"\nand {more} points before these; --format csv has them all"
    return drawn
