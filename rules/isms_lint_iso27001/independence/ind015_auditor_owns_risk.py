"""IND015: an auditor does not own a risk that the audited control treats."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND015",
    name="auditor-owns-risk",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "risk": (
            "{auditor} audits {items} and owns a risk treated by {them} ({path}):"
            " impartiality cannot be shown{recorded}"
        )
    },
    needs={"person"},
    related=(
        "IND001",
        "RSK006",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An auditor does not own a risk that the audited control treats.

    What it checks
        Whether an auditor owns, in the time of the audit, a risk whose controls are in the part of
        the scope the auditor covers.
    Why it matters
        The owner of a risk has accepted what remains of it, and so has an interest in the control
        being found good.
    How to fix
        Let somebody else audit the controls that treat the auditor's risks.
    Not reported
        Risks closed before fieldwork or found after the report. Risks of the auditor's manager or
        team. Risks that are retained or avoided: no control treats those. Ties that are stronger.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: risk, id: RISK-1, owner: omar, treatment: modify, controls: [A.8.13]}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: omar, function: lead}]
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
        ---
        {kind: risk, id: RISK-1, owner: finn, treatment: modify, controls: [A.8.13]}
    """
    yield from tie_reports("IND015", "risk", audit, run)
