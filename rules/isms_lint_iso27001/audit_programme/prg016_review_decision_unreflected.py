"""PRG016: a review's decision about the audit programme changes the programme."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.programme.decided import changes_awaited, is_for_programme
from isms_lint_iso27001.derive.review.reviews import held_on, why_unclear


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
            "x-whole-run": True,
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
    unclear = why_unclear(review, run)
    if unclear and any(is_for_programme(one, run) for _, one in review.items("decisions")):
        yield NotEvaluated(unclear)
    held = held_on(review, run)
    for one in changes_awaited(review, held, run) if held is not None else ():
        if one.due < run.as_of:
            yield Report(
                "unreflected",
                ("decisions", one.place, "target"),
                decided_on=one.decided_on,
                due=one.due,
            )
