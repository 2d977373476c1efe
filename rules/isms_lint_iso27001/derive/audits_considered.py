"""Which audits a management review took up in its input on audit results."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audits import findings_of, under_way
from isms_lint_iso27001.derive.review_inputs import cites, is_interim
from isms_lint_iso27001.derive.reviews import Held, ReviewGroup

FIELD = "audit_results"


def takes_up(review: Record, audit: Record, run: Pass) -> bool:
    """Whether the review's input on audit results names the audit, or a finding of it."""
    return cites(review, FIELD, audit.id, run) or any(
        cites(review, FIELD, finding.id, run) for finding in findings_of(audit, run)
    )


def taken_up_by(
    reviews: tuple[Held, ...], audit: Record, run: Pass, since: date | None = None
) -> bool:
    """Whether any of `reviews` held on or after `since` takes up the audit."""
    return any(
        (since is None or one.day >= since) and takes_up(one.review, audit, run) for one in reviews
    )


def interim_of(group: ReviewGroup, run: Pass) -> list[Record]:
    """The audits of which a review of the group took up interim results while they were under way.

    A review that sets `interim` and names no audit means those of its period.
    """
    found: dict[Record, None] = {}
    for one in group.reviews:
        if is_interim(one.review, FIELD):
            running = under_way(one.day, run)
            named = [audit for _, audit in running if takes_up(one.review, audit, run)]
            if not named and one.review.get("inputs", FIELD, "interim") is True:
                named = [audit for began, audit in running if group.covers(began)]
            found.update(dict.fromkeys(named))
    return list(found)
