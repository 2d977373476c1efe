"""IND001: an auditor owns what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND001",
    name="self-audit-owner",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "owns": "{auditor} audits {items} and owns {them} ({path}): impartiality cannot be shown"
    },
    needs={"person"},
    related=(
        "IND002",
        "IND010",
        "IND012",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No auditor owns what that auditor audits.

    What it checks
        For every lead and auditor of an audit, and every control, process or clause that person
        covers: whether the person owns it at any time from the start of fieldwork to the report.
        Owners are taken from processes, own controls, assignments and the Statement of
        Applicability in force at the time, together; a role counts for whoever held it.
    Why it matters
        Auditors are to be chosen so that the audit is objective and impartial. Who answers for a
        control also answers for its faults; a report from that person shows nothing, and assessors
        compare the names in the audit with the names in the Statement of Applicability early.
    How to fix
        Let somebody else cover the items: split the scope with `covers`, or change the team. In an
        audit that is already reported, have the part audited again by somebody else.
    Not reported
        Experts and observers, who judge nothing, and trainees whom somebody supervises: the person in
        `supervised_by`, or the auditors of the team. Parts of the scope that other team members
        cover. Ownership that ended before fieldwork began (IND003) or began after the report.
        Clauses, and the system as a whole, where the auditor holds the role isms-manager or ciso
        (IND010). Audits that were postponed or cancelled.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: dana, function: lead}]
        ---
        kind: process
        id: backup
        owner: dana
        controls: [A.8.13]
        ---
        {kind: person, id: dana, name: Dana Holt}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.13]
        team: [{person: ines, function: lead}, {person: dana, function: expert}]
        ---
        kind: process
        id: backup
        owner: dana
        controls: [A.8.13]
        ---
        kind: person
        records: [{id: dana, name: Dana Holt}, {id: ines, name: Ines Duarte}]
    """
    yield from tie_reports("IND001", "owns", audit, run)
