"""MRV012: the review concludes on suitability, adequacy and effectiveness."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reviews import group_ended_by, still_planned


@rule(
    code="MRV012",
    name="conclusion",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "{subject} concludes nothing on whether the ISMS is {parts}"},
    related=(
        "MRV009",
        "MRV011",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review concludes on suitability, adequacy and effectiveness.

    What it checks
        Whether the reviews of a group (one series, or a single review) have a `conclusion` on each
        of the three: `suitable`, `adequate`, `effective`.
    Why it matters
        That is what the review is for. Without the three answers top management was informed, and
        did not judge.
    How to fix
        Write one sentence each.
    Not reported
        A conclusion in another review of the series. Series with a review still ahead.
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

    missing = [
        word
        for word in ("suitable", "adequate", "effective")
        if all(is_blank_answer(held.review.get("conclusion", word)) for held in group.reviews)
    ]
    if not missing:
        return
    if still_planned(group, run):
        yield NotEvaluated(f"series {group.series} still has a planned review")
        return
    at = ("conclusion",) if review.get("conclusion") is not None else ("status",)
    yield Report(
        "lacks",
        at,
        subject=f"series {group.series}" if group.series else "the review",
        parts=" or ".join(missing),
    )
