"""MRV012: the review concludes on suitability, adequacy and effectiveness."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.conclusions import PARTS, concludes, may_conclude
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.words import alternatives


@rule(
    code="MRV012",
    name="conclusion",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "{subject} does not conclude whether the ISMS is {parts}"},
    related=("MRV009", "MRV011"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review concludes on suitability, adequacy and effectiveness.

    What it checks
        Whether the reviews of a group (one series, or a single review) have a `conclusion` on each
        of the three: `suitable`, `adequate`, `effective`. Where it is written as one text, whether
        the text names each of them.
    Why it matters
        That is what the review is for. Without the three answers top management was informed, and
        did not judge.
    How to fix
        Write one sentence each.
    Not reported
        A conclusion in another review of the series. Not evaluated: a series with a review still
        ahead, a conclusion in prose that names none of the three, and minutes that speak of all
        that is missing.
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
        conclusion: {suitable: for our services yes, adequate: one hour a week is too little,
             effective: three of four goals}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    reviews = [held.review for held in group.reviews]
    missing = [word for word in PARTS if not any(concludes(one, word) for one in reviews)]
    if not missing:
        return
    words = alternatives(missing)
    if any(may_conclude(one, missing) for one in reviews):
        yield NotEvaluated(
            f"whether the review concludes that the ISMS is {words} is left to prose"
        )
        return
    yield awaited(group, run) or Report(
        "lacks",
        ("conclusion",) if review.get("conclusion") is not None else ("status",),
        about=missing,
        subject=group.subject,
        parts=words,
    )
