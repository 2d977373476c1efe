"""MRV018: A major nonconformity leads to a decision."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.naming import is_named
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of, is_major, is_withdrawn
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reviews import ReviewGroup, group_ended_by, still_planned
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="MRV018",
    name="major-without-decision",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "ignored": (
            "{ncs} {verb} raised in the period, and neither corrective action nor a"
            " decision of the review answers {them}"
        )
    },
    needs={"nonconformity"},
    related=(
        "MRV016",
        "FND013",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A major nonconformity leads to a decision.

    What it checks
        Whether each major nonconformity raised since the review before has a corrective action
        opened by the day of the review, a recorded decision on it, or a decision of the review that
        names it.
    Why it matters
        A failure of the system is what top management has to act on. A review that hears of one and
        decides nothing has looked away.
    How to fix
        Decide, and name the nonconformity in the decision's `references`; a reason why nothing is
        needed is a decision too.
    Not reported
        Decisions made before the review. Withdrawn nonconformities.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: improvement, text: a course}]
        ---
        {kind: nonconformity, id: NC-1, grade: major, raised_on: 2026-07-17}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        decisions: [{class: isms-change, text: two people sign, references: [NC-1]}]
        ---
        {kind: nonconformity, id: NC-1, grade: major, raised_on: 2026-07-17}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return

    ignored = [
        nc
        for nc in run.register.of("nonconformity")
        if is_major(nc)
        and not is_withdrawn(nc)
        and (raised := run.date(nc, "raised_on")) is not None
        and group.covers(raised)
        and not _is_answered(nc, group, run)
    ]
    if ignored and not still_planned(group, run):
        one = len(ignored) == 1
        yield Report(
            "ignored",
            ("decisions",),
            related=tuple(Related(nc, ("grade",), f"{nc.id} is major") for nc in ignored),
            ncs=list_of([nc.id for nc in ignored]),
            verb="was" if one else "were",
            them="it" if one else "them",
        )


def _is_answered(nc: Record, group: ReviewGroup, run: Pass) -> bool:
    actions = corrective_actions_of(nc, run)
    for action in actions:
        opened_on = run.date(action, "opened_on")
        if opened_on is None or opened_on <= group.held_on:
            return True
    if nc.get("disposition", "car") is False and not is_blank_answer(
        nc.get("disposition", "reason")
    ):
        return True
    names = [nc.id, *(action.id for action in actions)]
    for held in group.reviews:
        for index, decision in held.review.items("decisions"):
            named = [id for _, id in held.review.strings("decisions", index, "references")]
            words = str(decision.get("text", ""))
            if any(id in named or is_named(id, words) for id in names):
                return True
    return False
