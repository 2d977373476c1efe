"""What a reference of a rule leads to: records beside the one that is judged.

`schemas/isms_lint_schemas/rule.json` says how references are written. `follow.py` has those that go by
what a field names, `selection.py` those that go by a condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time
from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.expression import CannotJudge, Language, NotStated
from isms_lint.declared.views import Fields, Views
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

TOOK_TOO_LONG = f"the rule took more than {bounds.SECONDS:.0f} seconds, and was ended"
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
    """What one rule may still take in a run: processor time, and records looked at to select some."""

    def __init__(self) -> None:
        self._selections = bounds.MOST_SELECTIONS
        self._seconds = bounds.SECONDS
        self._since = 0.0

    @property
    def is_spent(self) -> bool:
        """Whether the time is over."""
        return self._seconds <= 0

    def begin(self) -> None:
        """Take time from now on."""
        self._since = thread_time()

    def end(self) -> None:
        """Take no more time for now."""
        self._seconds -= thread_time() - self._since

    @property
    def is_over(self) -> bool:
        """Whether the time is over by now."""
        return thread_time() - self._since > self._seconds

    def check(self) -> None:
        """Raise CannotJudge where the time is over."""
        if self.is_over:
            raise CannotJudge(TOOK_TOO_LONG)

    def select(self, number: int) -> None:
        """Look at so many records. Raises CannotJudge where they are too many."""
        self._selections -= number
        if self._selections < 0:
            raise CannotJudge(
                f"`where` looks at more than {bounds.MOST_SELECTIONS} records: narrow it with `match`"
            )


class Sight(NamedTuple):
    """What a rule looks with, in one run: `fields` are those it names, `macros` tells whether it has
    any.
    """

    run: Pass
    views: Views
    language: Language
    budget: Budget
    fields: Fields
    macros: bool

    def of(self, record: Record) -> dict[str, Any]:
        """What the rule sees of `record`. Raises NotStated where a date in it cannot be read, and
        CannotJudge where it is more than the rule reads.
        """
        view = self.views.of(record, self.fields)
        unfit = view.unfit or (view.long if self.macros else "")
        if unfit:
            raise CannotJudge(unfit)
        if view.undated:
            raise NotStated(view.undated)
        return view.data

    def all_of(self, records: list[Record]) -> Found:
        """The records as a list. Raises as `of`, naming the record."""
        return Found(records, [self.beside(record) for record in records])

    def beside(self, record: Record) -> dict[str, Any]:
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
