"""What ties an auditor to an item the auditor covers, one function for each sort of tie.

Each function answers for one case and one item, with the relation or None. `strength.py` says in
which order they count, and for which auditors they need not be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.independence.auditors import Auditor
from isms_lint_iso27001.derive.independence.consultancy import (
    advice_by_person,
    advising,
    is_near,
)
from isms_lint_iso27001.derive.people.isms_leads import is_clause, isms_leads
from isms_lint_iso27001.derive.people.reporting_line import Chain, all_managers, chains_above
from isms_lint_iso27001.derive.people.tenures import Tenure, still_runs
from isms_lint_iso27001.derive.responsibility.responsibilities import (
    EVERYTHING,
    OWNER,
    Responsibilities,
    of_person,
    responsibilities,
)
from isms_lint_iso27001.derive.text.words import counted

Fact = TypeVar("Fact")
NOTHING: frozenset[str] = frozenset()

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
    out. `proof` is where the records say so. `said` are words for the message, where ties of one
    rule differ. `held` is the time in which somebody held what the tie goes through, where it goes
    through such a thing.
    """

    code: str
    item: str
    steps: tuple[str, ...]
    proof: tuple[Related, ...]
    said: str = ""
    held: Tenure | None = None


class Item(NamedTuple):
    """One item an auditor covers: everybody's tenures on it, the auditor's own, its owners."""

    id: str
    declared: tuple[Tenure, ...]
    mine: tuple[Tenure, ...]
    owners: Sequence[Tenure]


class Case:
    """One auditor of one audit, with what all items have in common. What few cases need is worked
    out when it is asked for.

    `audit` is None where it is asked who could audit; then `programme` is the one that plans it.
    """

    def __init__(
        self,
        person: Record,
        auditor: Auditor,
        period: Period,
        run: Pass,
        audit: Record | None,
        programme: Record | None = None,
    ) -> None:
        self.person = person
        self.auditor = auditor
        self.audit = audit
        self.programme = programme
        self.period = period
        self.run = run
        self.known: Responsibilities = run.derive(responsibilities)
        self.held = self.known.held_by(frozenset((person.id,)), period.end)
        self.leads = run.derive(_leads_by_person).get(person.id, ())
        self.advised = run.derive(advice_by_person).get(person.id, ())
        self._facts: dict[Any, Any] = {}
        self._below: dict[str, Chain | None] = {}

    def fact(self, of: Callable[[Case], Fact]) -> Fact:
        """What `of` says of the case, asked once."""
        if of not in self._facts:
            self._facts[of] = of(self)
        fact: Fact = self._facts[of]
        return fact

    def item(self, id: str) -> Item:
        """One item the auditor covers."""
        declared = self.known.declared(id, self.period.end)
        mine = of_person(declared, self.person) if id in self.held else ()
        return Item(id, declared, mine, self.known.owners(id, self.period))

    def owned_by(self, people: frozenset[str]) -> Container[str]:
        """What `people`, who are ids, can own: what they hold, and clauses where any of them led the
        system.
        """
        if self.run.derive(_leads_by_person).keys().isdisjoint(people):
            return self.known.held_by(people, self.period.end)
        return EVERYTHING

    def chain_to(self, other: Record) -> Chain | None:
        """The chain from `other` up to the auditor, where it is short enough."""
        if other.id not in self._below:
            levels = self.run.option_of("IND005", "levels")
            chains = chains_above(other, levels, self.period, self.run)
            self._below[other.id] = next((c for c in chains if c[-1] is self.person), None)
        return self._below[other.id]


def superiors(case: Case) -> list[Chain]:
    """The chains up to the auditor's superiors."""
    if case.person.get("manager") is None:
        return []
    levels = case.run.option_of("IND004", "levels")
    return chains_above(case.person, levels, case.period, case.run)


def owned_above(case: Case) -> Container[str]:
    """What superiors can own."""
    return case.owned_by(frozenset(chain[-1].id for chain in case.fact(superiors)))


def owned_beside(case: Case) -> Container[str]:
    """What those in the auditor's unit can own; the auditor's own has a stronger tie."""
    unit = case.fact(leaf_unit)
    return case.owned_by(case.run.derive(_by_unit)[unit]) if unit else NOTHING


