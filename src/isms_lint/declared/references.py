"""What a rule looks at beside its record: records that it names, and records selected by a condition.

`schemas/isms_lint_schemas/rule.json` says how they are written (`references`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.expression import CannotJudge, Expression, Language, NotStated
from isms_lint.declared.views import View, Views
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

Values = dict[str, Any]
"""The variables known so far, with their values."""
_Index = dict[object, list[Record]]


class Found(NamedTuple):
    """What a reference leads to: the records, and what expressions see: a mapping, null or a list.

    `lost` says why it leads nowhere; empty where it does.
    """

    records: list[Record]
    value: Any
    lost: str = ""


class Follow(NamedTuple):
    """`follow`: the record that the text at `path` of a variable names; with `many`, all of a list."""

    path: tuple[str, ...]
    many: bool

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        return frozenset(self.path[:1])

    def find(self, values: Values, run: Pass, views: Views, language: Language) -> Found:
        """The records named."""
        del language
        texts = list(_texts(_at(values, self.path)))
        records = [r for r in (run.register.get(text) for text in texts) if r is not None]
        return _found(records, views, self.many, self.path)


class Holders(NamedTuple):
    """`holders`: the persons that an id of a person or a role means on a day (default: today)."""

    path: tuple[str, ...]
    on: Expression | None

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        return frozenset(self.path[:1]) | (self.on.names if self.on else frozenset())

    def find(self, values: Values, run: Pass, views: Views, language: Language) -> Found:
        """The persons. Raises NotStated for an id that means nobody then: no list may hide that."""
        day = run.as_of
        if self.on is not None:
            text = self.on.value(language.activation(values))
            known = run.register.calendar.date(text)
            if known is None:
                raise CannotJudge(f"`on` gives `{text}`, which is no date")
            day = known
        records: dict[Record, None] = {}
        for text in _texts(_at(values, self.path)):
            persons = run.people.holders(text, day)
            if not persons:
                raise NotStated(f"`{text}` means nobody on {day}")
            records.update(dict.fromkeys(persons))
        return _found(list(records), views, True, self.path)


class Select(NamedTuple):
    """`kind`: records of these kinds, whose fields `match` and for which `where` holds."""

    kinds: tuple[str, ...]
    match: Mapping[tuple[str, ...], Expression]
    where: Expression | None

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        used = [e for e in (*self.match.values(), self.where) if e is not None]
        return frozenset(name for e in used for name in e.names) - {"other"}

    def find(self, values: Values, run: Pass, views: Views, language: Language) -> Found:
        """The records selected, in the order of their ids."""
        activation = language.activation(values)
        candidates: list[Record] | None = None
        for field, wanted in self.match.items():
            index = run.derive(_index_of(self.kinds, field))
            there = index.get(_key(wanted.value(activation)), [])
            kept = set(there)
            candidates = there if candidates is None else [r for r in candidates if r in kept]
        chosen = run.register.of(*self.kinds) if candidates is None else candidates
        if self.where is not None:
            run.derive(_budget).spend(len(chosen))
            chosen = [r for r in chosen if self._holds(r, values, views, language)]
        if len(chosen) > bounds.LONGEST_LIST:
            raise CannotJudge(
                f"it selects more than {bounds.LONGEST_LIST} records: narrow it with `match`"
            )
        return _found(chosen, views, True, ())

    def _holds(self, record: Record, values: Values, views: Views, language: Language) -> bool:
        """Whether a record is selected. Raises NotStated where it does not say: it may have to be."""
        assert self.where is not None
        view = _readable(views.of(record), record)
        try:
            return self.where.holds(language.activation({**values, "other": view}))
        except NotStated as error:
            raise NotStated(f"{error} in {record.kind} {record.id}") from None


AnyReference = Follow | Holders | Select


class _Budget:
    """How many records a run may still look at to select others."""

    def __init__(self) -> None:
        self._left = bounds.MOST_SELECTIONS

    def spend(self, number: int) -> None:
        self._left -= number
        if self._left < 0:
            raise CannotJudge(
                f"`where` looks at more than {bounds.MOST_SELECTIONS} records: narrow it with `match`"
            )


def _budget(_: Pass) -> _Budget:
    return _Budget()


@cache
def _index_of(kinds: tuple[str, ...], field: tuple[str, ...]) -> Callable[[Pass], _Index]:
    """The derivation of records of `kinds` by what stands in `field`; one function for one question."""

    def index_of(run: Pass) -> _Index:
        index: _Index = {}
        for record in run.register.of(*kinds):
            value = record.id if field == ("id",) else record.get(*field)
            for one in value if isinstance(value, list) else [value]:
                if one is not None and not isinstance(one, dict | list):
                    index.setdefault(_key(one), []).append(record)
        return index

    return index_of


def _key(value: object) -> object:
    """A value to look up by: true is not 1."""
    if isinstance(value, list | dict):
        raise CannotJudge("`match` compares with one value, and this is none")
    return (isinstance(value, bool), value)


def _found(records: list[Record], views: Views, many: bool, path: tuple[str, ...]) -> Found:
    seen = [_readable(views.of(record), record) for record in records]
    if many:
        return Found(records, seen)
    if not seen:
        return Found([], None, f"`{'.'.join(path)}` leads to no record")
    return Found(records[:1], seen[0])


def _readable(view: View, record: Record) -> dict[str, Any]:
    if view.unreadable:
        raise NotStated(f"{record.kind} {record.id} cannot be read: {view.unreadable}")
    return view.data


def _at(values: Values, path: tuple[str, ...]) -> Any:
    value: Any = values
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _texts(value: Any) -> Iterator[str]:
    """The ids at a place: a text, texts in a list, or mappings that say `person`."""
    for one in value if isinstance(value, list) else [value]:
        text = one.get("person") if isinstance(one, dict) else one
        if isinstance(text, str):
            yield text.strip()
