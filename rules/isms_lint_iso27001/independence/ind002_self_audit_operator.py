"""IND002: an auditor operates, implements or writes what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND002",
    name="self-audit-operator",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "operates": "{auditor} audits {items} and does the work there ({path}):"
        " impartiality cannot be shown"
    },
    needs={"person"},
    related=(
        "IND001",
        "IND003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No auditor audits work that is that auditor's own, whoever owns it on paper.

    What it checks
        For every lead and auditor and every item that person covers: whether the person operates
        it, implements it or writes it at any time from the start of fieldwork to the report, as
        the operators of processes, own controls and rows of the Statement of Applicability,
        assignments, and engagements to operate something say.
    Why it matters
        The owner of a control is often a manager, while somebody else runs it from day to day.
        Auditing that work oneself is self-review just as much, and the owner field alone hides it.
    How to fix
        Let somebody else cover the items, or name the person as an expert who answers questions.
    Not reported
        Experts, observers and supervised trainees. Work that ended before fieldwork began (IND003)
        or began after the report. Items the auditor also owns (IND001).
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.6.1]
        team: [{person: eli, function: lead}]
        ---
        {kind: assignment, id: AS-7, person: eli, capacity: operator, scope: [A.6.1]}
        ---
        {kind: process, id: hiring, owner: dana, controls: [A.6.1]}
        ---
        kind: person
        records: [{id: dana}, {id: eli}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.6.1]
        team: [{person: ines, function: lead}]
        ---
        {kind: assignment, id: AS-7, person: eli, capacity: operator, scope: [A.6.1]}
        ---
        {kind: process, id: hiring, owner: dana, controls: [A.6.1]}
        ---
        kind: person
        records: [{id: dana}, {id: eli}, {id: ines}]
    """
    yield from tie_reports("IND002", "operates", audit, run)