def leads_the_isms(case: Case, item: Item) -> Relation | None:
    """The auditor leads the management system, and audits a clause or the system as a whole.

    A control or process that stands beside some clauses is none of it: somebody may own that, and
    it may be somebody else.
    """
    if not (case.auditor.covers_whole or is_clause(item.id, case.run)):
        return None
    for lead in case.leads:
        if lead.during(case.period):
            steps = (case.person.id, "holds", lead.capacity, "runs")
            return Relation("IND010", item.id, steps, _proof(lead), held=lead)
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


def manages_anybody(case: Case) -> bool:
    """Whether anybody reports to the auditor."""
    return case.person.id in case.run.derive(all_managers)


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
    """The auditor advised on the item too short a time ago, or still does."""
    months = case.run.option_of("IND007", "consult_months")
    clear = add_months(case.period.start, -months)
    for advice in case.advised:
        tenure = advice.tenure
        if advice.is_about(item.id) and is_near(tenure, clear, case.period.end):
            runs = still_runs(tenure, case.period)
            said = (
                "while advising on"
                if runs
                else f"less than {counted(months, 'month')} after advising on"
            )
            path = ("to",) if tenure.until else tenure.path
            proof = Related(tenure.record, path, f"{tenure.person.id} was hired to advise here")
            steps = (_through(tenure), advising(tenure, case.period))
            return Relation("IND007", item.id, steps, (proof,), said, tenure)
    return None


def was_responsible(case: Case, item: Item) -> Relation | None:
    """The auditor owned, operated, implemented or wrote the item too short a time ago."""
    latest: Tenure | None = None
    last = case.fact(_work_clear)
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
    steps = (_through(latest), once)
    return Relation("IND003", item.id, steps, _proof(latest, "was"), held=latest)


def _work_clear(case: Case) -> date:
    """The last day on which a responsibility that ended is no tie."""
    return add_months(case.period.start, -case.run.option_of("IND003", "prior_months"))


def reports_to_owner(case: Case, item: Item) -> Relation | None:
    """The owner of the item is above the auditor."""
    for chain in case.fact(superiors):
        for tenure in item.owners:
            if tenure.person is chain[-1]:
                steps = [case.person.id]
                for one in chain[1:]:
                    steps += ["reports to", one.id]
                said = "their own line manager" if len(chain) == 2 else "a superior"
                return _through_others("IND004", item, steps, chain, tenure, said)
    return None


def shares_unit(case: Case, item: Item) -> Relation | None:
    """The owner of the item and the auditor are in one unit that has no units below it.

    Where the auditor is the owner, a stronger relation was found before.
    """
    unit = case.fact(leaf_unit)
    if not unit:
        return None
    for tenure in item.owners:
        other = tenure.person
        if other.text("unit") == unit:
            steps = (case.person.id, f"shares the unit {unit} with", other.id, _verb(tenure))
            said = Related(other, ("unit",), f"{other.id} is in the unit {unit} here")
            return Relation("IND006", item.id, steps, (*_proof(tenure), said), held=tenure)
    return None


def leaf_unit(case: Case) -> str:
    """The auditor's unit; empty where that has units below it."""
    unit = case.person.text("unit")
    return "" if unit in case.run.derive(_with_units_below) else unit


def _with_units_below(run: Pass) -> frozenset[str]:
    return frozenset(unit.text("parent") for unit in run.register.of("unit"))


def _by_unit(run: Pass) -> dict[str, frozenset[str]]:
    """By unit, the ids of who is in it (a derivation)."""
    found: dict[str, list[str]] = {}
    for person in run.register.of("person"):
        found.setdefault(person.text("unit"), []).append(person.id)
    return {unit: frozenset(people) for unit, people in found.items()}


def _leads_by_person(run: Pass) -> dict[str, list[Tenure]]:
    """By id, the times in which a person led the management system, ever."""
    found: dict[str, list[Tenure]] = {}
    for held in run.derive(isms_leads).values():
        for tenure in held:
            found.setdefault(tenure.person.id, []).append(tenure)
    return found


def _holds(code: str, item: Item, tenure: Tenure) -> Relation:
    steps = (_through(tenure), _NOW[tenure.capacity])
    return Relation(code, item.id, steps, _proof(tenure), held=tenure)


def _through_others(
    code: str, item: Item, steps: list[str], chain: Chain, tenure: Tenure, said: str = ""
) -> Relation:
    """A relation along a reporting line, from the auditor to who holds `tenure`."""
    line = tuple(
        Related(below, ("manager",), f"{below.id} reports to {above.id} here")
        for below, above in pairwise(chain)
    )
    path = (*steps, _verb(tenure))
    return Relation(code, item.id, path, (*_proof(tenure), *line), said, tenure)


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
