"""Risk assessments that were completed, and when (8.2)."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Assessed(NamedTuple):
    """A completed assessment and its day."""

    day: date
    assessment: Record


def assessments(run: Pass) -> tuple[Assessed, ...]:
    """Every assessment completed by the as-of day, by day (a derivation)."""
    found = [
        Assessed(day, one)
        for one in run.register.of("risk-assessment")
        if (day := run.date(one, "completed_on")) is not None and day <= run.as_of
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.assessment.id)))


def is_assessment_ahead(assessment: Record) -> bool:
    """Whether a risk assessment has a day in the plan, and none on which it began or was completed."""
    begun = any(not is_blank_answer(assessment.get(one)) for one in ("started_on", "completed_on"))
    return not begun and not is_blank_answer(assessment.get("planned_on"))


def latest_by(day: date, run: Pass) -> Assessed | None:
    """The last assessment completed on or before `day`."""
    known = run.derive(assessments)
    place = bisect_right(known, day, key=lambda one: one.day)
    return known[place - 1] if place else None
