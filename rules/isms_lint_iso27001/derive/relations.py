"""What ties an auditor to an item the auditor covers, one function for each sort of tie.

Each function answers for one case and one item, with the relation or None. `STRONGEST_FIRST` is the
order in which they count.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass, Related
from isms_lint_iso27001.derive.audit_period import Period
from isms_lint_iso27001.derive.isms_leads import all_clauses, is_clause, isms_leads
from isms_lint_iso27001.derive.reporting_line import Chain, chains_above
from isms_lint_iso27001.derive.responsibilities import (
    OWNER,
    Responsibilities,
    is_whole,
    responsibilities,
    scope_of,
)
from isms_lint_iso27001.derive.tenures import Tenure, tenures

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


class Case:
    """One auditor of one audit, with what all items have in common."""

    def __init__(self, person: Record, items: list[str], period: Period, run: Pass) -> None:
        self.person = person
        self.period = period
        self.run = run
        self.covers_all = run.derive(all_clauses).issubset(items)
        self.responsibilities: Responsibilities = run.derive(responsibilities)
        self.above: list[Chain] = chains_above(
            person, run.option_of("IND004", "levels"), period, run
        )
        self.leads = [
            tenure
            for found in run.derive(isms_leads).values()
            for tenure in found
            if tenure.person is person
        ]
        self.advised = _advised(person, run)
        self._below: dict[str, Chain | None] = {}

    def declared(self, item: str) -> list[Tenure]:
        """Everybody's tenures on `item`."""
        return self.responsibilities.declared(item, self.period.end)

    def chain_to(self, other: Record) -> Chain | None:
        """The chain from `other` up to the auditor, where it is short enough."""
        if other.id not in self._below:
            levels = self.run.option_of("IND005", "levels")
            chains = chains_above(other, levels, self.period, self.run)
            self._below[other.id] = next((c for c in chains if c[-1] is self.person), None)
        return self._below[other.id]


class Advice(NamedTuple):
    """One engagement in which a person advised on the management system; None: on all of it."""

    tenure: Tenure
    items: frozenset[str] | None


def leads_the_isms(case: Case, item: str) -> Relation | None:
    """The auditor leads the management system; the clauses, or all of it, are the own work."""
    if not (case.covers_all or is_clause(item, case.run)):
        return None
    for lead in case.leads:
        if lead.during(case.period):
            steps = (case.person.id, "holds", lead.capacity, "runs")
            return Relation("IND010", item, steps, _proof(lead))
    return None


def owns(case: Case, item: str) -> Relation | None:
    """The auditor is said to own the item in the period."""
    return _holds("IND001", case, item, lambda tenure: tenure.capacity == OWNER)


def operates(case: Case, item: str) -> Relation | None:
    """The auditor operates, implements or writes the item in the period."""
    return _holds("IND002", case, item, lambda tenure: tenure.capacity != OWNER)


def _holds(code: str, case: Case, item: str, fits: Callable[[Tenure], bool]) -> Relation | None:
    for tenure in case.declared(item):
        if tenure.person is case.person and fits(tenure) and tenure.during(case.period):
            steps = (_through(tenure), _NOW.get(tenure.capacity, tenure.capacity))
            return Relation(code, item, steps, _proof(tenure))
    return None


def manages(case: Case, item: str) -> Relation | None:
    """Whoever owns or operates the item reports to the auditor."""
    others = [
        *case.responsibilities.owners(item, case.period),
        *(t for t in case.declared(item) if t.capacity != OWNER and t.during(case.period)),
    ]
    for tenure in others:
        chain = case.chain_to(tenure.person)
        if chain is not None:
            steps = [case.person.id]
            for one in reversed(chain[:-1]):
                steps += ["manages", one.id]
            return _through_others("IND005", item, steps, chain, tenure)
    return None


def advised(case: Case, item: str) -> Relation | None:
    """The auditor advised on the item too short a time ago."""
    clear = add_months(case.period.start, -case.run.option_of("IND007", "consult_months"))
    for tenure, items in case.advised:
        if tenure.doubt or (items is not None and item not in items):
            continue
        if tenure.since is not None and tenure.since > case.period.end:
            continue
        if tenure.until is None or tenure.until > clear:
            until = f"advised until {tenure.until}" if tenure.until else "advises"
            said = f"{tenure.person.id} was hired to advise here"
            path = ("to",) if tenure.until else tenure.path
            proof = (Related(tenure.record, path, said),)
            return Relation("IND007", item, (_through(tenure), until), proof)
    return None


