"""The strongest tie of each auditor to each item the auditor covers."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.independence.auditors import Auditor, AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.firm_ties import firm_doubts
from isms_lint_iso27001.derive.independence.nine_two import programme_doubts
from isms_lint_iso27001.derive.independence.own_documents import undated_works
from isms_lint_iso27001.derive.independence.own_risks import unknown_risk_owners
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.independence.strength import STRONGEST_FIRST, RelationOf
from isms_lint_iso27001.derive.people.isms_leads import is_clause
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import one_by_one

_ANY = ""
"""The key under which doubts stand that concern every rule."""
_OF_OWNERS = ("IND001", "IND004", "IND006")
_OF_RESPONSIBILITIES = ("IND001", "IND002", "IND003", "IND004", "IND005", "IND006")


class Independence(NamedTuple):
    """What is known of the independence of an audit's auditors.

    `ties` pairs each auditor on record with the relations found, one an item at most, in the order
    of the items.
    """

    team: AuditTeam
    ties: tuple[tuple[Auditor, tuple[Relation, ...]], ...]
    doubts: dict[str, dict[str, None]]

    def doubts_of(self, code: str) -> str:
        """What the rule `code` could not judge; empty where it could judge everything."""
        general, own = self.doubts.get(_ANY, {}), self.doubts.get(code, {})
        return one_by_one(list({**general, **own}))


def independence(run: Pass) -> dict[Record, Independence | NotEvaluated]:
    """By audit that takes place: the ties of its auditors, or why nothing can be said.

    A derivation.
    """
    return {
        audit: team if isinstance(team, NotEvaluated) else _of(audit, team, run)
        for audit, team in run.derive(audit_teams).items()
    }


def _of(audit: Record, team: AuditTeam, run: Pass) -> Independence:
    ties = []
    doubts: dict[str, dict[str, None]] = {}
    _add(doubts, (_ANY,), team.doubts)
    for auditor in team.auditors:
        if auditor.person is None:
            named = quote(auditor.reference) if auditor.reference else "an auditor without a name"
            _add(doubts, (_ANY,), [f"{named} in `team` is no person on record"])
            continue
        case = Case(auditor.person, auditor, team.period, run, audit)
        found = ties_of(case)
        ties.append((auditor, found))
        _doubts_of(case, found, doubts)
    return Independence(team, tuple(ties), doubts)


def ties_of(case: Case) -> tuple[Relation, ...]:
    """The strongest tie to each item that the auditor has any to, in the order of the items."""
    sorts = [(sort.relation, sort.among(case)) for sort in STRONGEST_FIRST]
    sorts = [(relation_of, among) for relation_of, among in sorts if among]
    found = (_strongest(case, item, sorts) for item in case.auditor.items)
    return tuple(relation for relation in found if relation is not None)


def left_open(case: Case) -> tuple[str, ...]:
    """What the records leave open about one auditor, whichever rule it concerns, beside owners that are
    not there.
    """
    doubts: dict[str, dict[str, None]] = {}
    _unclear(case, doubts)
    return tuple(dict.fromkeys(reason for reasons in doubts.values() for reason in reasons))


def _strongest(
    case: Case, id: str, sorts: list[tuple[RelationOf, Container[str]]]
) -> Relation | None:
    item: Item | None = None
    for relation_of, among in sorts:
        if id in among:
            item = item or case.item(id)
            relation = relation_of(case, item)
            if relation is not None:
                return relation
    return None


def _doubts_of(case: Case, ties: tuple[Relation, ...], doubts: dict[str, dict[str, None]]) -> None:
    """Enter what the records leave open about one auditor."""
    _unclear(case, doubts)
    items = case.auditor.items
    tied = {tie.item for tie in ties}
    ownerless = not any(case.known.owners(item, case.period) for item in items)
    if ownerless and not tied.issuperset(items):
        _add(doubts, _OF_OWNERS, [f"nobody on record owns anything that {case.person.id} covers"])


def _unclear(case: Case, doubts: dict[str, dict[str, None]]) -> None:
    """Enter what cannot be read of the records, and who leads the management system if nobody does."""
    items, day = case.auditor.items, case.period.end
    _add(doubts, _OF_RESPONSIBILITIES, case.known.doubts(items, day))
    _add(doubts, ("IND010",), (lead.doubt for lead in case.leads))
    _add(doubts, ("IND007",), (advice.tenure.doubt for advice in case.advised))
    for code, doubt in firm_doubts(case):
        _add(doubts, (code,), (doubt,))
    _add(doubts, ("IND009",), undated_works(case))
    _add(doubts, ("IND013",), programme_doubts(case))
    _add(doubts, ("IND015",), unknown_risk_owners(case))
    if not case.known.leads(case.period) and any(is_clause(item, case.run) for item in items):
        _add(doubts, ("IND010",), ["nobody on record held the role isms-manager or ciso then"])


def _add(doubts: dict[str, dict[str, None]], codes: Iterable[str], reasons: Iterable[str]) -> None:
    for reason in reasons:
        for code in codes if reason else ():
            doubts.setdefault(code, {})[reason] = None
