"""OSC005: nobody does anything about an open risk of a plan of action."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.oscal.documents import POAM, document_of
from isms_lint_iso27001.derive.oscal.followed import is_worked_on
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread
from isms_lint_iso27001.derive.text.words import counted

_DEADLINE = ("x_oscal", "deadline")


@rule(
    code="OSC005",
    name="risk-left",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("8.3",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "nothing": "the risk is open in a plan of action, and no remediation of it is planned or done",
        "passed": "the deadline was {deadline}, {days} ago; the risk is open, and no remediation of"
        " it changes anything",
    },
    related=(
        "CAR005",
        "RSK005",
    ),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nobody does anything about an open risk of a plan of action.

    What it checks
        Whether each open risk of an OSCAL plan of action and milestones has a remediation that is
        planned or completed; and, where all that was decided is to accept it, whether its `deadline`
        is still ahead.
    Why it matters
        A plan of action is where somebody says what is done and by when. A risk that only stands in it
        is a list of worries. An acceptance with a deadline is one until that day.
    How to fix
        Add the remediation with its tasks, or have the risk accepted, with the reason, to a day ahead.
    Not reported
        Risks of assessment results: what is done about them belongs to the plan. Remediations with
        tasks or other work to do whose deadline passed: CAR005 speaks of those. Closed risks. A
        recommendation is no remediation: nobody has undertaken it. A deadline that cannot be read is
        not evaluated.
    Bad
        kind: risk
        id: 1c65d2d3
        status: active
        x_oscal: {document: plan-of-action-and-milestones}
    Good
        kind: risk
        id: 1c65d2d3
        status: active
        x_oscal: {document: plan-of-action-and-milestones, remediations: [4676b126]}
    """
    if document_of(risk) != POAM or not is_active(risk):
        return
    unread = why_unread(risk, run)
    if not risk.strings("x_oscal", "remediations"):
        yield NotEvaluated(unread) if unread else Report("nothing")
        return
    if is_blank_answer(risk.get(*_DEADLINE)) or is_worked_on(risk, run):
        return
    deadline = run.date(risk, *_DEADLINE)
    if deadline is None:
        yield NotEvaluated("its deadline cannot be read as a date")
    elif deadline < run.as_of:
        yield (
            NotEvaluated(unread)
            if unread
            else Report(
                "passed",
                _DEADLINE,
                deadline=deadline,
                days=counted((run.as_of - deadline).days, "day"),
            )
        )
