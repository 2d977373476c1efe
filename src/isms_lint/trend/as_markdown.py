"""A comment or the summary of a job."""

from __future__ import annotations

from isms_lint.reporters.inert import inert
from isms_lint.reporters.markdown_table import heading, row
from isms_lint.reporters.section import Section, size
from isms_lint.trend.series import Series
from isms_lint.trend.words import (
    NOTE,
    differences,
    moved,
    of_name,
    remarks,
    table,
)

_MOST_BYTES = 65_536
"""What GitHub takes everywhere for a comment."""
_MOST_COLUMNS = 6
_LONG = 2_000


def report(series: Series, _width: int) -> str:
    """The whole report, in at most 65 536 bytes: the last points find room first."""
    head = f"### isms-lint: {inert(moved(series).rstrip('.'))}\n\n"
    foot = f"{NOTE}\n"
    room = _MOST_BYTES - size(head + foot)
    heads, points = table(series)
    heads = [head[:1].upper() + head[1:] for head in heads]
    rows = [row(*map(inert, cells)) for cells in reversed(points)]
    numbers = range(2, len(heads))
    drawn = Section(heading(*heads, numbers=numbers), rows, "\n", "points").within(room // 2)
    told = (*differences(series), *remarks(series))
    said = [f"- {inert(line, _LONG)}\n" for line in told]
    remarked = Section("", said, "\n", "remarks").within(room // 4)
    return head + drawn + remarked + _counts(series).within(room // 4) + foot


def _counts(series: Series) -> Section:
    days = [step.point.as_of.isoformat() for step in series.steps[-_MOST_COLUMNS:]]
    heads = [series.by.capitalize(), "", *days]
    rows = [row(*map(inert, of_name(series, name, _MOST_COLUMNS))) for name in series.names]
    return Section(heading(*heads, numbers=range(2, len(heads))), rows, "\n", "names")
