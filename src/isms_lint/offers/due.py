"""Something that has to happen by a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple


class Due(NamedTuple):
    """Something that is due, and not done.

    `what` is the sort of thing (`internal-audit`, `waiver`, ...), the name under which the function
    that gives it is offered. `title` says it by language (`en`, `de`), `why` says by language where
    the day comes from: a plan, a declared interval, an agreed date. `record` and `at` are where that
    is written. `owner` are the persons who have to act, as far as records name anybody.

    `rule` is the code of the rule that speaks of it once the day, and the rule's own grace, has
    passed. It is empty where none does: then the day is a plan that nobody is held to.
    """

    on: date
    what: str
    title: Mapping[str, str]
    why: Mapping[str, str]
    record: Record
    at: FieldPath
    owner: tuple[Record, ...] = ()
    rule: str = ""


class Undated(NamedTuple):
    """Something of which the records do not tell by when it has to happen.

    `why` says so by language: a sentence without a full stop. `record` and `at` are where the day
    would stand; None where no record is there for it.
    """

    what: str
    why: Mapping[str, str]
    record: Record | None
    at: FieldPath = ()


DueOf = Callable[[Pass], Iterable[Due | Undated]]
"""Gives what is due of one sort, and what cannot be told of it."""
