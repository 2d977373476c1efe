"""ACT002: actions are done by their due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.actions import is_open_action, is_treatment, is_void
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="ACT002",
    name="action-overdue",
    kinds={"action"},
    scope=REGISTER,
    clauses=("9.3.2 a",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={"overdue": "due on {due_on} and open on {as_of}, {days} later"},
    related=(
        "ACT001",
        "ACT003",
        "RSK009",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Actions are done by their due date.

    What it checks
        Whether each open action has a due date that is not past.
    Why it matters
        The next review asks for the status of each. A date that passed without a decision is the
        organization's own rule, broken.
    How to fix
        Do it, or decide on a new date and keep the old one in `extensions`.
    Not reported
        Due dates that an extension moved ahead. Actions of treatment plans: RSK009 speaks of those.
        Corrective actions: CAR005.
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
    if not is_open_action(action) or is_treatment(action, run) or is_void(action):
        return
    if is_blank_answer(action.get("due_on")):
        return
    due_on = run.date(action, "due_on")
    if due_on is None:
        yield NotEvaluated("`due_on` cannot be read as a date")
    elif due_on < run.as_of:
        days = (run.as_of - due_on).days
        yield Report(
            "overdue",
            ("due_on",),
            due_on=due_on,
            as_of=run.as_of,
            days="1 day" if days == 1 else f"{days} days",
        )
