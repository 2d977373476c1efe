"""Facts for rules of other packs, published by name: `run.fact("iso27001.open-corrective-actions")`.

Unlike the derivations they are made of, they are a contract: `docs/plugins.md` lists them, and their
shapes change only as a public interface does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.independence import Independence, independence
from isms_lint_iso27001.derive.programme.coverage import audited, came_from
from isms_lint_iso27001.derive.soa.rows import applicable_controls, current_statement


class OpenCorrectiveAction(NamedTuple):
    """A corrective action that is neither closed nor rejected.

    `stage` is `opened`, `implemented` or `verified`. `due_on` is the date as agreed, moved by the
    extensions that somebody approved; None where there is none.
    """

    action: Record
    stage: str
    due_on: date | None
    overdue: bool


class Objection(NamedTuple):
    """What speaks against an auditor's independence from an item: the rule that says so, and the id of
    the item.
    """

    code: str
    item: str


class TeamAuditor(NamedTuple):
    """One who audits: what the team says, the person it means (None: nobody on record), the clauses,
    controls and records covered, and what speaks against that.
    """

    reference: str
    person: Record | None
    items: tuple[str, ...]
    objections: tuple[Objection, ...]


class AuditTeam(NamedTuple):
    """Who audits in an internal audit that takes place. `unknown` says why nothing can be said of them,
    empty where something can.
    """

    audit: Record
    auditors: tuple[TeamAuditor, ...]
    unknown: str


def open_corrective_actions(run: Pass) -> tuple[OpenCorrectiveAction, ...]:
    """Those open on the as-of day, by id."""
    day = run.as_of
    return tuple(
        OpenCorrectiveAction(
            action,
            corrective_actions.stage(action, day, run),
            corrective_actions.due_on(action, day, run),
            corrective_actions.is_overdue(action, day, run),
        )
        for action in sorted(run.register.of("corrective-action"), key=lambda one: one.id)
        if corrective_actions.is_open(action, day, run)
    )


def audit_teams(run: Pass) -> tuple[AuditTeam, ...]:
    """The teams of all internal audits that take place, by the id of the audit."""
    found = run.derive(independence)
    return tuple(_team(audit, found[audit]) for audit in sorted(found, key=lambda one: one.id))


def _team(audit: Record, known: Independence | NotEvaluated) -> AuditTeam:
    if isinstance(known, NotEvaluated):
        return AuditTeam(audit, (), known.reason)
    ties = {auditor.id: relations for auditor, relations in known.ties}

    def one(auditor: Auditor) -> TeamAuditor:
        against = ties.get(auditor.id, ())
        objections = tuple(Objection(tie.code, tie.item) for tie in against)
        return TeamAuditor(auditor.reference, auditor.person, auditor.items, objections)

    return AuditTeam(audit, tuple(map(one, known.team.auditors)), "")


def last_audited(run: Pass) -> Mapping[str, date]:
    """By id of a clause, a control or a record: the day it was last covered by an internal audit that
    was completed. Ids are of the edition 2022; one that came from several of 2013 was audited when
    all of these were.
    """
    last: dict[str, date] = {}
    old: dict[str, date] = {}
    for one in run.derive(audited):
        if one.done:
            last.update(dict.fromkeys(one.items.leaves, one.day))
            old.update(dict.fromkeys(one.items.old, one.day))
    for leaf, before in run.derive(came_from).items():
        if before and old.keys() >= before:
            day = min(old[id] for id in before)
            last[leaf] = max(last.get(leaf, day), day)
    return MappingProxyType(last)


FACTS: dict[str, Callable[[Pass], Any]] = {
    "iso27001.open-corrective-actions": open_corrective_actions,
    "iso27001.audit-teams": audit_teams,
    "iso27001.last-audited": last_audited,
    "iso27001.statement-of-applicability": current_statement,
    "iso27001.applicable-controls": applicable_controls,
}
