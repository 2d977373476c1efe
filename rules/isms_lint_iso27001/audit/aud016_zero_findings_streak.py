"""AUD016: audits find something now and then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import is_reported, leaves_in_scope
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.coverage import day_of
from isms_lint_iso27001.derive.isms_leads import all_clauses
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD016",
    name="zero-findings-streak",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "streak": (
            "{audits}: {count} audits of the whole system in a row without a"
            " nonconformity or an opportunity for improvement"
        )
    },
    options={
        "streak": {
            "type": "integer",
            "minimum": 2,
            "default": 3,
            "description": "Audits in a row without a finding.",
        }
    },
    related=(
        "AUD010",
        "FND009",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """Audits find something now and then.

    What it checks
        Whether the last three audits whose scope has every clause were all reported without any
        finding.
    Why it matters
        Mature systems exist. So do audits that look at the same clean corner each time, and
        auditors who do not want to disturb.
    How to fix
        Look at how the audits sample, and whether auditors and auditees know each other too well.
    Not reported
        Audits of a part of the system. Audits with opportunities for improvement.
    Bad
        kind: audit
        status: reported
        scope: [full-isms]
        findings: []
        records:
          - {id: AUD-1, reported_on: 2024-04-02}
          - {id: AUD-2, reported_on: 2025-04-02}
          - {id: AUD-3, reported_on: 2026-04-02}
    Good
        kind: audit
        status: reported
        scope: [full-isms]
        findings: []
        records:
          - {id: AUD-1, reported_on: 2024-04-02}
          - {id: AUD-2, reported_on: 2025-04-02}
          - {id: AUD-3, reported_on: 2026-04-02, findings: [{kind: nonconformity, id: NC-1}]}
    """
    streak: list[Record] = []
    for _, one in reversed(run.derive(_whole_audits)):
        if findings_of(one, run):
            break
        streak.append(one)
    if len(streak) >= run.options["streak"] and streak[0] is audit:
        streak.reverse()
        yield Report(
            "streak",
            ("findings",),
            audits=list_of([one.id for one in streak]),
            count=len(streak),
        )


def _whole_audits(run: Pass) -> list[tuple[date, Record]]:
    """The reported audits of every clause, by day (a derivation)."""
    clauses = run.derive(all_clauses)
    found = [
        (day, audit)
        for audit in run.register.of("audit")
        if is_reported(audit, run)
        and (day := day_of(audit, run)) is not None
        and clauses <= leaves_in_scope(audit, run)
    ]
    return sorted(found, key=lambda one: (one[0], one[1].id))
