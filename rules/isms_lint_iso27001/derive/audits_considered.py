"""Which audits a management review took up in its input on audit results."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.review_inputs import cites
from isms_lint_iso27001.derive.reviews import Held

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
