"""MRV013: the review is told what became of earlier reviews' actions."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.actions import was_open_on
from isms_lint_iso27001.derive.earlier_actions import earlier_actions
from isms_lint_iso27001.derive.review_inputs import cites, has_snapshot, is_addressed
from isms_lint_iso27001.derive.reviews import group_ended_by
from isms_lint_iso27001.derive.words import list_of

_FIELD = "previous_actions"


@rule(
    code="MRV013",
    name="previous-actions",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "left-out": (
            "the input on earlier actions does not name {actions}: what became of"
            " {them} was not presented"
        )
    },
    related=(
        "MRV002",
        "ACT003",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told what became of earlier reviews' actions.

    What it checks
        Whether the input `previous_actions` names each action of an earlier review that was open
        when that review group ended or is open now.
    Why it matters
        It is the first input the standard lists. Actions that drop out of the list between two
        reviews were decided for nothing.
    How to fix
        List each open action with its status; those that are done, once.
    Not reported
        The first review. A register presented with a hash or as a document. A sentence about all
        actions of a review, by its id. A missing input: MRV002 speaks of that.
    Bad
        kind: management-review
        records:
          - id: MR-0
            status: held
            held_on: 2025-10-08
            actions: [{id: ACT-1, text: a, status: open}, {id: ACT-2, text: b, status: open}]
          - id: MR-1
            status: held
            held_on: 2026-10-08
            inputs: {previous_actions: {summary: under way, references: [ACT-1]}}
    Good
        kind: management-review
        records:
          - id: MR-0
            status: held
            held_on: 2025-10-08
            actions: [{id: ACT-1, text: a, status: open}, {id: ACT-2, text: b, status: open}]
          - id: MR-1
            status: held
            held_on: 2026-10-08
            inputs: {previous_actions: {summary: both under way, references: [ACT-1, ACT-2]}}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return

    if group.after is None or not any(is_addressed(one.review, _FIELD) for one in group.reviews):
        return
    if any(has_snapshot(one.review, _FIELD, run.register) for one in group.reviews):
        return
    considered = [one.review for one in group.considered_by]
    missing = [
        (action, origin)
        for action, origin in earlier_actions(group, run)
        if (was_open_on(action, group.after, run) or was_open_on(action, group.held_on, run))
        and action.text("status") != "cancelled"
        and not any(cites(one, _FIELD, action.id) for one in considered)
    ]
    told = {action.id for action, _ in earlier_actions(group, run) if _is_told(action, considered)}
    left = [
        (a, o)
        for a, o in missing
        if told or not any(cites(one, _FIELD, o.id) for one in considered)
    ]
    if left:
        yield Report(
            "left-out",
            ("inputs", _FIELD),
            related=tuple(
                Related(action, ("status",), f"{action.id} comes from {origin.id}")
                for action, origin in left
            ),
            actions=list_of([action.id for action, _ in left]),
            them="it" if len(left) == 1 else "them",
        )


def _is_told(action: Record, considered: list[Record]) -> bool:
    return any(cites(one, _FIELD, action.id) for one in considered)
