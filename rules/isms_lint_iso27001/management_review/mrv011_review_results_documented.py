"""MRV011: the results of the review are documented."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reviews import held_on

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
        "none": (
            "the review was held on {held_on}, and nothing of its results is"
            " written down: no text, no decision, no conclusion, no linked minutes"
        ),
        "undated": (
            "the review counts as {status}, and on which day it was held is not written down"
        ),
    },
    related=(
        "MRV009",
        "MRV012",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report]:
    """The results of the review are documented.

    What it checks
        Whether a review that was held has its day, and something that documents its results: a
        text, decisions, a conclusion, or evidence such as the minutes.
    Why it matters
        The standard asks for documented information as evidence of the results. An entry in a
        calendar is none.
    How to fix
        Write the decisions into the record, or link the minutes in `evidence`.
    Not reported
        Any form of documentation. Planned and cancelled reviews.
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
    day = held_on(review, run)
    if day is None or day > run.as_of:
        return
    if all(is_blank_answer(review.get(field)) for field in _RESULTS):
        yield Report("none", ("held_on",), held_on=day)
