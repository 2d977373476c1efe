"""References by what a field names: `follow` and `holders`."""

from __future__ import annotations

from isms_lint.declared.expression import CannotJudge, Expression, NotStated, Values
from isms_lint.declared.references import Found, Sight, stated
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


class Follow(NamedTuple):
    """`follow`: the record that the text at `path` of a variable names; with `many`, all of a list."""

    path: tuple[str, ...]
    many: bool
    optional: bool

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        return frozenset(self.path[:1])

    def find(self, values: Values, sight: Sight) -> Found:
        """The records named. Raises NotStated where a list hides what it leads to."""
        register = sight.run.register
        found = stated(values, self.path, self.optional or not self.many)
        named = [id for id in found if not register.is_external(id)]
        field = ".".join(self.path)
        if not self.many and len(named) > 1:
            raise NotStated(f"`{field}` names {len(named)} records, and the rule takes one")
        records: dict[Record, None] = {}
        for id in named:
            record = register.get(id)
            if record is not None:
                records[record] = None
            elif self.many:
                raise NotStated(f"`{id}` in `{field}` names no record")
        if self.many:
            return sight.all_of(list(records))
        for record in records:
            view = sight.beside(record)
            return Found([record], view.data, view.weight)
        return Found([], None, lost=f"`{field}` leads to no record")


class Holders(NamedTuple):
    """`holders`: the persons that an id of a person or a role means on a day (default: today)."""

    path: tuple[str, ...]
    on: Expression | None
    optional: bool

    @property
    def names(self) -> frozenset[str]:
        """The variables it needs."""
        return frozenset(self.path[:1]) | (self.on.names if self.on else frozenset())

    def find(self, values: Values, sight: Sight) -> Found:
        """The persons. Raises NotStated for an id that means nobody then: no list may hide that."""
        named = stated(values, self.path, self.optional)
        day = sight.run.as_of
        if self.on is not None and named:
            text = self.on.value(sight.language.given(values))
            known = sight.run.register.calendar.date(text)
            if known is None:
                raise CannotJudge(f"`on` gives `{text}`, which is no date")
            day = known
        records: dict[Record, None] = {}
        for id in named:
            persons = sight.run.people.holders(id, day)
            if not persons:
                raise NotStated(f"`{id}` means nobody on {day}")
            records.update(dict.fromkeys(persons))
        return sight.all_of(list(records))
