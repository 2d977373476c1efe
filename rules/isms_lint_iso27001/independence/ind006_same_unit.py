"""IND006: auditor and owner of the item work in one team."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.independence.tie_reports import tie_reports


@rule(
    code="IND006",
    name="same-unit",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011 independence principle",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "colleagues": "{auditor} audits {items} of their own unit ({path}):"
        " the auditor is not independent of the auditee{recorded}"
    },
    options={
        "small_org": {
            "type": "integer",
            "minimum": 0,
            "default": 50,
            "description": "With fewer people than this the finding is information only.",
        }
    },
    needs={"person"},
    related=(
        "IND004",
        "IND016",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Auditors come from another unit than the owner of what they audit.

    What it checks
        Whether an auditor and the owner of an item the auditor covers are in the same unit. In an
        organization with a `headcount` below `small_org` the finding is information. A safeguard that
        the audit records is shown.
    Why it matters
        Colleagues of one team share goals, a manager and often the work itself. Guidance on
        auditing asks for auditors from outside the function; where few people do everything that
        is hard, and assessors look for what was done instead.
    How to fix
        Exchange auditors between units, or record a safeguard in the audit: a split scope, a second
        reader, an external auditor.
    Not reported
        Units with other units below them: to be in the same company is no tie. Owners without a
        unit. Ties that are stronger.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.25]
        team: [{person: milo, function: lead}]
        ---
        {kind: process, id: development, owner: finn, controls: [A.8.25]}
        ---
        kind: person
        records: [{id: finn, unit: engineering}, {id: milo, unit: engineering}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        scope: [A.8.25]
        team: [{person: milo, function: lead}]
        ---
        {kind: process, id: development, owner: finn, controls: [A.8.25]}
        ---
        kind: person
        records: [{id: finn, unit: engineering}, {id: milo, unit: finance}]
    """
    organization = run.register.organization
    headcount = organization.get("headcount") if organization is not None else None
    small = isinstance(headcount, int) and headcount < run.options["small_org"]
    severity = Severity.INFO if small else None
    yield from tie_reports("IND006", "colleagues", audit, run, severity=severity)
