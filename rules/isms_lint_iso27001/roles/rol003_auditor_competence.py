"""ROL003: auditors were shown to be competent before they audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.competence import (
    Lack,
    Shown,
    auditor_competence,
    lack_before,
)
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.independence.auditors import Auditor, AuditTeam, audit_teams
from isms_lint_iso27001.derive.text.quote import quote

_MESSAGES = {
    Lack.NOTHING: "none",
    Lack.BARE: "bare",
    Lack.LATE: "late",
    Lack.EXPIRED: "expired",
}


@rule(
    code="ROL003",
    name="auditor-competence",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("7.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": (
            "{auditor} audited from {start} on, and nothing on record shows that they were competent"
            " to audit"
        ),
        "bare": (
            "{auditor} audited from {start} on, and their competence to audit is entered without"
            " evidence"
        ),
        "late": (
            "{auditor} audited from {start} on, and the first evidence that they are competent to"
            " audit is of {day}"
        ),
        "expired": (
            "{auditor} audited from {start} on, and the evidence that they were competent to audit"
            " expired on {day}"
        ),
    },
    related=(
        "IND011",
        "AUD017",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Auditors were shown to be competent before they audited.

    What it checks
        For each lead and auditor of an audit that took place or is under way: whether the person's
        `competence`, or a `competence` record, shows competence in auditing with evidence that is
        dated before the fieldwork and had not expired when it began.
    Why it matters
        Competence is to be ensured before the work, and evidence of it kept. What an auditor who
        was not competent did not find is not shown to be sound.
    How to fix
        Enter what shows the competence, and from when: a course, a certificate, years of
        experience, audits as a trainee. If there was nothing, have somebody competent look again.
    Not reported
        Experience is evidence as good as a certificate. Trainees under supervision, experts and
        observers. Audits still ahead, postponed or cancelled. That an outside auditor was engaged
        shows no competence by itself. Where a role is named, one competent holder is enough. People
        nobody knows (IND011), and evidence without a date: they are not evaluated.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        scope: [A.8.13]
        team: [{person: ines, function: lead}]
        ---
        kind: person
        id: ines
        competence: [{subject: internal-audit, evidence: auditor course, on: 2026-05-04}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        scope: [A.8.13]
        team: [{person: ines, function: lead}, {person: omar, function: trainee}]
        ---
        kind: person
        records:
          - id: ines
            competence: [{subject: internal-audit, evidence: six years in audit, on: 2025-05-04}]
          - id: omar
    """
    begun = has_begun(audit, run)
    team = run.derive(audit_teams).get(audit) if begun else None
    for unclear in (begun, team):
        if isinstance(unclear, NotEvaluated):
            yield unclear
            return
    if not isinstance(team, AuditTeam) or team.period.start > run.as_of:
        return
    by_reference: dict[str, list[Auditor]] = {}
    for auditor in team.auditors:
        if auditor.reference:
            by_reference.setdefault(auditor.reference, []).append(auditor)
    for reference, auditors in by_reference.items():
        if auditors[0].person is None:
            yield NotEvaluated(f"the auditor {quote(reference)} is no person on record")
        else:
            yield from _judge(auditors, team, run)


def _judge(auditors: list[Auditor], team: AuditTeam, run: Pass) -> Iterator[Report | NotEvaluated]:
    """`auditors` are those whom one reference means: more than one where a role has more holders."""
    known = run.derive(auditor_competence)
    lacks: list[tuple[Auditor, Lack, Shown | None]] = []
    for auditor in auditors:
        entries = known.get(auditor.person.id, ()) if auditor.person is not None else ()
        lack = lack_before(entries, team.period.start)
        if lack is None:
            return
        lacks.append((auditor, *lack))
    undated = [auditor for auditor, lack, _ in lacks if lack is Lack.UNDATED]
    if undated:
        yield NotEvaluated(
            f"the evidence that {undated[0].named()} is competent to audit has no date that can be"
            " read"
        )
        return
    auditor, why, shown = lacks[0]
    day = None if shown is None else shown.expires_on if why is Lack.EXPIRED else shown.on
    related = () if shown is None else (Related(shown.record, shown.path, "the evidence is here"),)
    yield Report(
        _MESSAGES[why],
        ("team", auditor.entries[0].place, "person"),
        related=related,
        auditor=auditor.named(),
        start=team.period.start,
        day=day,
    )
