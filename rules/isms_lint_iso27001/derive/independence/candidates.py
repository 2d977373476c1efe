"""Who could audit something: everybody on record, with what ties them to it, by the same relations
that the rules on independence report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from isms_lint.records.record import Record
from isms_lint.rules import Pass, Severity
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.competence import Lack, auditor_competence, lack_before
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import (
    Auditor,
    AuditTeam,
    Covered,
    Entry,
    audit_teams,
    covered_by,
)
from isms_lint_iso27001.derive.independence.gaps import engagement_over, gaps_of, is_outsider
from isms_lint_iso27001.derive.independence.independence import ties_of
from isms_lint_iso27001.derive.independence.relations import Case, Relation
from isms_lint_iso27001.derive.people.absence import why_away
from isms_lint_iso27001.derive.programme.cycle import programmes_on
from isms_lint_iso27001.derive.responsibility.responsibilities import is_whole, scope_of
from isms_lint_iso27001.derive.soa.exclusions import Exclusions


class Standing(IntEnum):
    """How well somebody could audit all of it, the best first."""

    FREE = 0
    """No tie to any item, and competence shown."""
    UNSHOWN = 1
    """No tie on record, and something that would be needed is not: competence, where they belong."""
    TIED = 2
    """A tie to some of the items, or to all."""
    AWAY = 3
    """Not there on the day."""


class Candidate(NamedTuple):
    """One person, and what speaks against having them audit the items on the day.

    `away` says why they are not there then. `ties` are the strongest ties, one an item, in the order
    of the items. `lack` is what is missing of their competence as an auditor. `gaps` are what the
    records leave out that would show their independence. `engagement` is the one to audit that lasts
    over the day, of somebody from outside, and `engaged` whether it is about all items. `audits` counts
    those they were an auditor of.
    """

    person: Record
    away: str
    ties: tuple[Relation, ...]
    lack: Lack | None
    gaps: tuple[str, ...]
    outside: bool
    engagement: Record | None
    engaged: bool
    audits: int

    @property
    def standing(self) -> Standing:
        """Where they belong among all."""
        if self.away:
            return Standing.AWAY
        if self.ties:
            return Standing.TIED
        return Standing.UNSHOWN if self.lack or self.gaps else Standing.FREE

    @property
    def ready(self) -> bool:
        """Whether nothing speaks against them, and nobody has to be hired first."""
        return self.standing is Standing.FREE and (not self.outside or self.engaged)


def items_in(
    texts: Sequence[str], record: Record, day: date, run: Pass, edition: str | None = None
) -> Covered:
    """What scope items of `record` stand for, without the controls that do not apply on `day`."""
    excluded = run.derive(Exclusions).on(day)
    return covered_by(texts, record, excluded, run, edition)


def ties_on(
    person: Record, items: Sequence[str], day: date, run: Pass, programme: Record | None = None
) -> tuple[Relation, ...]:
    """The strongest tie of `person` to each of the scope leaves `items` on `day`, if there is any."""
    return ties_of(case_on(person, items, day, run, programme))


def candidates(
    items: Sequence[str], day: date, run: Pass, programme: Record | None = None
) -> tuple[Candidate, ...]:
    """Everybody on record as auditor of the scope leaves `items` on `day`, the best first.

    Those without a tie come first, of them who needs no new engagement, then who has audited most.
    Those with ties come by how grave these are and how many.
    """
    found = [candidate(person, items, day, run, programme) for person in run.register.of("person")]
    return tuple(sorted(found, key=lambda one: _rank(one, run)))


def candidate(
    person: Record,
    items: Sequence[str],
    day: date,
    run: Pass,
    programme: Record | None = None,
    *,
    whole: bool | None = None,
) -> Candidate:
    """One person as auditor of the scope leaves `items` on `day`; see `case_on`."""
    period = Period(day, day)
    case = case_on(person, items, day, run, programme, whole=whole)
    ties = ties_of(case)
    shown = run.derive(auditor_competence).get(person.id, ())
    lack = lack_before(shown, day)
    gaps = gaps_of(case.auditor, ties, None, period, run)
    outside = is_outsider(person, period, run)
    engagement = engagement_over(person, period, run) if outside else None
    return Candidate(
        person,
        why_away(person, day, run),
        ties,
        None if lack is None else lack[0],
        tuple(gap.text for gap in gaps if gap.message != "ownerless"),
        outside,
        engagement,
        engagement is not None and _is_about(engagement, items, run),
        run.derive(_audits_of)[person.id],
    )


def _is_about(engagement: Record, items: Sequence[str], run: Pass) -> bool:
    """Whether somebody was hired for all of the items; one without a scope is about everything.

    A process is among what they were hired for where all it names is.
    """
    about = set(scope_of(engagement, run))
    if not engagement.strings("scope") or is_whole(about, run):
        return True
    return all(item in about or _inside(item, engagement, run) <= about for item in items)


def _inside(item: str, record: Record, run: Pass) -> frozenset[str]:
    """What an item stands for beside itself; the item where that is nothing."""
    leaves = frozenset(run.register.resolve(item, record).leaves)
    return leaves - {item} or frozenset({item})


def case_on(
    person: Record,
    items: Sequence[str],
    day: date,
    run: Pass,
    programme: Record | None = None,
    *,
    whole: bool | None = None,
) -> Case:
    """The case of one who would audit the scope leaves `items` on `day`.

    `programme` is the one that would plan the audit; without it, the one in force on the day. `whole`
    is whether one scope item stands for the whole system; where nobody says, whether all items are it.
    """
    if programme is None:
        in_force = programmes_on(day, run)
        programme = in_force[-1].record if in_force else None
    items = tuple(items)
    covers_whole = is_whole(items, run) if whole is None else whole
    auditor = Auditor(person.id, person, (Entry(0, items),), items, covers_whole)
    return Case(person, auditor, Period(day, day), run, None, programme)


def _rank(one: Candidate, run: Pass) -> tuple[object, ...]:
    rules = run.rules
    grave = sum(
        tie.code in rules and rules[tie.code].severity is Severity.ERROR for tie in one.ties
    )
    to_hire = one.outside and not one.engaged
    return (
        one.standing,
        grave,
        len(one.ties),
        one.lack is not None,
        len(one.gaps),
        to_hire,
        -one.audits,
        one.person.id,
    )


def _audits_of(run: Pass) -> Counter[str]:
    """By person id, how many audits they were an auditor of, planned ones included (a derivation)."""
    return Counter(
        auditor.person.id
        for team in run.derive(audit_teams).values()
        if isinstance(team, AuditTeam)
        for auditor in team.auditors
        if auditor.person is not None
    )
