"""The strongest tie of each auditor to each item the auditor covers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.auditors import Auditor, AuditTeam, audit_teams
from isms_lint_iso27001.derive.firm_ties import firm_doubts
from isms_lint_iso27001.derive.isms_leads import clause_leads, is_clause
from isms_lint_iso27001.derive.nine_two import programme_doubts
from isms_lint_iso27001.derive.own_documents import undated_works
from isms_lint_iso27001.derive.own_risks import unknown_risk_owners
from isms_lint_iso27001.derive.quote import quote
from isms_lint_iso27001.derive.relations import Case, Item, Relation
from isms_lint_iso27001.derive.strength import STRONGEST_FIRST

_ALL = (
    "IND001",
    "IND002",
    "IND003",
    "IND004",
    "IND005",
    "IND006",
    "IND007",
    "IND008",
    "IND009",
    "IND010",
    "IND012",
    "IND013",
    "IND014",
    "IND015",
    "IND016",
    "IND017",
)
_OF_OWNERS = ("IND001", "IND004", "IND006")
_OF_RESPONSIBILITIES = ("IND001", "IND002", "IND003", "IND004", "IND005", "IND006")


class Independence(NamedTuple):
    """What is known of the independence of an audit's auditors.

    `ties` pairs each auditor on record with the relations found, one an item at most, in the order
    of the items. `doubts` gives for each rule what it could not judge.
    """

    team: AuditTeam
    ties: tuple[tuple[Auditor, tuple[Relation, ...]], ...]
    doubts: dict[str, tuple[str, ...]]


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
    doubts: dict[str, dict[str, None]] = {code: dict.fromkeys(team.doubts) for code in _ALL}
    for auditor in team.auditors:
        if auditor.person is None:
            named = quote(auditor.reference) if auditor.reference else "an auditor without a name"
            _add(doubts, _ALL, [f"{named} in `team` is no person on record"])
            continue
        case = Case(auditor.person, auditor.items(run), team.period, run, audit)
        found = (_strongest(case, item) for item in case.items)
        ties.append((auditor, tuple(relation for relation in found if relation is not None)))
        _doubts_of(case, doubts)
    return Independence(team, tuple(ties), {code: tuple(found) for code, found in doubts.items()})


def _strongest(case: Case, item: Item) -> Relation | None:
    for relation_of in STRONGEST_FIRST:
        relation = relation_of(case, item)
        if relation is not None:
            return relation
    return None


def _doubts_of(case: Case, doubts: dict[str, dict[str, None]]) -> None:
    """Enter what the records leave open about one auditor."""
    unclear = (tenure.doubt for item in case.items for tenure in item.declared)
    _add(doubts, _OF_RESPONSIBILITIES, unclear)
    _add(doubts, ("IND010",), (lead.doubt for lead in case.leads))
    _add(doubts, ("IND007",), (advice.tenure.doubt for advice in case.advised))
    for code, doubt in firm_doubts(case):
        _add(doubts, (code,), (doubt,))
    _add(doubts, ("IND009",), undated_works(case))
    _add(doubts, ("IND013",), programme_doubts(case))
    _add(doubts, ("IND015",), unknown_risk_owners(case))
    clauses = [item.id for item in case.items if is_clause(item.id, case.run)]
    if clauses and not clause_leads(clauses[0], case.period, case.run):
        _add(doubts, ("IND010",), ["nobody on record held the role isms-manager or ciso then"])
    if case.items and not any(item.owners for item in case.items):
        _add(doubts, _OF_OWNERS, [f"nobody on record owns anything that {case.person.id} covers"])


def _add(doubts: dict[str, dict[str, None]], codes: Iterable[str], reasons: Iterable[str]) -> None:
    written = dict.fromkeys(filter(None, reasons))
    for code in codes:
        doubts[code].update(written)
