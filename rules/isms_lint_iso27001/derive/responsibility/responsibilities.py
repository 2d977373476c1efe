"""Who owns, operates, implements or writes what.

Processes, own controls, assignments and the Statement of Applicability say it, and all of them
count.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period
from isms_lint_iso27001.derive.people.isms_leads import is_clause, leads_in
from isms_lint_iso27001.derive.people.tenures import Tenure, tenures
from isms_lint_iso27001.derive.soa.exclusions import leaves_of
from isms_lint_iso27001.derive.soa.statement_in_force import statement_in_force

OWNER = "owner"
OPERATOR = "operator"
CAPACITIES = (OWNER, OPERATOR, "implementer", "author")
_EXPANDING = ("process", "control")
_WHOLE = "*"


class Responsibilities:
    """Look-ups by scope item. Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._run = run
        standing: list[_Index] = [run.derive(part) for part in _STANDING]
        self._tenures = [index.tenures for index in standing]
        self._held = [index.held for index in standing]
        self._unclear = frozenset[str]().union(*(index.unclear for index in standing))
        self._rows: dict[Record | None, _Rows] = {}
        self._statements: dict[date, _Rows] = {}
        self._leads: dict[Period, list[Tenure]] = {}

    def declared(self, item: str, day: date) -> tuple[Tenure, ...]:
        """Every tenure on `item` that is written down; rows of the statement in force on `day`.

        By person, so that the order of files changes nothing.
        """
        return self._known(item, day).declared

    def owners(self, item: str, period: Period) -> Sequence[Tenure]:
        """Who owned `item` at any time in the period.

        A clause that nobody is said to own is owned by who leads the management system: clause 5.3
        has that responsibility assigned.
        """
        known = self._known(item, period.end)
        owners: Sequence[Tenure] = known.owners
        if known.is_dated:
            owners = [tenure for tenure in owners if tenure.during(period)]
        if owners or not is_clause(item, self._run):
            return owners
        return self.leads(period)

    def unowned(self, items: Iterable[str], period: Period) -> list[str]:
        """Those of the items that had no owner at any time in the period."""
        return [item for item in items if not self.owners(item, period)]

    def owning(self, items: Iterable[str], period: Period) -> frozenset[str]:
        """The ids of all who are said to own any of the items at any time in the period."""
        return frozenset(
            tenure.person.id
            for item in items
            for tenure in self._known(item, period.end).owners
            if tenure.during(period)
        )

    def leads(self, period: Period) -> list[Tenure]:
        """Who leads the management system in the period, and so answers for its clauses."""
        if period not in self._leads:
            self._leads[period] = leads_in(period, self._run)
        return self._leads[period]

    def doubts(self, items: Iterable[str], day: date) -> Iterator[str]:
        """What cannot be read of the tenures on `items`."""
        unclear = self._in_force(day).unclear
        for item in items if unclear else ():
            if item in unclear or _WHOLE in unclear:
                yield from (one.doubt for one in self.declared(item, day) if one.doubt)

    def held_by(self, people: frozenset[str], day: date) -> Container[str]:
        """The items on which any of `people`, who are ids, has a tenure that `declared` can give for
        `day`.
        """
        rows = self._in_force(day)
        known = rows.held_by.get(people)
        if known is None:
            found: set[str] = set()
            for id in people:
                found.update(*(held.get(id, ()) for held in (*self._held, rows.stated.held)))
            known = rows.held_by[people] = EVERYTHING if _WHOLE in found else found
        return known

    def _known(self, item: str, day: date) -> _Known:
        rows = self._in_force(day)
        known = rows.known.get(item)
        if known is None:
            found = [*rows.stated.tenures.get(item, ())]
            for standing in self._tenures:
                found += standing.get(item, ())
                found += standing.get(_WHOLE, ())
            known = rows.known[item] = _known_of(found)
        return known

    def _in_force(self, day: date) -> _Rows:
        rows = self._statements.get(day)
        if rows is None:
            statement = statement_in_force(day, self._run)
            if statement not in self._rows:
                stated = _stated(statement, self._run)
                unclear = self._unclear | stated.unclear
                self._rows[statement] = _Rows(stated, unclear, {}, {})
            rows = self._statements[day] = self._rows[statement]
        return rows


class _Everything:
    """A container of every item."""

    def __contains__(self, item: object) -> bool:
        return True


EVERYTHING = _Everything()


class _Known(NamedTuple):
    """The tenures on one item, those of owners among them, and whether these have dates."""

    declared: tuple[Tenure, ...]
    owners: tuple[Tenure, ...]
    is_dated: bool


class _Index:
    """Tenures by item, the items by person, and the items of which something cannot be read."""

    def __init__(self) -> None:
        self.tenures: dict[str, list[Tenure]] = {}
        self.held: dict[str, set[str]] = {}
        self.unclear: set[str] = set()

    def enter(self, items: Collection[str], found: Collection[Tenure]) -> None:
        """All these tenures are on each of the items."""
        for item in items if found else ():
            self.tenures.setdefault(item, []).extend(found)
        for tenure in found:
            self.held.setdefault(tenure.person.id, set()).update(items)
            if tenure.doubt:
                self.unclear.update(items)


