"""MRV023: the next review is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.document.documented import documented_in
from isms_lint_iso27001.derive.review.interval import review_interval
from isms_lint_iso27001.derive.review.reviews import (
    held_reviews,
    may_be_held_in,
    planned_for,
    why_unclear,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="MRV023",
    name="next-review-planned",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "none": "no next review is planned: no `next_on` after this review, no planned review and no"
        " declared interval is on record"
    },
    related=("MRV001",),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The next review is planned.

    What it checks
        Whether the last held review says when the next one is (`next_on`), a review is planned on
        record, or the organization declares an interval (`intervals.management_review_months`).
    Why it matters
        Reviews are held at planned intervals. Without a plan the next one is held when somebody
        asks for it.
    How to fix
        Write `next_on`, or declare the interval once.
    Not reported
        A declared interval. Earlier reviews: only the last one counts. Where an approved document is
        about 9.3, the interval may stand in its prose, and the review is not evaluated;
        nor is it where a later one has a status that is no known word (REF006).
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        next_on: 2027-10-07
    """
    unclear = why_unclear(review, run)
    if unclear:
        yield NotEvaluated(unclear)
    last = next(reversed(run.derive(held_reviews)), None)
    if last is None or last.review is not review or review_interval(run).declared:
        return
    next_on = run.date(review, "next_on")
    if next_on is not None and next_on > last.day:
        return
    if any(planned_for(one, run) is not None for one in run.register.of("management-review")):
        return
    unread = may_be_held_in(last.day, date.max, run)
    if unread:
        yield NotEvaluated(unread)
    elif next_on is None and not is_blank_answer(review.get("next_on")):
        yield NotEvaluated("next_on is not a date")
    elif document := documented_in("9.3.1", run):
        yield NotEvaluated(
            f"whether {document.id}, which is about 9.3, gives an interval is left to prose"
        )
    else:
        yield Report("none", ("next_on",) if next_on is not None else ("held_on",))
