"""MRV013: the review is told what became of earlier reviews' actions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review.earlier_actions import due_actions, is_done_undated
from isms_lint_iso27001.derive.review.inputs import is_addressed, told_to, was_shown_whole, words_of
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.speaks_of_all import speaks_of_all
from isms_lint_iso27001.derive.text.words import list_of

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
        "left-out": "the input on earlier actions of {told_on} does not name {actions}, open then or"
        " done since the review before: that their status was presented cannot be shown"
    },
    related=("MRV002", "ACT003"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told what became of earlier reviews' actions.

    What it checks
        Whether the input `previous_actions` names each action of an earlier review that was open on
        the day of the review before, or still is on the day of this one. Reviews that share a
        `series` are read together; actions of its earlier reviews are asked for where a later one
        has the input. Where no action is named, a sentence on all of them (`both closed`) or on a
        review by its id is enough; where some are named, all have to be.
    Why it matters
        It is the first input the standard lists. Actions that drop out of the list between two
        reviews were decided for nothing.
    How to fix
        List each open action with its status; those that are done, once.
    Not reported
        The first review. Cancelled actions, and those done before the review before. A register
        presented with a hash or as a document. A missing input: MRV002 speaks of that. An action
        that is done on an unknown day is not evaluated.
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
    told_on = max(
        (one.day for one in group.reviews if is_addressed(one.review, _FIELD)), default=None
    )
    if told_on is None:
        return
    considered = [one.review for one in group.considered_by]
    if was_shown_whole(group, _FIELD, run):
        return
    due = [
        one
        for one in run.derive(due_actions).get(group.last, ())
        if one.day < told_on and not _is_later(one.action, told_on, run)
    ]
    given = told_to(group, _FIELD, run)
    unnamed = [one for one in due if not given.names(one.action.id)]
    if len(unnamed) == len(due):
        if any(speaks_of_all(words_of(one, _FIELD)) for one in considered):
            return
        unnamed = [one for one in due if not given.names(one.review.id)]
    missing = [one for one in unnamed if not is_done_undated(one.action, run)]
    undated = [one.action.id for one in unnamed if is_done_undated(one.action, run)]
    if undated:
        be = "is" if len(undated) == 1 else "are"
        yield NotEvaluated(f"{list_of(undated)} {be} done, on no day that can be read")
    if missing:
        yield awaited(group, run) or Report(
            "left-out",
            ("inputs", _FIELD),
            related=tuple(
                Related(one.action, ("status",), f"{one.action.id} comes from {one.review.id}")
                for one in missing
            ),
            about=[one.action.id for one in missing],
            actions=list_of([one.action.id for one in missing]),
            told_on=told_on,
        )


def _is_later(action: Record, day: date, run: Pass) -> bool:
    """Whether it was agreed on only after `day`."""
    raised_on = run.date(action, "raised_on")
    return raised_on is not None and raised_on > day
