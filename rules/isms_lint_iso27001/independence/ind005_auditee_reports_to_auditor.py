"""IND005: who owns or operates an audited item reports to the auditor."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND005",
    name="auditee-reports-to-auditor",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "manages": "{auditor} audits {items} and manages who is responsible for {them} ({path}):"
        " impartiality cannot be shown"
    },
    options={
        "levels": {
            "type": "integer",
            "minimum": 1,
            "default": 2,
            "x-whole-run": True,
            "description": "How many steps down the reporting line count.",
        }
    },
    needs={"person"},
    related=("IND004",),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No auditor manages the people whose work is audited.

    What it checks
        Whether an auditor stands at most `levels` steps above somebody who owns, operates,
        implements or writes an item the auditor covers, in the time of the audit.
    Why it matters
        A line manager answers for the work of the team. Auditing it is reviewing their own area
        of responsibility, also where a team member is named as the owner. That holds for top
        managers too, who stay accountable for what they delegate.
    How to fix
        Let somebody outside this reporting line cover the items.
    Not reported
        People who report to the auditor but are not responsible for anything in the auditor's part
        of the scope. Reporting lines longer than `levels`.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [backup]
        team: [{person: ivan, function: lead}]
        ---
        {kind: process, id: backup, owner: lena, controls: [A.8.13]}
        ---
        kind: person
        records: [{id: ivan}, {id: lena, manager: ivan}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [backup]
        team: [{person: ivan, function: lead}]
        ---
        {kind: process, id: backup, owner: lena, controls: [A.8.13]}
        ---
        kind: person
        records: [{id: ivan}, {id: lena, manager: otto}, {id: otto}]
    """
    yield from tie_reports("IND005", "manages", audit, run)