def was_responsible(case: Case, item: str) -> Relation | None:
    """The auditor owned, operated, implemented or wrote the item too short a time ago."""
    clear = add_months(case.period.start, -case.run.option_of("IND003", "prior_months"))
    latest: Tenure | None = None
    for tenure in case.declared(item):
        if tenure.person is not case.person or tenure.doubt or tenure.until is None:
            continue
        if clear < tenure.until < case.period.start and (
            latest is None or latest.until is None or tenure.until > latest.until
        ):
            latest = tenure
    if latest is None:
        return None
    once = f"{_ONCE.get(latest.capacity, latest.capacity)} until {latest.until}"
    return Relation("IND003", item, (_through(latest), once), _proof(latest))


def reports_to_owner(case: Case, item: str) -> Relation | None:
    """The owner of the item is above the auditor."""
    for tenure in case.responsibilities.owners(item, case.period):
        chain = next((chain for chain in case.above if chain[-1] is tenure.person), None)
        if chain is not None:
            steps = [case.person.id]
            for one in chain[1:]:
                steps += ["reports to", one.id]
            return _through_others("IND004", item, steps, chain, tenure)
    return None


def shares_unit(case: Case, item: str) -> Relation | None:
    """The owner of the item and the auditor are in one unit that has no units below it."""
    unit = case.person.text("unit")
    if not unit or unit in case.run.derive(_with_units_below):
        return None
    for tenure in case.responsibilities.owners(item, case.period):
        other = tenure.person
        if other is not case.person and other.text("unit") == unit:
            steps = (case.person.id, f"shares the unit {unit} with", other.id, _verb(tenure))
            said = Related(other, ("unit",), f"{other.id} is in the unit {unit} here")
            return Relation("IND006", item, steps, (*_proof(tenure), said))
    return None


STRONGEST_FIRST = (
    leads_the_isms,
    owns,
    operates,
    manages,
    advised,
    was_responsible,
    reports_to_owner,
    shares_unit,
)


def _advised(person: Record, run: Pass) -> list[Advice]:
    found = []
    for engagement in run.register.of("engagement"):
        if engagement.text("type") != "isms-consultancy":
            continue
        for tenure in tenures(engagement, ("person",), "adviser", run, engagement.data):
            if tenure.person is person:
                items = scope_of(engagement, run)
                written = bool(engagement.strings("scope"))
                if written and not items:
                    doubt = f"the scope of {engagement.id} names nothing on record"
                    tenure = tenure._replace(doubt=doubt)
                everything = not written or is_whole(items, run)
                found.append(Advice(tenure, None if everything else frozenset(items)))
    return found


def _with_units_below(run: Pass) -> frozenset[str]:
    return frozenset(unit.text("parent") for unit in run.register.of("unit"))


def _through_others(
    code: str, item: str, steps: list[str], chain: Chain, tenure: Tenure
) -> Relation:
    """A relation along a reporting line, from the auditor to who holds `tenure`."""
    line = tuple(
        Related(below, ("manager",), f"{below.id} reports to {above.id} here")
        for below, above in pairwise(chain)
    )
    return Relation(code, item, (*steps, _verb(tenure)), (*_proof(tenure), *line))


def _verb(tenure: Tenure) -> str:
    verb = _NOW.get(tenure.capacity, "answers for")
    return f"({tenure.role}) {verb}" if tenure.role else verb


def _through(tenure: Tenure) -> str:
    return f"{tenure.person.id} ({tenure.role})" if tenure.role else tenure.person.id


def _proof(tenure: Tenure) -> tuple[Related, ...]:
    if tenure.capacity == OWNER:
        said = "is the owner"
    elif tenure.capacity in _NOW:
        said = f"is an {tenure.capacity}"
    else:
        said = f"holds the role {tenure.capacity}"
    return (Related(tenure.record, tenure.path, f"{_through(tenure)} {said} here"),)
