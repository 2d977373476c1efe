"""What a reference of a rule leads to: records beside the one that is judged.

`schemas/isms_lint_schemas/rule.json` says how references are written. `follow.py` has those that go by
what a field names, `selection.py` those that go by a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.expression import CannotJudge, Language, NotStated
from isms_lint.declared.views import Views
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

Values = dict[str, Any]
"""The variables known so far, with their values."""


class Found(NamedTuple):
    """What a reference leads to: the records, and what expressions see: a mapping, null or a list.

    `lost` says why it leads nowhere; empty where it does.
    """

    records: list[Record]
    value: Any
    lost: str = ""


class Budget:
    """How many records one rule may still look at, in a run, to select some."""

    def __init__(self) -> None:
        self._left = bounds.MOST_SELECTIONS

    def spend(self, number: int) -> None:
        """Look at so many more. Raises CannotJudge where they are too many."""
        self._left -= number
        if self._left < 0:
            raise CannotJudge(
                f"`where` looks at more than {bounds.MOST_SELECTIONS} records: narrow it with `match`"
            )


class Sight(NamedTuple):
    """What a rule looks with, in one run."""

    run: Pass
    views: Views
    language: Language
    budget: Budget

    def of(self, record: Record) -> dict[str, Any]:
        """What expressions see of `record`. Raises NotStated where it cannot be read."""
        view = self.views.of(record)
        if view.unreadable:
            raise NotStated(f"{record.kind} {record.id} cannot be read: {view.unreadable}")
        return view.data

    def all_of(self, records: list[Record]) -> Found:
        """The records as a list."""
        return Found(records, [self.of(record) for record in records])


def at(values: Values, path: tuple[str, ...]) -> Any:
    """What stands at the path that begins with a variable; None where there is nothing."""
    value: Any = values
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def ids(value: Any) -> Iterator[str]:
    """The ids at a place: a text, texts in a list, or mappings that say `person`."""
    for one in value if isinstance(value, list) else [value]:
        text = one.get("person") if isinstance(one, dict) else one
        if isinstance(text, str):
            yield text.strip()
