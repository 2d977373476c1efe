"""The functions that expressions have beyond those of CEL: dates, scope, people.

Dates are texts, `YYYY-MM-DD`, of the organization's local calendar, so that `<` and `==` compare them.
Scope items are read in the organization's edition; those of another one say which (`views.py`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.scope import Resolved
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

EDITION_MARK = ":"
"""Between the edition and the id, in scope items of another edition than the organization's."""
UNKNOWN_SCOPE = "a scope names nothing that is known"
NOBODY = "an id means nobody"
_SHOWN = 40
_TEXT, _WHOLE, _TRUTH, _LIST = "string", "int", "bool", "list"


class Spending(Protocol):
    """What a rule may still take."""

    def check(self) -> None:
        """Raise where it is spent."""


class Asking(threading.local):
    """In which run the functions are asked. They read what it knows: dates, scope, people.

    Runs in several threads may share the rules of an installed pack; each has its own answer.
    """

    now: tuple[Pass, Spending] | None = None

    @property
    def current(self) -> Pass:
        """The run. Raises ValueError where nothing is judged, or where the time for it is over."""
        if self.now is None:
            raise ValueError("there is no run to ask about")
        run, budget = self.now
        budget.check()
        return run


class Function(NamedTuple):
    """One function: its name, the types it takes, the type it gives, and what it does."""

    name: str
    takes: tuple[str, ...]
    gives: str
    call: Callable[..., Any]


OF_THE_REGISTER = frozenset({"covers", "overlaps", "holders"})
"""Functions by which a rule looks at more than its record."""


def functions(asking: Asking) -> list[Function]:
    """The functions, asked in the run that `asking` names."""

    def day(text: str) -> date:
        found = asking.current.register.calendar.date(text.strip())
        if found is None:
            raise ValueError(f"`{text[:_SHOWN]}` is no date: YYYY-MM-DD")
        return found

    def latest(texts: Iterable[Any]) -> str:
        return max(_days(texts)).isoformat()

    def earliest(texts: Iterable[Any]) -> str:
        return min(_days(texts)).isoformat()

    def _days(texts: Iterable[Any]) -> list[date]:
        found = [day(text) for text in texts if isinstance(text, str)]
        if not found:
            raise ValueError("there is no date in the list: ask for its size first")
        return found

    def covers(scope: Iterable[Any] | str, item: str) -> bool:
        wanted = resolved(item)
        if wanted.unknown is not None:
            raise ValueError(f"`{item}` is no clause, control or record")
        return leaves(scope).issuperset(wanted.leaves)

    def overlaps(one: Iterable[Any] | str, other: Iterable[Any] | str) -> bool:
        return not leaves(one).isdisjoint(leaves(other))

    def leaves(scope: Iterable[Any] | str) -> set[str]:
        found: set[str] = set()
        for text in [scope] if isinstance(scope, str) else scope:
            if isinstance(text, str):
                one = resolved(text)
                if one.unknown is not None:
                    raise ValueError(f"{UNKNOWN_SCOPE}: `{text[:_SHOWN]}`")
                found.update(one.leaves)
        return found

    def resolved(text: str) -> Resolved:
        register = asking.current.register
        edition, mark, rest = text.partition(EDITION_MARK)
        if mark and register.scope.knows(edition):
            return register.resolve_in(edition, rest)
        return register.resolve_in(register.edition(None), text)

    def holders(reference: str, on: str) -> list[str]:
        found = [p.id for p in asking.current.people.holders(reference.strip(), day(on))]
        if not found:
            raise ValueError(f"{NOBODY} on {on}: `{reference[:_SHOWN]}`")
        return found

    return [
        Function("date", (_TEXT,), _TEXT, lambda text: day(text).isoformat()),
        Function("days_between", (_TEXT, _TEXT), _WHOLE, lambda a, b: (day(b) - day(a)).days),
        Function("plus_days", (_TEXT, _WHOLE), _TEXT, lambda a, n: _shown(add_days(day(a), n))),
        Function("plus_months", (_TEXT, _WHOLE), _TEXT, lambda a, n: _shown(add_months(day(a), n))),
        Function("latest", (_LIST,), _TEXT, latest),
        Function("earliest", (_LIST,), _TEXT, earliest),
        Function("covers", (_LIST, _TEXT), _TRUTH, covers),
        Function("covers", (_TEXT, _TEXT), _TRUTH, covers),
        *(
            Function("overlaps", (one, other), _TRUTH, overlaps)
            for one in (_LIST, _TEXT)
            for other in (_LIST, _TEXT)
        ),
        Function("holders", (_TEXT, _TEXT), _LIST, holders),
    ]


def _shown(day: date) -> str:
    return day.isoformat()


NAMES = frozenset(function.name for function in functions(Asking()))
"""What they are called."""
