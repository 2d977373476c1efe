"""SEQ005: corrective action had not begun when the management review was held."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.evaluation import needs_no_action
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    is_withdrawn,
)
from isms_lint_iso27001.derive.review.initiation_at_review import Initiation, at_review
from isms_lint_iso27001.derive.review.reviews import review_groups
from isms_lint_iso27001.derive.text.words import counted

_MOST_REASONS = 3


@rule(
    code="SEQ005",
    name="ca-not-initiated",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("9.3.2 d1", "10.2"),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "not-initiated": "raised on {raised}, {days} before the review of {held_on}, and no"
        " corrective action was under way by then ({why}): the review could not be told what is"
        " being done",
    },
    options={
        "initiate_days": {
            "type": "integer",
            "minimum": 0,
            "default": 14,
            "x-whole-run": True,
            "description": "Days from the nonconformity to the start of corrective action.",
        },
    },
    needs={"management-review"},
    related=(
        "CAR004",
        "MRV016",
    ),
)
def check(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A nonconformity known well before a review had no corrective action under way by then.

    What it checks
        Corrective action on a nonconformity had begun by the first review held at least 14 days
        after it was raised. It had begun when a corrective action was opened, an owner who was with
        the organization was named (or one who left and handed over in time, see ROL004), and there
        was one of: a correction, work on the cause, a plan, a due date. Reviews that share a
        `series` count as one, held on the day of the last. The finding is an error for a major
        nonconformity.
    Why it matters
        The review looks at the status of nonconformities and corrective actions. It need not find
        them closed; but if nothing had begun, there was no status to look at.
    How to fix
        Open the corrective action and name its owner when the finding comes in, not when the review
        is prepared.
    Not reported
        Actions that were open and not yet due. Nonconformities raised shortly before the review,
        withdrawn, or closed by its day; those for which a reason is recorded why no corrective
        action is needed. Where the day it was raised or closed is missing, or that of a corrective
        action which would count, it is not evaluated; nor where the series of the review still has
        a planned one; nor one whose status is no known word (REF006). An action without `opened_on`
        counts from the first work on it.
    Bad
        kind: nonconformity
        id: NC-2
        status: open
        raised_on: 2026-07-31
        ---
        kind: corrective-action
        id: CAR-2
        nonconformity: NC-2
        owner: hugo
        opened_on: 2026-10-12
        due_on: 2026-11-30
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    Good
        kind: person
        records: [{id: hugo}]
        ---
        kind: nonconformity
        id: NC-2
        status: open
        raised_on: 2026-07-31
        ---
        kind: corrective-action
        id: CAR-2
        nonconformity: NC-2
        owner: hugo
        opened_on: 2026-08-10
        due_on: 2026-11-30
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    """
    groups = run.derive(review_groups)
    if not groups or is_withdrawn(nonconformity) or needs_no_action(nonconformity):
        return
    raised = run.date(nonconformity, "raised_on")
    if raised is None:
        yield NotEvaluated("raised_on is missing or not a date")
        return
    by = add_days(raised, run.options["initiate_days"])
    index = bisect_left(groups, by, key=lambda one: one.held_on)
    if index == len(groups):
        return
    group = groups[index]
    found = at_review(nonconformity, group, run)
    if found.state is Initiation.UNCLEAR:
        yield NotEvaluated(found.why[0])
    if found.state is not Initiation.NOT_BEGUN:
        return
    review = Related(group.last, ("held_on",), f"{group.last.id} was held on {group.held_on}")
    yield Report(
        "not-initiated",
        ("raised_on",),
        related=(review, *_opened(nonconformity, run)),
        severity=Severity.ERROR if is_major(nonconformity, run) else None,
        raised=raised,
        days=counted((group.held_on - raised).days, "day"),
        held_on=group.held_on,
        why="; ".join(found.why[:_MOST_REASONS]) or "none is on record",
    )


def _opened(nonconformity: Record, run: Pass) -> tuple[Related, ...]:
    """The first corrective action, whenever it was opened."""
    actions = corrective_actions_of(nonconformity, run)
    if not actions:
        return ()
    days = [(run.date(action, "opened_on") or date.max, action.id, action) for action in actions]
    day, id, action = min(days, key=lambda one: one[:2])
    told = "has no day of opening" if day == date.max else f"was opened on {day}"
    return (Related(action, ("opened_on",), f"{id} {told}"),)
