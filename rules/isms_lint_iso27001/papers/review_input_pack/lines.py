"""What the picture of measures shows: the results of each over time, beside its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.objective.results import results_of
from isms_lint_iso27001.derive.objective.targets import number_of
from isms_lint_iso27001.derive.review_pack.measurement import Measured
from isms_lint_iso27001.derive.text.words import title_in

_MOST_MEASURES = 8
_MOST_RESULTS = 16


class Point(NamedTuple):
    """A result: the measure, in the words of its panel, the day, the value and the target, each of
    these None where it is no number.
    """

    measure: str
    day: str
    value: float
    target: float | None


def lines_of(measured: Sequence[Measured], run: Pass) -> tuple[list[Point], int]:
    """The last results of each measure that has several with numbers; those short of their target
    first, and of many the first ones. How many of these measures are left out.
    """
    missed_first = sorted(measured, key=lambda one: (not one.missed, one.last is None))
    found = [line for one in missed_first if len(line := _line(one, run)) > 1]
    shown = found[:_MOST_MEASURES]
    return [point for line in shown for point in line], len(found) - len(shown)


def _line(one: Measured, run: Pass) -> list[Point]:
    title = title_in(one.measure)
    name = f"{one.measure.id}: {title}" if title else one.measure.id
    wanted: Any = None if one.target is None else one.target.wanted
    target = None if wanted is None or isinstance(wanted, bool | str) else float(wanted)
    points = []
    for result in results_of(one.measure, run)[-_MOST_RESULTS:]:
        number = number_of(result.record.get("value"))
        if number is not None:
            points.append(Point(name, result.day.isoformat(), float(number), target))
    return points
