"""MRV023: the next review is planned."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.review_interval import review_interval
from isms_lint_iso27001.derive.reviews import held_reviews, planned_for


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
        "none": (
            "no next review is planned: neither `next_on`, nor a planned review,"
            " nor a declared interval is on record"
        )
    },
    related=("MRV001",),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
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
        A declared interval. Earlier reviews: only the last one counts.
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
    last = next(reversed(run.derive(held_reviews)), None)
    if last is None or last.review is not review:
        return
    if not is_blank_answer(review.get("next_on")) or review_interval(run).declared:
        return
    planned = (planned_for(one, run) for one in run.register.of("management-review"))
    if all(day is None for day in planned):
        yield Report("none", ("held_on",))
