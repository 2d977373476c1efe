"""What ties an auditor to an item the auditor covers, one function for each sort of tie.

Each function answers for one case and one item, with the relation or None. `strength.py` says in
which order they count.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit_period import Period
from isms_lint_iso27001.derive.consultancy import advice_by_person, is_near
from isms_lint_iso27001.derive.isms_leads import all_clauses, is_clause, isms_leads
from isms_lint_iso27001.derive.reporting_line import Chain, all_managers, chains_above
from isms_lint_iso27001.derive.responsibilities import (
    OWNER,
    Responsibilities,
    responsibilities,
)
from isms_lint_iso27001.derive.tenures import Tenure

_NOW = {"owner": "owns", "operator": "operates", "implementer": "implements", "author": "writes"}
_ONCE = {
    "owner": "owned",
    "operator": "operated",
    "implementer": "implemented",
    "author": "wrote",
}


class Relation(NamedTuple):
    """One tie of one auditor to one item.

    `code` is the rule that reports it. `steps` lead from the auditor to the item and leave the item
    out. `proof` is where the records say so.
    """

    code: str
    item: str
    steps: tuple[str, ...]
    proof: tuple[Related, ...]


class Item(NamedTuple):
    """One item an auditor covers: everybody's tenures on it, the auditor's own, its owners."""

    id: str
    declared: tuple[Tenure, ...]
    mine: tuple[Tenure, ...]
    owners: list[Tenure]


class Case:
    """One auditor of one audit, with what all items have in common."""

    def __init__(
        self, person: Record, items: list[str], period: Period, run: Pass, audit: Record
    ) -> None:
        self.person = person
        self.audit = audit
        self.period = period
        self.run = run
        known: Responsibilities = run.derive(responsibilities)
        self.items = [self._item(item, known) for item in items]
        self.covers_all = run.derive(all_clauses).issubset(items)
        self.leads = [
            tenure
            for found in run.derive(isms_leads).values()
            for tenure in found
            if tenure.person is person
        ]
        self.above = chains_above(person, run.option_of("IND004", "levels"), period, run)
        self.advised = run.derive(advice_by_person).get(person.id, [])
        self.work_clear = add_months(period.start, -run.option_of("IND003", "prior_months"))
        self.advice_clear = add_months(period.start, -run.option_of("IND007", "consult_months"))
        self._manages = person.id in run.derive(all_managers)
        self._below: dict[str, Chain | None] = {}

    def chain_to(self, other: Record) -> Chain | None:
        """The chain from `other` up to the auditor, where it is short enough."""
        if not self._manages:
            return None
        if other.id not in self._below:
            levels = self.run.option_of("IND005", "levels")
            chains = chains_above(other, levels, self.period, self.run)
            self._below[other.id] = next((c for c in chains if c[-1] is self.person), None)
        return self._below[other.id]

    def _item(self, id: str, known: Responsibilities) -> Item:
        declared = known.declared(id, self.period.end)
        mine = tuple(tenure for tenure in declared if tenure.person is self.person)
        return Item(id, declared, mine, known.owners(id, self.period))


def leads_the_isms(case: Case, item: Item) -> Relation | None:
    """The auditor leads the management system; the clauses, or all of it, are the own work."""
    if not case.leads or not (case.covers_all or is_clause(item.id, case.run)):
        return None
    for lead in case.leads:
        if lead.during(case.period):
            steps = (case.person.id, "holds", lead.capacity, "runs")
            return Relation("IND010", item.id, steps, _proof(lead))
    return None


def owns(case: Case, item: Item) -> Relation | None:
    """The auditor is said to own the item in the period."""
    for tenure in item.mine:
        if tenure.capacity == OWNER and tenure.during(case.period):
            return _holds("IND001", item, tenure)
    return None


def operates(case: Case, item: Item) -> Relation | None:
    """The auditor operates, implements or writes the item in the period."""
    for tenure in item.mine:
        if tenure.capacity != OWNER and tenure.during(case.period):
            return _holds("IND002", item, tenure)
    return None


def manages(case: Case, item: Item) -> Relation | None:
    """Whoever owns or operates the item reports to the auditor."""
    workers = (t for t in item.declared if t.capacity != OWNER and t.during(case.period))
    for tenure in (*item.owners, *workers):
        chain = case.chain_to(tenure.person)
        if chain is not None:
            steps = [case.person.id]
            for one in reversed(chain[:-1]):
                steps += ["manages", one.id]
            return _through_others("IND005", item, steps, chain, tenure)
    return None


def advised(case: Case, item: Item) -> Relation | None:
    """The auditor advised on the item too short a time ago."""
    for advice in case.advised:
        tenure = advice.tenure
        if advice.is_about(item.id) and is_near(tenure, case.advice_clear, case.period.end):
            until = f"advised until {tenure.until}" if tenure.until else "advises"
            path = ("to",) if tenure.until else tenure.path
            proof = Related(tenure.record, path, f"{tenure.person.id} was hired to advise here")
            return Relation("IND007", item.id, (_through(tenure), until), (proof,))
    return None


def was_responsible(case: Case, item: Item) -> Relation | None:
    """The auditor owned, operated, implemented or wrote the item too short a time ago."""
    latest: Tenure | None = None
    last = case.work_clear
    for tenure in item.mine:
        if (
            not tenure.doubt
            and tenure.until is not None
            and last < tenure.until < case.period.start
        ):
            latest, last = tenure, tenure.until
    if latest is None:
        return None
    once = f"{_ONCE[latest.capacity]} until {latest.until}"
    return Relation("IND003", item.id, (_through(latest), once), _proof(latest, "was"))


def reports_to_owner(case: Case, item: Item) -> Relation | None:
    """The owner of the item is above the auditor."""
    for chain in case.above:
        for tenure in item.owners:
            if tenure.person is chain[-1]:
                steps = [case.person.id]
                for one in chain[1:]:
                    steps += ["reports to", one.id]
                return _through_others("IND004", item, steps, chain, tenure)
    return None


def shares_unit(case: Case, item: Item) -> Relation | None:
    """The owner of the item and the auditor are in one unit that has no units below it.

    Where the auditor is the owner, a stronger relation was found before.
    """
    unit = case.person.text("unit")
    if not unit or unit in case.run.derive(_with_units_below):
        return None
    for tenure in item.owners:
        other = tenure.person
        if other.text("unit") == unit:
            steps = (case.person.id, f"shares the unit {unit} with", other.id, _verb(tenure))
            said = Related(other, ("unit",), f"{other.id} is in the unit {unit} here")
            return Relation("IND006", item.id, steps, (*_proof(tenure), said))
    return None


def _with_units_below(run: Pass) -> frozenset[str]:
    return frozenset(unit.text("parent") for unit in run.register.of("unit"))


def _holds(code: str, item: Item, tenure: Tenure) -> Relation:
    steps = (_through(tenure), _NOW[tenure.capacity])
    return Relation(code, item.id, steps, _proof(tenure))


def _through_others(
    code: str, item: Item, steps: list[str], chain: Chain, tenure: Tenure
) -> Relation:
    """A relation along a reporting line, from the auditor to who holds `tenure`."""
    line = tuple(
        Related(below, ("manager",), f"{below.id} reports to {above.id} here")
        for below, above in pairwise(chain)
    )
    return Relation(code, item.id, (*steps, _verb(tenure)), (*_proof(tenure), *line))


def _verb(tenure: Tenure) -> str:
    verb = _NOW.get(tenure.capacity, "answers for")
    return f"({tenure.role}) {verb}" if tenure.role else verb


def _through(tenure: Tenure) -> str:
    return f"{tenure.person.id} ({tenure.role})" if tenure.role else tenure.person.id


def _proof(tenure: Tenure, verb: str = "is") -> tuple[Related, ...]:
    if tenure.capacity == OWNER:
        said = f"{verb} the owner"
    elif tenure.capacity in _NOW:
        said = f"{verb} an {tenure.capacity}"
    else:
        said = f"holds the role {tenure.capacity}"
    return (Related(tenure.record, tenure.path, f"{_through(tenure)} {said} here"),)
