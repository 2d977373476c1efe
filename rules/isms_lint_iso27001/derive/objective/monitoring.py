"""How often measures are taken, and since when the next result is awaited (9.1)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.objective.results import has_undated_result, months_later, results_of


class Awaited(NamedTuple):
    """The next result of a measure: it is taken every so many `months`, and the time counts from the
    day `since`. `last` is the result of that day; None where it is the first day of the measure.
    """

    measure: Record
    months: int
    since: date
    last: Record | None

    def by(self, periods: float) -> date:
        """The last day of so many periods."""
        return months_later(self.since, self.months * periods)


def awaited_result(
    measure: Record, objective: Record | None, periods: float, run: Pass
) -> Awaited | NotEvaluated:
    """The next result of a measure that serves `objective`, or why it cannot be told when it is
    awaited. A result without a date is such a reason only once `periods` are over.
    """
    months = measure.get("frequency_months")
    if not isinstance(months, int) or isinstance(months, bool) or months < 1:
        return NotEvaluated(f"{measure.id} does not say how often it is taken (`frequency_months`)")
    results = results_of(measure, run)
    last = results[-1] if results else None
    days = [
        last.day if last is not None else None,
        run.date(measure, "from"),
        run.date(objective, "from") if objective is not None else None,
    ]
    since = max((day for day in days if day is not None), default=None)
    if since is not None:
        found = last.record if last is not None and last.day == since else None
        awaited = Awaited(measure, months, since, found)
        if awaited.by(periods) >= run.as_of:
            return awaited
    if has_undated_result(measure, run):
        return NotEvaluated(f"a result of {measure.id} has no date that can be read")
    if since is None:
        return NotEvaluated(
            f"{measure.id} has no result, and since when it is taken is not on record"
        )
    return awaited
