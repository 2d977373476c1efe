"""CAR010: A closed corrective action has evidence of its result."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_closed
from isms_lint_iso27001.derive.placeholders import is_blank_answer


@rule(
    code="CAR010",
    name="result-evidence",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 g",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"none": "closed without any evidence of the result"},
    related=(
        "CAR007",
        "FND002",
    ),
)
def check(action: Record, _run: Pass) -> Iterator[Report]:
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
        Evidence outside the repository. Actions that are open or rejected.
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
    if not is_closed(action):
        return
    given = (action.get("evidence"), action.get("verified", "evidence"))
    if all(is_blank_answer(one) for one in given):
        yield Report("none", ("status",))
