"""Who audited what in an audit."""

from __future__ import annotations

from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit_period import Period, audit_period, takes_place
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.responsibilities import responsibilities
from isms_lint_iso27001.derive.words import list_of, named

_NO_AUDITORS = frozenset({"expert", "observer", "trainee"})


class Entry(NamedTuple):
    """One entry of `team`: its place there, and the scope leaves it covers."""

    place: int
    items: tuple[str, ...]


class Auditor(NamedTuple):
    """One auditor of one audit.

    `person` is None where `reference` is nobody on record. The same person twice in a team is one
    auditor with two `entries`.
    """

    reference: str
    person: Record | None
    entries: tuple[Entry, ...]

    def named(self) -> str:
        """The auditor, for messages."""
        return self.reference if self.person is None else named(self.person)

    def items(self, run: Pass) -> list[str]:
        """The scope leaves the auditor covers, in the order of the standard."""
        items = {item for entry in self.entries for item in entry.items}
        return sorted(items, key=run.register.scope.order)

    def entry_of(self, item: str) -> int:
        """The index in `team` of the first entry that covers `item`."""
        return next(entry.place for entry in self.entries if item in entry.items)


class AuditTeam(NamedTuple):
    """The auditors of an audit, and what could not be made out about them."""

    period: Period
    auditors: tuple[Auditor, ...]
    doubts: tuple[str, ...]


def audit_teams(run: Pass) -> dict[Record, AuditTeam | NotEvaluated]:
    """The team of every audit that takes place, or why nothing can be said of it (a derivation)."""
    audits = (audit for audit in run.register.of("audit") if takes_place(audit))
    return {audit: audit_team(audit, run) for audit in audits}


def audit_team(audit: Record, run: Pass) -> AuditTeam | NotEvaluated:
    """The leads and auditors of `audit`; experts, observers and trainees are none."""
    period = audit_period(audit, run)
    if isinstance(period, NotEvaluated):
        return period
    found: dict[str | int, Auditor] = {}
    doubts: list[str] = []
    for index, _ in audit.items("team"):
        if audit.text("team", index, "function") in _NO_AUDITORS:
            continue
        entry = Entry(index, _covered(audit, index, period, run, doubts))
        reference = audit.text("team", index, "person")
        people = run.people.holders(reference, period.start, period.end)
        for person in people or (None,):
            key = index if person is None else person.id
            before = found.get(key, Auditor(reference, person, ()))
            found[key] = before._replace(entries=(*before.entries, entry))
    if not found and audit.text("status") != "planned":
        doubts.append("`team` names no auditor")
    return AuditTeam(period, tuple(found.values()), tuple(dict.fromkeys(doubts)))


def _covered(
    audit: Record, index: int, period: Period, run: Pass, doubts: list[str]
) -> tuple[str, ...]:
    """The leaves a team entry covers, without controls that do not apply."""
    covers = ("team", index, "covers")
    path = covers if audit.get(*covers) is not None else ("scope",)
    texts = audit.strings(*path)
    if not texts:
        doubts.append("neither `scope` nor `covers` says what was audited")
    unknown: list[str] = []
    leaves: dict[str, None] = {}
    for _, text in texts:
        resolved = run.register.resolve(text, audit)
        if resolved.unknown is not None:
            unknown.append(quote(text))
        leaves.update(dict.fromkeys(resolved.leaves))
    if unknown:
        doubts.append(f"the scope names what is not on record: {list_of(unknown)}")
    excluded = run.derive(responsibilities).excluded(period.end)
    return tuple(leaf for leaf in leaves if leaf not in excluded)