class _Rows(NamedTuple):
    """What the rows of one statement say, and the items of which something cannot be read, there or
    elsewhere. `known` and `held_by` collect what was asked for.
    """

    stated: _Index
    unclear: frozenset[str]
    known: dict[str, _Known]
    held_by: dict[frozenset[str], Container[str]]


def of_person(declared: Sequence[Tenure], person: Record) -> tuple[Tenure, ...]:
    """Those of `person` among the tenures on an item, as `Responsibilities.declared` gives them."""
    first = bisect_left(declared, person.id, key=_id_of_person)
    last = bisect_right(declared, person.id, lo=first, key=_id_of_person)
    return tuple(tenure for tenure in declared[first:last] if tenure.person is person)


def _id_of_person(tenure: Tenure) -> str:
    return tenure.person.id


def _known_of(found: Iterable[Tenure]) -> _Known:
    told: dict[tuple[object, ...], Tenure] = {}
    for tenure in sorted(found, key=_by_person):
        # Of several records that say the same of one person, the first is enough.
        told.setdefault(_said(tenure), tenure)
    declared = tuple(told.values())
    owners = tuple(tenure for tenure in declared if tenure.capacity == OWNER)
    is_dated = any(one.since is not None or one.until is not None or one.doubt for one in owners)
    return _Known(declared, owners, is_dated)


def responsibilities(run: Pass) -> Responsibilities:
    """The responsibilities on record in this run (a derivation)."""
    return Responsibilities(run)


def _of_what_expands(run: Pass) -> _Index:
    """What processes and own controls say, of all that they stand for."""
    index = _Index()
    for record in run.register.of(*_EXPANDING):
        items = run.register.resolve(record.id, record).leaves
        index.enter(items, _written_in(record, run))
    return index


def _of_documents_and_units(run: Pass) -> _Index:
    """A document's owner answers for the document, not for the controls it describes."""
    index = _Index()
    for record in run.register.of("document", "unit"):
        index.enter((record.id,), _written_in(record, run))
    return index


def _of_assignments(run: Pass) -> _Index:
    index = _Index()
    for assignment in run.register.of("assignment"):
        index.enter(scope_of(assignment, run), [*_assigned(assignment, run)])
    return index


def _of_engagements(run: Pass) -> _Index:
    """Whoever is hired to run something operates it, though no employee."""
    index = _Index()
    for engagement in run.register.of("engagement"):
        if engagement.text("type") == "operation":
            hired = [*tenures(engagement, ("person",), OPERATOR, run, engagement)]
            index.enter(scope_of(engagement, run), hired)
    return index


# Apart, as a change of one record concerns one of them.
_STANDING = (_of_what_expands, _of_documents_and_units, _of_assignments, _of_engagements)


def _written_in(record: Record, run: Pass) -> list[Tenure]:
    """The tenures of the owner and the operators that a record names."""
    found = [*tenures(record, ("owner",), OWNER, run)]
    for path, _ in record.strings("operators"):
        found += tenures(record, path, OPERATOR, run)
    return found


def _assigned(assignment: Record, run: Pass) -> Iterator[Tenure]:
    capacity = assignment.text("capacity")
    for tenure in tenures(assignment, ("person",), capacity, run, assignment):
        if capacity in CAPACITIES:
            yield tenure
        else:
            yield tenure._replace(doubt=f"`capacity` in {assignment.id} is none that rules know")


def _stated(statement: Record | None, run: Pass) -> _Index:
    """The owners and operators in the rows of a statement."""
    index = _Index()
    if statement is None:
        return index
    for number, row in statement.items("controls"):
        path = ("controls", number)
        found = [*tenures(statement, (*path, "owner"), OWNER, run)]
        for at, _ in statement.strings(*path, "operators"):
            found += tenures(statement, at, OPERATOR, run)
        if found:
            index.enter(leaves_of(row, statement, run), found)
    return index


def scope_of(record: Record, run: Pass) -> tuple[str, ...]:
    """The items in the `scope` of a record; `*` is among them where it is the whole system."""
    items: dict[str, None] = {}
    for _, text in record.strings("scope"):
        items.update(dict.fromkeys(run.register.resolve(text, record).leaves))
    if is_whole(items, run):
        items[_WHOLE] = None
    return tuple(items)


def is_whole(items: Collection[str], run: Pass) -> bool:
    """Whether every clause and control is among the items."""
    everything = run.register.scope.all_leaves()
    return 0 < len(everything) <= len(items) and set(items).issuperset(everything)


def _said(tenure: Tenure) -> tuple[object, ...]:
    """What a tenure says of its person, wherever it is written."""
    return (
        tenure.person,
        tenure.capacity,
        tenure.since,
        tenure.until,
        tenure.role,
        tenure.doubt,
    )


def _by_person(tenure: Tenure) -> tuple[str, ...]:
    """A sort key that tells all tenures on one item apart."""
    person, capacity, since, until, record, path = tenure[:6]
    return (person.id, capacity, record.id, str(path), str(since), str(until))
