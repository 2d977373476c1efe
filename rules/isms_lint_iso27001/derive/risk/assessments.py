"""Risk assessments that were completed, and when (8.2)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass


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


def latest_by(day: date, run: Pass) -> Assessed | None:
    """The last assessment completed on or before `day`."""
    return next((one for one in reversed(run.derive(assessments)) if one.day <= day), None)
