"""RSK009: treatment actions are done by their due date."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import (
    due_on,
    is_in_force,
    is_open_action,
    plan_of,
    unapproved_move,
    why_unclear,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted, list_of


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
            "an action of {plan}{risks} was due on {due_on} and is open on {as_of}, {days} later"
            "{moved}"
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
        Whether each open action of a treatment plan in force has a due date that is not past. An
        extension without a reason or an approver does not move it.
    Why it matters
        The plan is how unacceptable risks come down. An action that is late without a decision
        leaves the risk where it was, and assessors read the plan.
    How to fix
        Finish the action, or have the new date approved: move `due_on` and keep the old one with
        reason and approval in `extensions`.
    Not reported
        Due dates that an extension with a reason and an approval moved ahead, even where `due_on`
        still holds the earlier one. Plans that are drafts or superseded. Actions without a due date:
        ACT001 speaks of those. Actions of other origin: ACT002 does. Where the status is no known
        word (REF006), it is not evaluated.
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
    plan = plan_of(action, run)
    if plan is None or not is_in_force(plan) or not is_open_action(action):
        return
    if is_blank_answer(action.get("due_on")):
        return
    due, risks = due_on(action, run.as_of, run), [id for _, id in plan.strings("risks")]
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
                plan=plan.id,
                risks=f", the plan for {list_of(risks)}," if risks else "",
                due_on=due,
                as_of=run.as_of,
                days=counted((run.as_of - due).days, "day"),
                moved=unapproved_move(action, run),
            )
        )
