"""Who has a part in other audits of a programme: they should not audit internal audit itself."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.criteria import Entry, programme_of
from isms_lint_iso27001.derive.independence.auditors import AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.candidates import items_in
from isms_lint_iso27001.derive.independence.nine_two import CLAUSES


def other_audits(programme: Record, day: date, run: Pass) -> dict[str, list[str]]:
    """By person, the audits of the programme that they lead or audit, and that are not of 9.2: those in
    its entries, and those on record.
    """
    found: dict[str, dict[str, None]] = {}
    for place, _ in programme.items("entries"):
        entry = Entry(programme, place)
        leads = {one.id for text in entry.texts("lead") for one in run.people.holders(text, day)}
        if leads and not _is_of_audit(entry, day, run):
            for id in leads:
                found.setdefault(id, {})[entry.name] = None
    for audit, team in run.derive(audit_teams).items():
        if isinstance(team, AuditTeam) and programme_of(audit, run) is programme:
            for auditor in team.auditors:
                if auditor.person is not None and CLAUSES.isdisjoint(auditor.items):
                    found.setdefault(auditor.person.id, {})[audit.id] = None
    return {id: list(audits) for id, audits in found.items()}


def _is_of_audit(entry: Entry, day: date, run: Pass) -> bool:
    items = items_in(entry.texts("scope"), entry.programme, day, run, entry.edition()).items
    return not CLAUSES.isdisjoint(items)
