"""What is said of a series for people, in any format. Text of reports stands in it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.findings.finding import ACCEPTED
from isms_lint.rules.basis import Severity
from isms_lint.trend.series import Series, Step
from isms_lint.trend.sparkline import sparkline

HEADS = (
    "as of",
    "point",
    *("errors", "warnings", "infos"),
    "accepted",
    *(str(status) for status in ACCEPTED),
    *("not evaluated", "new", "newly accepted", "gone"),
)
_IF_ANY = frozenset({*(str(status) for status in ACCEPTED), "newly accepted"})
"""Heads of columns that people see only where there is more than nought in them."""
MOST_BLOCKS = 40
"""Points a line of blocks shows."""
MARK = "*"
"""Stands behind the label of a point that does not compare with the one before."""
NOTE = "It says how findings moved, not how good the management system is."


def row(step: Step) -> list[str]:
    """The cells of a point, below `HEADS`."""
    point = step.point
    return [
        point.as_of.isoformat(),
        point.label,
        *(str(point.findings[level]) for level in Severity),
        str(sum(point.accepted.values())),
        *(str(point.accepted[status]) for status in ACCEPTED),
        str(point.not_evaluated),
        "" if step.new is None else str(step.new),
        "" if step.newly_accepted is None else str(step.newly_accepted),
        "" if step.gone is None else str(step.gone),
    ]


def table(series: Series) -> tuple[list[str], list[list[str]]]:
    """Heads and rows for people, with a mark where a point does not compare. All columns but the first
    two hold numbers.
    """
    rows = [row(step) for step in series.steps]
    for cells, step in zip(rows, series.steps, strict=True):
        cells[1] += MARK if step.differs else ""
    shown = [
        number
        for number, head in enumerate(HEADS)
        if head not in _IF_ANY or any(cells[number] not in ("", "0") for cells in rows)
    ]
    return [HEADS[n] for n in shown], [[cells[n] for n in shown] for cells in rows]


def of_name(series: Series, name: str, columns: int) -> list[str]:
    """The cells of a name that findings are counted under: the line, and the last numbers."""
    numbers = [step.point.counts.get(name, 0) for step in series.steps]
    return [name, sparkline(numbers[-MOST_BLOCKS:]), *map(str, numbers[-columns:])]


def moved(series: Series) -> str:
    """Open findings from the first point to the last."""
    numbers = [sum(step.point.findings.values()) for step in series.steps]
    of = f" of {series.repository}" if series.repository else ""
    if not numbers:
        return f"Open findings{of}: no report could be read."
    line = sparkline(numbers[-MOST_BLOCKS:])
    return f"Open findings{of}: {line} {numbers[0]} at first, {numbers[-1]} at last."


def differences(series: Series) -> Iterator[str]:
    """Which points do not compare with the one before, and why: a sentence each."""
    for step in series.steps:
        if step.differs:
            yield (
                f"{step.point.label} does not compare with the point before it:"
                f" {'; '.join(step.differs)}."
            )


def remarks(series: Series) -> Iterator[str]:
    """What was not read, what was left out: a sentence each."""
    for unread in series.unread:
        yield f"not read: {unread.source}: {unread.message}"
    yield from series.remarks
