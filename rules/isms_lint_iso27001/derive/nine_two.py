"""Who audits internal audit itself (9.2)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit_period import takes_place
from isms_lint_iso27001.derive.auditors import AuditTeam, audit_team

CLAUSES = frozenset({"9.2.1", "9.2.2"})


def audited_by_others(person: Record, programme: Record, run: Pass) -> bool:
    """Whether somebody other than `person` covers 9.2 in an audit of the programme's time."""
    return any(
        auditor.person is not None
        and auditor.person is not person
        and not CLAUSES.isdisjoint(auditor.items(run))
        for team in run.derive(_teams).get(programme, ())
        for auditor in team.auditors
    )


def is_only_auditor(person: Record, programme: Record, run: Pass) -> bool:
    """Whether `person` is the one auditor of all audits of the programme, which are several."""
    teams = run.derive(_teams).get(programme, [])
    auditors = {auditor.reference for team in teams for auditor in team.auditors}
    persons = {auditor.person for team in teams for auditor in team.auditors}
    return len(teams) > 1 and len(auditors) == 1 and persons == {person}


def _teams(run: Pass) -> dict[Record, list[AuditTeam]]:
    """By programme, the teams of the audits in its period (a derivation)."""
    found: dict[Record, list[AuditTeam]] = {}
    audits = [audit for audit in run.register.of("audit") if takes_place(audit)]
    teams = [audit_team(audit, run) for audit in audits]
    known = [team for team in teams if not isinstance(team, NotEvaluated)]
    for programme in run.register.of("audit-programme"):
        start, end = run.date(programme, "period", "start"), run.date(programme, "period", "end")
        found[programme] = [
            team
            for team in known
            if (start is None or team.period.end >= start)
            and (end is None or team.period.start <= end)
        ]
    return found
