"""ACT002: actions are done by their due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import (
    due_on,
    is_open_action,
    is_treatment,
    is_void,
    unapproved_move,
    why_unclear,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="ACT002",
    name="action-overdue",
    kinds={"action"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={"overdue": "due on {due_on} and open on {as_of}, {days} later{moved}"},
    related=(
        "ACT001",
        "ACT003",
        "RSK009",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Actions are done by their due date.

    What it checks
        Whether each open action has a due date that is not past. An extension without a reason or
        an approver does not move it.
    Why it matters
        The next review asks for the status of each. A date that passed without a decision is the
        organization's own rule, broken.
    How to fix
        Do it, or decide on a new date and keep the old one in `extensions`.
    Not reported
        Due dates that an extension with a reason and an approval moved ahead, even where `due_on`
        still holds the earlier one. Actions without a due date: ACT001 speaks of those. Actions of
        treatment plans: RSK009 does. Corrective actions: CAR005. Where the status is no known word
        (REF006), it is not evaluated.
    Bad
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        due_on: 2026-08-01
    Good
        kind: action
        id: ACT-1
        text: ship logs
        status: open
        due_on: 2026-11-20
    """
    if not is_open_action(action) or is_treatment(action, run) or is_void(action, run):
        return
    if is_blank_answer(action.get("due_on")):
        return
    due = due_on(action, run.as_of, run)
    if due is None:
        yield NotEvaluated("`due_on` cannot be read as a date")
    elif due < run.as_of:
        unclear = why_unclear(action, run)
        yield (
            NotEvaluated(unclear)
            if unclear
            else Report(
                "overdue",
                ("due_on",),
                due_on=due,
                as_of=run.as_of,
                days=counted((run.as_of - due).days, "day"),
                moved=unapproved_move(action, run),
            )
        )
