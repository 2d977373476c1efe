"""The strongest tie of each auditor to each item the auditor covers."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.independence.auditors import Auditor, AuditTeam, audit_teams
from isms_lint_iso27001.derive.independence.firm_ties import firm_doubts
from isms_lint_iso27001.derive.independence.nine_two import programme_doubts
from isms_lint_iso27001.derive.independence.own_documents import undated_works
from isms_lint_iso27001.derive.independence.own_risks import unknown_risk_owners
from isms_lint_iso27001.derive.independence.relations import Case, Item, Relation
from isms_lint_iso27001.derive.independence.strength import RelationOf, Sort, possible
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
        if not self.doubts:
            return ""
        general, own = self.doubts.get(_ANY, {}), self.doubts.get(code, {})
        return one_by_one(list({**general, **own}))


def independence(run: Pass) -> dict[Record, Independence | NotEvaluated]:
    """By audit that takes place: the ties of its auditors, or why nothing can be said.

    A derivation.
    """
    sorts: dict[Record, tuple[Sort, ...]] = {}
    return {
        audit: team if isinstance(team, NotEvaluated) else _of(audit, team, sorts, run)
        for audit, team in run.derive(audit_teams).items()
    }


def _of(
    audit: Record, team: AuditTeam, sorts: dict[Record, tuple[Sort, ...]], run: Pass
) -> Independence:
    """`sorts` are the sorts of ties that each auditor can have, as far as they were asked for."""
    ties = []
    doubts: dict[str, dict[str, None]] = {}
    for doubt in team.doubts:
        _add(doubts, (_ANY,), doubt)
    for auditor in team.auditors:
        if auditor.person is None:
            named = quote(auditor.reference) if auditor.reference else "an auditor without a name"
            _add(doubts, (_ANY,), f"{named} in `team` is no person on record")
            continue
        case = Case(auditor.person, auditor, team.period, run, audit)
        if case.person not in sorts:
            sorts[case.person] = possible(case)
        found = ties_of(case, sorts[case.person])
        ties.append((auditor, found))
        _doubts_of(case, found, doubts)
    return Independence(team, tuple(ties), doubts)


def ties_of(case: Case, sorts: Iterable[Sort] | None = None) -> tuple[Relation, ...]:
    """The strongest tie to each item that the auditor has any to, in the order of the items. `sorts`
    are those that are possible, where that is known.
    """
    sorts = possible(case) if sorts is None else sorts
    likely = [(sort.relation, among) for sort in sorts if (among := sort.among(case))]
    found = (_strongest(case, item, likely) for item in case.auditor.items)
    return tuple(relation for relation in found if relation is not None)


def left_open(case: Case) -> tuple[str, ...]:
    """What the records leave open about one auditor, whichever rule it concerns, beside owners that are
    not there.
    """
    doubts: dict[str, dict[str, None]] = {}
    for codes, reason in _unclear(case):
        _add(doubts, codes, reason)
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
    for codes, reason in _unclear(case):
        _add(doubts, codes, reason)
    items = case.auditor.items
    if {tie.item for tie in ties}.issuperset(items):
        return
    if not any(case.known.owners(item, case.period) for item in items):
        _add(doubts, _OF_OWNERS, f"nobody on record owns anything that {case.person.id} covers")


def _unclear(case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    """What cannot be read of the records, and who leads the management system if nobody does: for
    which rules, and the reason, which may be empty.
    """
    items = case.auditor.items
    for doubt in case.known.doubts(items, case.period.end):
        yield _OF_RESPONSIBILITIES, doubt
    for lead in case.leads:
        yield ("IND010",), lead.doubt
    for advice in case.advised:
        yield ("IND007",), advice.tenure.doubt
    for code, doubt in firm_doubts(case):
        yield (code,), doubt
    for doubt in undated_works(case):
        yield ("IND009",), doubt
    for doubt in programme_doubts(case):
        yield ("IND013",), doubt
    for doubt in unknown_risk_owners(case):
        yield ("IND015",), doubt
    if not case.known.leads(case.period) and any(is_clause(item, case.run) for item in items):
        yield ("IND010",), "nobody on record held the role isms-manager or ciso then"


def _add(doubts: dict[str, dict[str, None]], codes: Iterable[str], reason: str) -> None:
    for code in codes if reason else ():
        doubts.setdefault(code, {})[reason] = None
