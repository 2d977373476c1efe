"""MRV011: the results of the review are documented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.earlier_actions import actions_of_reviews
from isms_lint_iso27001.derive.review.inputs import INPUTS, is_addressed
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, awaited, day_held, group_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_RESULTS = ("text", "decisions", "conclusion", "evidence")


@rule(
    code="MRV011",
    name="review-results-documented",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "of the results of the review of {held_on} nothing is written down: no text, no"
        " decision, no action, no conclusion, no linked minutes",
        "undated": "the review counts as {status}, and the day it was held is not written down",
    },
    related=("MRV009", "MRV012"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The results of the review are documented.

    What it checks
        Whether a review that was held has its day, and something that documents its results: a
        text, decisions, actions, a conclusion, or evidence such as the minutes. Of the reviews of one
        `series`, those that have inputs may have their results in another.
    Why it matters
        The standard asks for documented information as evidence of the results. An entry in a
        calendar is none.
    How to fix
        Write the decisions into the record, or link the minutes in `evidence`.
    Not reported
        Any form of documentation; whether it holds the decisions asked for is MRV009's. Planned and
        cancelled reviews. A day that cannot be read is not evaluated.
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
        evidence: [minutes/2026-10-08.pdf]
    """
    status = review.text("status")
    if status in ("held", "results-approved") and is_blank_answer(review.get("held_on")):
        yield Report("undated", ("status",), status=status)
        return
    day = day_held(review, run)
    if isinstance(day, NotEvaluated):
        yield day
    if not isinstance(day, date) or day > run.as_of or _is_documented(review, run):
        return
    group = group_of(review, run)
    if group is not None and any(is_addressed(review, field) for field, _, _ in INPUTS):
        if group.last is not review or _any_documented(group, run):
            return
        wait = awaited(group, run)
        if wait is not None:
            yield wait
            return
    yield Report("none", ("held_on",), held_on=day)


def _any_documented(group: ReviewGroup, run: Pass) -> bool:
    return any(_is_documented(held.review, run) for held in group.reviews)


def _is_documented(review: Record, run: Pass) -> bool:
    return review in run.derive(_reviews_with_actions) or not all(
        is_blank_answer(review.get(field)) for field in _RESULTS
    )


def _reviews_with_actions(run: Pass) -> frozenset[Record]:
    return frozenset(review for _, review in run.derive(actions_of_reviews))
