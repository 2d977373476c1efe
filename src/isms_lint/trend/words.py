"""What is said of a series for people, in any format. Text of reports stands in it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.rules.basis import Severity
from isms_lint.trend.series import Series, Step
from isms_lint.trend.sparkline import sparkline

HEADS = (
    "as of",
    "point",
    "errors",
    "warnings",
    "infos",
    "accepted",
    "not evaluated",
    "new",
    "gone",
)
NUMBERS = range(2, 9)
"""The columns of `HEADS` that hold numbers."""
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
        str(point.accepted),
        str(point.not_evaluated),
        "" if step.new is None else str(step.new),
        "" if step.gone is None else str(step.gone),
    ]


def marked(step: Step) -> list[str]:
    """The same, with a mark where the point does not compare."""
    as_of, label, *numbers = row(step)
    return [as_of, label + MARK if step.differs else label, *numbers]


def of_name(series: Series, name: str, columns: int) -> list[str]:
    """The cells of a name that findings are counted under: the line, and the last numbers."""
    numbers = [step.point.counts.get(name, 0) for step in series.steps]
    return [name, sparkline(numbers[-MOST_BLOCKS:]), *map(str, numbers[-columns:])]


def moved(series: Series) -> str:
    """Open findings from the first point to the last."""
    numbers = [sum(step.point.findings.values()) for step in series.steps]
    of = f" of {series.repository}" if series.repository else ""
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
