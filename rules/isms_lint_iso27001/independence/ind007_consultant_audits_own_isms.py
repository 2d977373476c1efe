"""IND007: an auditor was hired to build or advise on what the auditor audits."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND007",
    name="consultant-audits-own-isms",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2 b", "cf. ISO/IEC 17021-1:2015 5.2"),
    basis=Basis.GUIDANCE,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "consultant": "{auditor} audits {items} {said} {them} as a consultant ({path}):"
        " impartiality cannot be shown"
    },
    options={
        "consult_months": {
            "type": "integer",
            "minimum": 0,
            "default": 24,
            "x-whole-run": True,
            "description": "How many months before fieldwork consultancy has to have ended.",
        }
    },
    needs={"person"},
    related=(
        "IND008",
        "IND017",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Whoever helped to build the management system does not audit it.

    What it checks
        Whether an auditor had an engagement of the type isms-consultancy whose scope meets what the
        auditor covers, and which still runs or ended less than `consult_months` before fieldwork
        starts. An engagement without a scope is for everything.
    Why it matters
        Auditors who audit what they advised review their own work, the clearest threat to
        impartiality. To buy an audit outside does not cure it. Certification bodies have to wait
        two years; the default follows them.
    How to fix
        Hire somebody who did not advise on the system, or give the items to an internal auditor
        with no part in them.
    Not reported
        Training, internal audits and operation: engagements of other types. Engagements that ended
        exactly `consult_months` before fieldwork starts or earlier, or that began after the report.
        Engagements of a firm that name no person, or a colleague (IND008).
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: ["6-8"]
        team: [{person: petra, function: lead}]
        ---
        kind: engagement
        id: ENG-2
        firm: Nordlicht
        person: petra
        type: isms-consultancy
        from: 2025-01-07
        to: 2025-09-30
        ---
        {kind: person, id: petra, name: Petra Vogel, firm: Nordlicht}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: ["6-8"]
        team: [{person: petra, function: lead}]
        ---
        kind: engagement
        id: ENG-2
        firm: Nordlicht
        person: petra
        type: isms-consultancy
        from: 2023-01-09
        to: 2024-03-16
        ---
        {kind: person, id: petra, name: Petra Vogel, firm: Nordlicht}
    """
    yield from tie_reports("IND007", "consultant", audit, run)
