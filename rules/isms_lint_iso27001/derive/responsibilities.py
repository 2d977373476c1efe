"""Who owns, operates, implements or writes what.

Processes, own controls, assignments and the Statement of Applicability say it, and all of them
count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit_period import Period
from isms_lint_iso27001.derive.isms_leads import clause_leads
from isms_lint_iso27001.derive.statement_in_force import statement_in_force
from isms_lint_iso27001.derive.tenures import Tenure, tenures

OWNER = "owner"
OPERATOR = "operator"
CAPACITIES = (OWNER, OPERATOR, "implementer", "author")
_EXPANDING = ("process", "control")
_WHOLE = "*"

_Index = dict[str, list[Tenure]]


class Responsibilities:
    """Look-ups by scope item. Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._run = run
        self._standing = _standing(run)
        self._rows: dict[Record | None, tuple[_Index, frozenset[str]]] = {}
        self._statements: dict[date, Record | None] = {}
        self._declared: dict[tuple[Record | None, str], tuple[Tenure, ...]] = {}

    def declared(self, item: str, day: date) -> tuple[Tenure, ...]:
        """Every tenure on `item` that is written down; rows of the statement in force on `day`.

        By person, so that the order of files changes nothing.
        """
        statement = self._in_force(day)
        known = self._declared.get((statement, item))
        if known is None:
            found = (
                *self._standing.get(item, ()),
                *self._standing.get(_WHOLE, ()),
                *self._statement(statement)[0].get(item, ()),
            )
            known = self._declared[statement, item] = tuple(sorted(found, key=_by_person))
        return known

    def owners(self, item: str, period: Period) -> list[Tenure]:
        """Who owned `item` at any time in the period.

        A clause that nobody is said to own is owned by who leads the management system: clause 5.3
        has that responsibility assigned.
        """
        owners = [
            tenure
            for tenure in self.declared(item, period.end)
            if tenure.capacity == OWNER and tenure.during(period)
        ]
        return owners or clause_leads(item, period, self._run)

    def excluded(self, day: date) -> frozenset[str]:
        """The controls that the statement in force on `day` says do not apply."""
        return self._statement(self._in_force(day))[1]

    def _in_force(self, day: date) -> Record | None:
        if day not in self._statements:
            self._statements[day] = statement_in_force(day, self._run)
        return self._statements[day]

    def _statement(self, statement: Record | None) -> tuple[_Index, frozenset[str]]:
        if statement not in self._rows:
            self._rows[statement] = _rows(statement, self._run)
        return self._rows[statement]


def responsibilities(run: Pass) -> Responsibilities:
    """The responsibilities on record in this run (a derivation)."""
    return Responsibilities(run)


def _standing(run: Pass) -> _Index:
    index: _Index = {}
    for record in run.register.of(*_EXPANDING, "document", "unit"):
        # A document's owner answers for the document, not for the controls it describes.
        expands = record.kind in _EXPANDING
        items = run.register.resolve(record.id, record).leaves if expands else (record.id,)
        _enter(index, items, tenures(record, ("owner",), OWNER, run))
        for path, _ in record.strings("operators"):
            _enter(index, items, tenures(record, path, OPERATOR, run))
    for assignment in run.register.of("assignment"):
        _enter(index, scope_of(assignment, run), _assigned(assignment, run))
    for engagement in run.register.of("engagement"):
        # Whoever is hired to run something operates it, though no employee.
        if engagement.text("type") == "operation":
            found = tenures(engagement, ("person",), OPERATOR, run, engagement.data)
            _enter(index, scope_of(engagement, run), found)
    return index


def _assigned(assignment: Record, run: Pass) -> Iterator[Tenure]:
    capacity = assignment.text("capacity")
    for tenure in tenures(assignment, ("person",), capacity, run, assignment.data):
        if capacity in CAPACITIES:
            yield tenure
        else:
            yield tenure._replace(doubt=f"`capacity` in {assignment.id} is none that rules know")


def _rows(statement: Record | None, run: Pass) -> tuple[_Index, frozenset[str]]:
    """The owners and operators in the rows of a statement, and the controls it excludes."""
    index: _Index = {}
    applicable: set[str] = set()
    excluded: set[str] = set()
    if statement is None:
        return index, frozenset()
    for number, row in statement.items("controls"):
        edition = row.get("edition")
        leaves = run.register.resolve(
            str(row.get("control", "")), statement, edition if isinstance(edition, str) else None
        ).leaves
        (excluded if row.get("applicable") is False else applicable).update(leaves)
        path = ("controls", number)
        _enter(index, leaves, tenures(statement, (*path, "owner"), OWNER, run))
        for at, _ in statement.strings(*path, "operators"):
            _enter(index, leaves, tenures(statement, at, OPERATOR, run))
    # A control of an older edition may stand for several: one that applies keeps them all.
    return index, frozenset(excluded - applicable)


def scope_of(record: Record, run: Pass) -> tuple[str, ...]:
    """The items in the `scope` of a record; `*` is among them where it is the whole system."""
    items: dict[str, None] = {}
    for _, text in record.strings("scope"):
        items.update(dict.fromkeys(run.register.resolve(text, record).leaves))
    if is_whole(items, run):
        items[_WHOLE] = None
    return tuple(items)


def is_whole(items: Iterable[str], run: Pass) -> bool:
    """Whether every clause and control is among the items."""
    everything = run.register.scope.all_leaves()
    return bool(everything) and set(items).issuperset(everything)


def _by_person(tenure: Tenure) -> tuple[str, ...]:
    """A sort key that tells all tenures on one item apart."""
    person, capacity, since, until, record, path = tenure[:6]
    return (person.id, capacity, record.id, str(path), str(since), str(until))


def _enter(index: _Index, items: Iterable[str], found: Iterable[Tenure]) -> None:
    found = list(found)
    for item in items if found else ():
        index.setdefault(item, []).extend(found)
