"""What a reference of a rule leads to: records beside the one that is judged.

`schemas/isms_lint_schemas/rule.json` says how references are written. `follow.py` has those that go by
what a field names, `selection.py` those that go by a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.declared.budget import Budget
from isms_lint.declared.expression import CannotJudge, Language, NotStated, Values
from isms_lint.declared.views import Fields, View, Views
from isms_lint.declared.weight import NOTHING, Weight, together
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple


class Found(NamedTuple):
    """What a reference leads to: the records, and what expressions see: a mapping, null or a list.

    `weight` is how much that holds, and `lost` says why it leads nowhere; empty where it does.
    """

    records: list[Record]
    value: Any
    weight: Weight = NOTHING
    lost: str = ""


class Sight(NamedTuple):
    """What a rule looks with, in one run: `fields` are those it names."""

    run: Pass
    views: Views
    language: Language
    budget: Budget
    fields: Fields

    def of(self, record: Record) -> View:
        """What the rule sees of `record`. Raises NotStated where a date in it cannot be read, and
        CannotJudge where it is more than the rule reads.
        """
        view = self.views.of(record, self.fields)
        if view.unfit:
            raise CannotJudge(view.unfit)
        if view.undated:
            raise NotStated(view.undated)
        return view

    def all_of(self, records: list[Record]) -> Found:
        """The records as a list. Raises as `of`, naming the record."""
        views = [self.beside(record) for record in records]
        weight = together([view.weight for view in views])
        longest = max(weight.longest, len(records))
        return Found(records, [view.data for view in views], weight._replace(longest=longest))

    def beside(self, record: Record) -> View:
        """As `of`, for another record than the one that is judged: what is raised names it."""
        try:
            return self.of(record)
        except (NotStated, CannotJudge) as error:
            raise type(error)(f"{record.kind} {record.id}: {error}") from None


def at(values: Values, path: tuple[str, ...]) -> Any:
    """What stands at the path that begins with a variable; None where there is nothing."""
    value: Any = values
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def stated(values: Values, path: tuple[str, ...], optional: bool) -> list[str]:
    """The ids at the path. Raises NotStated where there are none, unless that is `optional`."""
    found = list(ids(at(values, path)))
    if not found and not optional and at(values, path) != []:
        raise NotStated(f"`{path[-1]}` is not stated")
    return found


def ids(value: Any) -> Iterator[str]:
    """The ids at a place: a text, texts in a list, or mappings that say `person`."""
    for one in value if isinstance(value, list) else [value]:
        text = one.get("person") if isinstance(one, dict) else one
        if isinstance(text, str):
            yield text.strip()
