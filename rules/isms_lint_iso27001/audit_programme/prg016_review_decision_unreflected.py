"""PRG016: a review's decision about the audit programme changes the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import due_on
from isms_lint_iso27001.derive.dates.revisions import revised_on
from isms_lint_iso27001.derive.programme.coverage import day_of
from isms_lint_iso27001.derive.review.reviews import held_on, why_unclear
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="PRG016",
    name="review-decision-unreflected",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "9.3.3",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "unreflected": (
            "decided on {decided_on} for the audit programme, due by {due}: since then the"
            " programme was not revised, and the decision names no audit planned because of it"
        )
    },
    options={
        "react_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "description": "Days for a decision without a due date of its own.",
        }
    },
    related=(
        "PRG015",
        "MRV014",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A review's decision about the audit programme changes the programme.

    What it checks
        Whether a decision of a held review whose `target` is the audit programme (or the id of one)
        is followed by a revision of a programme or refers to an audit that comes after it. Judged
        once it is due: by its own date, that of its action, or after 90 days.
    Why it matters
        The review decides what to improve; where it wants other audits, the programme is the place.
        A decision that changes nothing shows that nobody follows decisions up.
    How to fix
        Revise the programme and record it in `amendments`, link the planned audit in the decision's
        `references`, or write in `declined` why the decision was dropped.
    Not reported
        Decisions declined later with a reason, or whose action was cancelled. Decisions that need
        no action (`needs_action: false`). Decisions not due yet.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-03-02
        decisions: [{class: improvement, text: audit suppliers deeper, target: audit-programme}]
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-03-02
        decisions: [{class: improvement, text: audit suppliers deeper, target: audit-programme}]
        ---
        kind: audit-programme
        id: PRG-1
        status: approved
        period: {start: 2024-01-01, end: 2026-12-31}
        approved_on: 2023-12-10
        amendments: [{on: 2026-04-01, by: ana, reason: decision of MR-1}]
    """
    decisions = [
        (index, decision)
        for index, decision in review.items("decisions")
        if _is_for_programme(decision, run)
    ]
    unclear = why_unclear(review, run)
    if decisions and unclear:
        yield NotEvaluated(unclear)
    held = held_on(review, run)
    if held is None:
        return
    for index, decision in decisions:
        day = run.date(review, "decisions", index, "decided_on") or held
        due = run.date(review, "decisions", index, "due_on")
        action = run.register.find(decision.get("action"), "action")
        if due is None and action is not None:
            due = due_on(action, run.as_of, run)
        due = due or add_days(day, run.options["react_days"])
        if due < run.as_of and not _is_reflected(review, index, day, run):
            yield Report("unreflected", ("decisions", index, "target"), decided_on=day, due=due)


def _is_for_programme(decision: dict[str, Any], run: Pass) -> bool:
    """Whether something has to follow from the decision for the audit programme."""
    target = decision.get("target")
    if target != "audit-programme" and run.register.find(target, "audit-programme") is None:
        return False
    if decision.get("needs_action") is False or not is_blank_answer(decision.get("declined")):
        return False
    action = run.register.find(decision.get("action"), "action")
    return action is None or action.text("status") != "cancelled"


def _is_reflected(review: Record, index: int, day: date, run: Pass) -> bool:
    for _, id in review.strings("decisions", index, "references"):
        audit = run.register.find(id, "audit")
        if audit is not None and (day_of(audit, run) or date.max) > day:
            return True
    return any(day <= revised for revised in run.derive(_revisions))


def _revisions(run: Pass) -> tuple[date, ...]:
    """The days on which programmes were approved or revised (a derivation)."""
    return tuple(day for one in run.register.of("audit-programme") for day in revised_on(one, run))
