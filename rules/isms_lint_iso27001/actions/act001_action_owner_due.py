"""ACT001: an open action has an owner and a due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.actions import is_open_action, is_void
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="ACT001",
    name="action-owner-due",
    kinds={"action"},
    scope=REGISTER,
    clauses=(
        "9.3.3",
        "10.1",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the action has {parts}"},
    related=(
        "ACT002",
        "MRV014",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """An open action has an owner and a due date.

    What it checks
        Whether each open action names an `owner` who is with the organization on the as-of date,
        and a `due_on`.
    Why it matters
        An action that belongs to nobody, or has no date, is a wish.
    How to fix
        Name owner and date.
    Not reported
        Standing actions with a rhythm of their own (`review_months`) need no due date. Actions in
        draft or superseded plans.
    Bad
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        owner: finn
        ---
        {kind: person, id: finn}
    Good
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        owner: finn
        due_on: 2027-01-31
        ---
        {kind: person, id: finn}
    """
    if not is_open_action(action) or is_void(action):
        return
    parts = []
    at = "due_on"
    if is_blank_answer(action.get("owner")):
        parts.append("no owner")
        at = "owner"
    elif not run.people.active(action.get("owner"), run.as_of):
        named = str(action.get("owner"))
        # A name that no record has is REF001's.
        if run.register.get(named) is not None:
            parts.append(f"an owner who is not with the organization on {run.as_of} ({named})")
            at = "owner"
    if is_blank_answer(action.get("due_on")) and is_blank_answer(action.get("review_months")):
        parts.append("no due date")
    if parts:
        yield Report("lacks", (at,), parts=" and ".join(parts))
