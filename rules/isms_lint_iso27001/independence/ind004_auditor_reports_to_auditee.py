"""IND004: the owner of an audited item is the auditor's manager."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND004",
    name="auditor-reports-to-auditee",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011 independence principle",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "boss": "{auditor} audits {items} of {said} ({path}):"
        " the auditor is not independent of the auditee{recorded}"
    },
    options={
        "levels": {
            "type": "integer",
            "minimum": 1,
            "default": 1,
            "x-whole-run": True,
            "description": "How many steps up the reporting line count.",
        }
    },
    needs={"person"},
    related=(
        "IND005",
        "IND006",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Auditors do not audit what their manager owns.

    What it checks
        Whether somebody at most `levels` steps above an auditor owns an item the auditor covers. A
        clause that nobody is said to own is taken to be owned by the holder of the role
        isms-manager, else ciso. A safeguard that the audit records is shown.
    Why it matters
        An auditor who depends on the auditee for work, pay and holidays finds it hard to report
        against that person. Guidance on auditing asks for auditors who are independent of the
        function they audit.
    How to fix
        Let somebody from another reporting line cover the items; in a small organization record
        what was done instead, such as a second reader.
    Not reported
        A manager who owns nothing in the auditor's part of the scope, even where auditor and
        auditees share that manager. Managers further up than `levels`. Ties that are stronger.
    Bad
        kind: audit
        id: AUD-1
        status: planned
        planned_on: 2027-02-01
        scope: [A.5.7]
        team: [{person: milo, function: lead}]
        ---
        {kind: process, id: threat-intelligence, owner: dana, controls: [A.5.7]}
        ---
        kind: person
        records: [{id: dana}, {id: milo, manager: dana}]
    Good
        kind: audit
        id: AUD-1
        status: planned
        planned_on: 2027-02-01
        scope: [A.5.7]
        team: [{person: milo, function: lead}]
        ---
        {kind: process, id: threat-intelligence, owner: finn, controls: [A.5.7]}
        ---
        kind: person
        records: [{id: dana}, {id: finn, manager: dana}, {id: milo, manager: dana}]
    """
    yield from tie_reports("IND004", "boss", audit, run)
