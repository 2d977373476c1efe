"""ACT003: an action is not carried from review to review."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.actions import is_open_action, is_void
from isms_lint_iso27001.derive.earlier_actions import actions_of_reviews
from isms_lint_iso27001.derive.reviews import held_on, review_groups
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="ACT003",
    name="carried-over",
    kinds={"action"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"carried": "open in {count} reviews in a row: {reviews}"},
    options={
        "n": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "Reviews in a row in which it was open.",
        }
    },
    needs={"management-review"},
    related=(
        "ACT002",
        "MRV013",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """An action is not carried from review to review.

    What it checks
        Whether an open action was open in three or more management reviews in a row. Reviews of one
        series count as one.
    Why it matters
        An action that three reviews have passed on is either not wanted or not possible. Both are
        decisions to take.
    How to fix
        Do it, cancel it with a reason, or cut it into steps with dates (`milestones`).
    Not reported
        Long projects with a milestone still ahead. Actions that are done or cancelled.
    Bad
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        raised_on: 2024-01-10
        ---
        kind: management-review
        records:
          - {id: MR-1, status: held, held_on: 2024-10-08}
          - {id: MR-2, status: held, held_on: 2025-10-08}
          - {id: MR-3, status: held, held_on: 2026-10-08}
    Good
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        raised_on: 2025-01-10
        ---
        kind: management-review
        records:
          - {id: MR-1, status: held, held_on: 2024-10-08}
          - {id: MR-2, status: held, held_on: 2025-10-08}
          - {id: MR-3, status: held, held_on: 2026-10-08}
    """
    if not is_open_action(action) or is_void(action):
        return
    for index, milestone in action.items("milestones"):
        due_on = run.date(action, "milestones", index, "due_on")
        if due_on is not None and due_on >= run.as_of and not milestone.get("done_on"):
            return
    since = run.date(action, "raised_on")
    if since is None:
        origin = run.derive(_origins).get(action)
        since = held_on(origin, run) if origin is not None else None
    if since is None:
        return
    groups = [one for one in run.derive(review_groups) if since <= one.held_on <= run.as_of]
    if len(groups) >= run.options["n"]:
        yield Report(
            "carried",
            ("status",) if action.get("status") else (),
            related=tuple(
                Related(one.last, ("held_on",), f"held on {one.held_on}") for one in groups
            ),
            count=len(groups),
            reviews=list_of([one.last.id for one in groups]),
        )


def _origins(run: Pass) -> dict[Record, Record]:
    return dict(run.derive(actions_of_reviews))
