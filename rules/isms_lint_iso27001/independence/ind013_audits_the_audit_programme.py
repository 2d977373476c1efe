"""IND013: internal audit is audited by somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND013",
    name="audits-the-audit-programme",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "own": (
            "{auditor} audits {items} and {said}, and nobody else covers it in the cycle{recorded}"
        )
    },
    options={
        "strict": {
            "type": "boolean",
            "default": False,
            "description": "Report an error instead of a warning.",
        }
    },
    needs={"person"},
    related=(
        "IND010",
        "PRG004",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Internal audit is audited by somebody else.

    What it checks
        Whether clause 9.2 is audited by the person who manages the audit programme, or by the only
        auditor of several audits, while nobody else covers it in the cycle: three years back, and
        on to the end of the programme.
    Why it matters
        Internal audit is a process of the system like any other, and whoever runs it cannot judge
        it.
    How to fix
        Have another reviewer cover 9.2: a colleague from elsewhere for half a day will do.
    Not reported
        Auditors beside whom somebody else covers 9.2 in the cycle, also in an audit that is only
        planned. Ties that are stronger.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        programme: PRG-1
        scope: ["9.2"]
        team: [{person: omar, function: lead}]
        ---
        {kind: audit-programme, id: PRG-1, manager: omar}
        ---
        {kind: role, id: isms-manager, holders: [{person: finn}]}
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        programme: PRG-1
        scope: ["9.2"]
        team: [{person: omar, function: lead}]
        ---
        {kind: audit-programme, id: PRG-1, manager: finn}
        ---
        {kind: role, id: isms-manager, holders: [{person: finn}]}
        ---
        kind: person
        records: [{id: omar, firm: Sable}, {id: finn}]
        ---
        {kind: process, id: operations, owner: finn, controls: [A.8.13]}
    """
    severity = Severity.ERROR if run.options["strict"] else None
    yield from tie_reports("IND013", "own", audit, run, severity=severity)
