"""Management reviews that are still ahead, and those that stayed plans."""

from __future__ import annotations

from datetime import date

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.review.reviews import Held, held_reviews, planned_for


def planned_days(run: Pass) -> tuple[date, ...]:
    """The days, not yet past, for which reviews are planned, in order (a derivation).

    Planned by a record of their own, or as `next_on` of the last review that was held.
    """
    planned = {planned_for(review, run) for review in run.register.of("management-review")}
    held = [one for one in run.derive(held_reviews) if one.day <= run.as_of]
    planned.update(run.date(one.review, "next_on") for one in held[-1:])
    return tuple(sorted(day for day in planned if day is not None and day >= run.as_of))


def lapsed_reviews(run: Pass) -> tuple[Held, ...]:
    """The reviews that still count as planned though their day is past, by that day (a derivation)."""
    found = []
    for review in run.register.of("management-review"):
        days = (run.date(review, field) for field in ("planned_on", "held_on"))
        day = max((day for day in days if day is not None), default=None)
        if review.text("status") == "planned" and day is not None and day < run.as_of:
            found.append(Held(day, review))
    return tuple(sorted(found, key=lambda one: (one.day, one.review.id)))


def is_review_planned_by(day: date, run: Pass) -> bool:
    """Whether a review is planned between the day of the run and `day`."""
    return any(one <= day for one in run.derive(planned_days))
