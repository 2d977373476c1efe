"""RSK009: treatment actions are done by their due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.actions import is_open_action, is_treatment, is_void
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="RSK009",
    name="treatment-overdue",
    kinds={"action"},
    scope=REGISTER,
    clauses=("8.3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "overdue": (
            "this treatment of {risks} was due on {due_on} and is open on {as_of}, {days} later"
        )
    },
    related=(
        "ACT002",
        "SOA008",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Treatment actions are done by their due date.

    What it checks
        Whether each open action of a treatment plan in force has a due date that is not past.
    Why it matters
        The plan is how unacceptable risks come down. An action that is late without a decision
        leaves the risk where it was, and the plan is read by assessors line by line.
    How to fix
        Finish the action, or have the new date approved: move `due_on` and keep the old one with
        reason and approval in `extensions`.
    Not reported
        Due dates that an extension moved ahead. Plans that are drafts or superseded. Actions of
        other origin: ACT002 and CAR005 speak of those.
    Bad
        kind: treatment-plan
        id: TP-1
        status: approved
        risks: [RISK-7]
        actions: [{id: ACT-9, text: roll out, due_on: 2026-06-30, status: open}]
        ---
        {kind: risk, id: RISK-7}
    Good
        kind: treatment-plan
        id: TP-1
        status: approved
        risks: [RISK-7]
        actions: [{id: ACT-9, text: roll out, due_on: 2026-12-31, status: open}]
        ---
        {kind: risk, id: RISK-7}
    """
    if not is_treatment(action, run) or is_void(action, run) or not is_open_action(action):
        return
    if is_blank_answer(action.get("due_on")):
        return
    due_on = run.date(action, "due_on")
    if due_on is None:
        yield NotEvaluated("`due_on` cannot be read as a date")
    elif due_on < run.as_of:
        plan = action.parent or run.register.get(action.text("origin"))
        risks = [id for _, id in plan.strings("risks")] if plan is not None else []
        days = (run.as_of - due_on).days
        yield Report(
            "overdue",
            ("due_on",),
            risks=list_of(risks) or "risks",
            due_on=due_on,
            as_of=run.as_of,
            days="1 day" if days == 1 else f"{days} days",
        )
