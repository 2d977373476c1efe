"""How long the organization may go without a management review."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review.reviews import ReviewGroup


class ReviewInterval(NamedTuple):
    """An interval in months, and whether the organization declared it itself."""

    months: int
    declared: bool


def review_interval(run: Pass) -> ReviewInterval:
    """The interval the organization declares; else the one set for MRV001."""
    organization = run.register.organization
    months = organization.get("intervals", "management_review_months") if organization else None
    if isinstance(months, int) and not isinstance(months, bool) and months >= 1:
        return ReviewInterval(months, declared=True)
    return ReviewInterval(run.option_of("MRV001", "review_interval_months"), declared=False)


def looks_back_to(group: ReviewGroup, run: Pass) -> date:
    """The day after which things fall into the group's period, also for the first group.

    The first group has no review before it; it answers for one interval.
    """
    if group.after is not None:
        return group.after
    return add_months(group.held_on, -review_interval(run).months)
