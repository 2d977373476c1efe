"""A comment or the summary of a job."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.reporters.inert import inert
from isms_lint.reporters.section import Section, size
from isms_lint.trend.series import Series
from isms_lint.trend.words import HEADS, NOTE, NUMBERS, moved, of_name, remarks, row

_MOST_BYTES = 65_536
"""What GitHub takes everywhere for a comment."""
_MOST_COLUMNS = 6
_LONG = 2_000


def report(series: Series, _width: int) -> str:
    """The whole report, in at most 65 536 bytes: the last points find room first."""
    head = f"### isms-lint: {inert(moved(series).rstrip('.'))}\n\n"
    foot = f"{NOTE}\n"
    room = _MOST_BYTES - size(head + foot)
    rows = [_line([inert(cell) for cell in row(step)]) for step in reversed(series.steps)]
    points = Section(_heading(HEADS, NUMBERS), rows, "\n", "points").within(room // 2)
    said = [f"- {inert(line.removeprefix('* '), _LONG)}\n" for line in remarks(series)]
    remarked = Section("", said, "\n", "remarks").within(room // 4)
    return head + points + remarked + _counts(series).within(room // 4) + foot


def _counts(series: Series) -> Section:
    days = [step.point.as_of.isoformat() for step in series.steps[-_MOST_COLUMNS:]]
    heads = [series.by.capitalize(), "", *days]
    rows = [
        _line([inert(cell) for cell in of_name(series, name, _MOST_COLUMNS)])
        for name in series.names
    ]
    return Section(_heading(heads, range(2, len(heads))), rows, "\n", "names")


def _heading(heads: Sequence[str], numbers: range) -> str:
    """The heading of a table, with the columns in `numbers` to the right."""
    marks = ["---:" if index in numbers else "---" for index in range(len(heads))]
    return f"{_line([head[:1].upper() + head[1:] for head in heads])}|{'|'.join(marks)}|\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
