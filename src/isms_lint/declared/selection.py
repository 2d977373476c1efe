"""References by a condition: `kind`, with `match` and `where`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from isms_lint.declared.expression import CannotJudge, Expression, NotStated, Values
from isms_lint.declared.references import Found, Sight
from isms_lint.declared.views import Views
from isms_lint.declared.weight import both
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

_Index = dict[object, list[Record]]


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

    def find(self, values: Values, sight: Sight) -> Found:
        """The records selected, in the order of their ids.

        Raises NotStated where it cannot be told of one whether it is among them, CannotJudge where
        there are too many.
        """
        given = sight.language.given(values)
        candidates: list[Record] | None = None
        for field, wanted in self.match.items():
            index = sight.run.derive(_index_of(self.kinds, field))
            there = index.get(_key(wanted.value(given)), [])
            kept = set(there)
            candidates = there if candidates is None else [r for r in candidates if r in kept]
        chosen = sight.run.register.of(*self.kinds) if candidates is None else candidates
        if self.where is not None:
            sight.budget.select(len(chosen))
            chosen = self._chosen(self.where, chosen, values, sight)
        return sight.all_of(chosen)

    def _chosen(
        self, where: Expression, candidates: list[Record], values: Values, sight: Sight
    ) -> list[Record]:
        chosen = []
        known = Values(values, values.weight)
        for record in candidates:
            sight.budget.check()
            view = sight.beside(record)
            known["other"], known.weight = view.data, both(values.weight, view.weight)
            try:
                if where.holds(sight.language.given(known)):
                    chosen.append(record)
            except NotStated as error:
                raise NotStated(f"{error} in {record.kind} {record.id}") from None
        return chosen


@cache
def _index_of(kinds: tuple[str, ...], field: tuple[str, ...]) -> Callable[[Pass], _Index]:
    """The derivation of records of `kinds` by what stands in `field`; one function for one question."""

    def index_of(run: Pass) -> _Index:
        index: _Index = {}
        views = run.derive(Views)
        for record in run.register.of(*kinds):
            for one in _values(views.value(record, field[0]), field[1:]):
                index.setdefault(_key(one), []).append(record)
        return index

    return index_of


def _values(value: Any, path: tuple[str, ...]) -> Iterator[object]:
    """What stands at the path, once each; of lists on the way, all their entries."""
    found = [value]
    for step in path:
        entries = [e for one in found for e in (one if isinstance(one, list) else [one])]
        found = [one.get(step) for one in entries if isinstance(one, dict)]
    flat = [e for one in found for e in (one if isinstance(one, list) else [one])]
    plain = [one for one in flat if one is not None and not isinstance(one, dict | list)]
    yield from {_key(one): one for one in plain}.values()


def _key(value: object) -> object:
    """A value to look up by: true is not 1."""
    if isinstance(value, list | dict):
        raise CannotJudge("`match` compares with one value, and this is none")
    return (isinstance(value, bool), value)
