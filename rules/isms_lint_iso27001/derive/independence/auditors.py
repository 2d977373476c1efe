"""Who audited what in an audit."""

from __future__ import annotations

from collections.abc import Sequence

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period, audit_period, takes_place
from isms_lint_iso27001.derive.audit.team import auditing
from isms_lint_iso27001.derive.responsibility.responsibilities import is_whole
from isms_lint_iso27001.derive.soa.exclusions import Exclusions
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import list_of, named

_MOST_AUDITORS = 50
"""Auditors of one audit, each of whom is compared with whoever answers for what was audited."""


class Entry(NamedTuple):
    """One entry of `team`: its place there, and the scope leaves it covers."""

    place: int
    items: tuple[str, ...]


class Auditor(NamedTuple):
    """One auditor of one audit.

    `person` is None where `reference` is nobody on record. The same person twice in a team is one
    auditor with two `entries`. `items` are the scope leaves of all entries, in the order of the
    standard, and `covers_whole` is whether one scope item among them stands for the whole system.
    """

    reference: str
    person: Record | None
    entries: tuple[Entry, ...]
    items: tuple[str, ...]
    covers_whole: bool

    @property
    def id(self) -> str:
        """The person's; of nobody on record what the team says."""
        return self.reference if self.person is None else self.person.id

    def named(self) -> str:
        """The auditor, for messages."""
        return self.reference if self.person is None else named(self.person)

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
    """The leads and auditors of `audit`; experts, observers and supervised trainees are none."""
    period = audit_period(audit, run)
    if isinstance(period, NotEvaluated):
        return period
    found: dict[str | int, Auditor] = {}
    doubts: list[str] = []
    for index in auditing(audit):
        part = _covered(audit, index, period, run)
        doubts.extend(part.doubts)
        entry = Entry(index, part.items)
        reference = audit.text("team", index, "person")
        people = run.people.holders(reference, period.start, period.end)
        for person in people or (None,):
            key = index if person is None else person.id
            before = found.get(key)
            one = Auditor(reference, person, (entry,), part.items, part.is_whole)
            found[key] = one if before is None else _both(before, one, run)
        if len(found) > _MOST_AUDITORS:
            return NotEvaluated(f"the team has more than {_MOST_AUDITORS} auditors")
    return AuditTeam(period, tuple(found.values()), tuple(dict.fromkeys(doubts)))


def auditor_ids(run: Pass) -> frozenset[str]:
    """The ids of everybody on record who audits anything (a derivation)."""
    teams = run.derive(audit_teams).values()
    return frozenset(
        auditor.person.id
        for team in teams
        if isinstance(team, AuditTeam)
        for auditor in team.auditors
        if auditor.person is not None
    )


def other_ids(run: Pass) -> frozenset[str]:
    """The ids of everybody on record who audits nothing (a derivation)."""
    everybody = frozenset(person.id for person in run.register.of("person"))
    return everybody - run.derive(auditor_ids)


def _both(one: Auditor, other: Auditor, run: Pass) -> Auditor:
    items = sorted({*one.items, *other.items}, key=run.register.scope.order)
    whole = one.covers_whole or other.covers_whole
    return one._replace(
        entries=(*one.entries, *other.entries), items=tuple(items), covers_whole=whole
    )


class Covered(NamedTuple):
    """What some scope items stand for, without controls that do not apply."""

    items: tuple[str, ...]
    is_whole: bool
    doubts: tuple[str, ...]


_Key = tuple[tuple[str, ...], str, frozenset[str]]


def _covered(audit: Record, index: int, period: Period, run: Pass) -> Covered:
    """The part of the audit that a team entry covers. Audits of one scope share it."""
    covers = ("team", index, "covers")
    path = covers if audit.get(*covers) is not None else ("scope",)
    texts = tuple(text for _, text in audit.strings(*path))
    excluded = run.derive(Exclusions).on(period.end)
    known = run.derive(_parts)
    key = (texts, run.register.edition(audit), excluded)
    part = known.get(key)
    if part is None:
        part = known[key] = covered_by(texts, audit, excluded, run)
    return part


def _parts(_run: Pass) -> dict[_Key, Covered]:
    return {}


def covered_by(
    texts: Sequence[str],
    record: Record,
    excluded: frozenset[str],
    run: Pass,
    edition: str | None = None,
) -> Covered:
    """What the scope items of `record` stand for, read in its edition where none is given.

    `excluded` are the controls that do not apply.
    """
    unknown: list[str] = []
    leaves: set[str] = set()
    whole = False
    for text in texts:
        resolved = run.register.resolve(text, record, edition)
        if resolved.unknown is not None:
            unknown.append(quote(text))
        leaves.update(resolved.leaves)
        whole = whole or is_whole(resolved.leaves, run)
    doubts = [] if texts else ["neither `scope` nor `covers` says what was audited"]
    if unknown:
        doubts.append(f"the scope names what is not on record: {list_of(unknown)}")
    items = sorted(leaves - excluded, key=run.register.scope.order)
    return Covered(tuple(items), whole, tuple(doubts))
