"""Management reviews that are still ahead."""

from __future__ import annotations

from datetime import date

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.reviews import planned_for


def is_review_planned_by(day: date, run: Pass) -> bool:
    """Whether a review is planned between the day of the run and `day`."""
    planned = (planned_for(review, run) for review in run.register.of("management-review"))
    return any(one is not None and one <= day for one in planned)
