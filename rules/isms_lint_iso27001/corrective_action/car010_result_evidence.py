"""CAR010: a closed corrective action has evidence of its result."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_closed, stage_field
from isms_lint_iso27001.derive.text.evidence import has_evidence


@rule(
    code="CAR010",
    name="result-evidence",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 g",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"none": "closed without evidence: what the action achieved cannot be shown"},
    related=(
        "CAR007",
        "FND002",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """A closed corrective action has evidence of its result.

    What it checks
        Whether a closed corrective action names evidence: in `evidence`, or in `verified.evidence`.
    Why it matters
        The standard wants the results kept as documented information. A date of closing shows that
        somebody closed it.
    How to fix
        Link what shows the result: a ticket, an export, a photograph. A hash or an address is
        enough.
    Not reported
        Whether the evidence lies in the repository: a reference is enough. Actions that are open or
        rejected.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        verified: {on: 2026-06-30, by: ines, result: effective, evidence: [EV-12]}
    """
    if not is_closed(action, run.as_of, run):
        return
    if not has_evidence(action.get("evidence")) and not has_evidence(
        action.get("verified", "evidence")
    ):
        yield Report("none", stage_field(action, "closed"))
