"""The time on which a review that is still to be held looks back, and the time before it."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.review.interval import looks_back_to, review_interval
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, review_groups


class ReviewPeriod(NamedTuple):
    """After `after`, up to `until`, the day of the run; the period before it began after `before`.

    `last` is the group of reviews that ended the period before; None where none was held. Then the
    period is one review interval, and there is none before it. `series` is that of the review to come.
    """

    after: date
    until: date
    last: ReviewGroup | None
    before: date | None
    series: str

    def holds(self, day: date | None) -> bool:
        """Whether `day` falls into it."""
        return day is not None and self.after < day <= self.until

    def held_before(self, day: date | None) -> bool:
        """Whether `day` falls into the period before it."""
        return day is not None and self.before is not None and self.before < day <= self.after

    @property
    def last_review(self) -> Record | None:
        """The last review that was held before it."""
        return self.last.last if self.last is not None else None


def review_period(run: Pass, series: str = "") -> ReviewPeriod:
    """The period that ends on the day of the run.

    Reviews that share a `series` share their inputs, so the earlier ones of the series to come end no
    period.
    """
    groups = [
        group
        for group in run.derive(review_groups)
        if group.held_on <= run.as_of and not (series and group.series == series)
    ]
    if not groups:
        after = add_months(run.as_of, -review_interval(run).months)
        return ReviewPeriod(after, run.as_of, None, None, series)
    last = groups[-1]
    return ReviewPeriod(last.held_on, run.as_of, last, looks_back_to(last, run), series)
