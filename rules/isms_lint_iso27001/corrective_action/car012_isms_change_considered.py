"""CAR012: at closing it is said whether the ISMS had to change."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_closed, stage_field
from isms_lint_iso27001.derive.finding.nonconformities import nonconformities_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="CAR012",
    name="isms-change-considered",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 e",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"blank": "closed without a word on whether the ISMS or its risks had to change"},
    related=(
        "CAR010",
        "RSK008",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """At closing it is said whether the ISMS had to change.

    What it checks
        Whether a closed corrective action has `isms_change`, or one of its nonconformities
        `risk_impact`.
    Why it matters
        A failure may mean that the risk assessment, a procedure or the whole system has to change.
        The standard wants that considered.
    How to fix
        Write what changed, or `none needed`.
    Not reported
        `none needed`: it is an answer. Actions that are open or rejected.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        isms_change: none needed
    """
    if not is_closed(action, run.as_of, run) or not is_blank_answer(action.get("isms_change")):
        return
    if all(is_blank_answer(nc.get("risk_impact")) for nc in nonconformities_of(action, run)):
        yield Report("blank", stage_field(action, "closed"))
