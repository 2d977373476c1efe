"""DOC004: a document's own date of review has passed."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.document.next_review import review_awaited


@rule(
    code="DOC004",
    name="review-overdue",
    kinds={"document"},
    scope=RECORD,
    clauses=("7.5.2 c",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "overdue": (
            "was to be reviewed by {due}; no review since is on record on {as_of}, {days} later"
        )
    },
    related=("DOC002",),
)
def check(document: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A document's own date of review has passed.

    What it checks
        Whether `next_review_on` of a document in use lies before the as-of date, and no review
        (`reviewed_on`) is on record from that day on. An amendment is none: it changes one thing.
    Why it matters
        The organization set the date itself. A policy past it says that nobody looked.
    How to fix
        Review the document, write `reviewed_on`, and set the next date.
    Not reported
        Documents without a date of review: the standard sets no interval. Drafts, documents that are
        being reviewed (`in-review`), and those that were replaced or withdrawn. A review on the day
        or later where only the next date was not written.
    Bad
        kind: document
        id: POL-2
        status: approved
        next_review_on: 2026-01-31
    Good
        kind: document
        id: POL-2
        status: approved
        next_review_on: 2027-01-31
    """
    due = review_awaited(document, run)
    if isinstance(due, NotEvaluated):
        yield due
        return
    if due is None or due >= run.as_of:
        return
    days = (run.as_of - due).days
    yield Report(
        "overdue",
        ("next_review_on",),
        due=due,
        as_of=run.as_of,
        days="1 day" if days == 1 else f"{days} days",
    )
