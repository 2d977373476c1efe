"""IND009: an auditor wrote or approved the documents that govern what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.own_documents import hands_in
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND009",
    name="audits-own-documents",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "own": (
            "{auditor} audits {items} and {said} ({path}): impartiality cannot be shown{recorded}"
        )
    },
    options={
        "prior_months": {
            "type": "integer",
            "minimum": 0,
            "default": 12,
            "x-whole-run": True,
            "description": "How many months before fieldwork writing or approving counts.",
        }
    },
    needs={"person"},
    related=(
        "IND002",
        "IND003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Auditors do not audit by documents they wrote or approved.

    What it checks
        Whether an auditor wrote, approved or changed (`authors`, `approved_by`, `amendments`), less
        than 12 months (`prior_months`) before fieldwork starts, a document in force that is audited
        or that names an audited control or clause. A risk assessment governs 6.1.2 and 8.2, the
        Statement of Applicability in force at the time 6.1.3.
    Why it matters
        Who wrote the policy reads its gaps as intended.
    How to fix
        Let somebody else audit what these documents govern.
    Not reported
        Documents that are not in force. What was done exactly 12 months before fieldwork or
        earlier, or after the report. Who committed a file to git: correcting a word makes nobody
        its author. Ties that are stronger.
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
        {kind: document, id: POL-2, status: approved, approved_by: omar,
             approved_on: 2026-01-12, controls: [A.8.13]}
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
        {kind: document, id: POL-2, status: approved, approved_by: finn,
             approved_on: 2026-01-12, controls: [A.8.13]}
    """
    yield from tie_reports("IND009", "own", audit, run, said=hands_in)
