"""PRG016: A review's decision about the audit programme changes the programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.reviews import held_on
from isms_lint_iso27001.derive.revisions import revised_on


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
            "decided on {held_on} for the audit programme, due by {due}; since then"
            " the programme was neither revised nor was an audit added"
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
def check(review: Record, run: Pass) -> Iterator[Report]:
    """A review's decision about the audit programme changes the programme.

    What it checks
        Whether a decision of a held review whose `target` is the audit programme is followed, by
        its due date (its own, that of its action, or 90 days), by a revision of the programme or by
        a reference to a planned audit.
    Why it matters
        The review decides what to improve; where it wants other audits, the programme is the place.
        A decision that changes nothing shows that nobody follows decisions up.
    How to fix
        Revise the programme and record it in `amendments`, link the planned audit in the decision's
        `references`, or write in `declined` why the decision was dropped.
    Not reported
        Decisions declined later with a reason. Decisions not due yet.
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
    day = held_on(review, run)
    if day is None:
        return
    for index, decision in review.items("decisions"):
        target = decision.get("target")
        is_programme = target == "audit-programme" or run.register.find(target, "audit-programme")
        if not is_programme or not is_blank_answer(decision.get("declined")):
            continue
        action = run.register.find(decision.get("action"), "action")
        due = run.date(review, "decisions", index, "due_on")
        if due is None and action is not None:
            due = run.date(action, "due_on")
        due = due or add_days(day, run.options["react_days"])
        if due >= run.as_of or _is_reflected(decision, day, run):
            continue
        yield Report("unreflected", ("decisions", index, "target"), held_on=day, due=due)


def _is_reflected(decision: dict[str, Any], day: date, run: Pass) -> bool:
    references = decision.get("references")
    named = references if isinstance(references, list) else [references]
    if any(run.register.find(id, "audit", "audit-programme") for id in named):
        return True
    return any(
        revised >= day
        for programme in run.register.of("audit-programme")
        for revised in revised_on(programme, run)
    )
