"""How the calendar speaks: in both languages, and of a record by its id and what it is called."""

from __future__ import annotations

from collections.abc import Mapping

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.dates.intervals import Limit

_NAMES = ("title", "name", "text", "statement", "what")
_MOST = 80


def both(en: str, de: str) -> Mapping[str, str]:
    """The same by language."""
    return {"en": en, "de": de}


def said(reason: str) -> Mapping[str, str]:
    """The reason of a rule for judging nothing; rules speak English."""
    return both(reason, reason)


def titled(en: str, de: str, record: Record) -> Mapping[str, str]:
    """What is due, with the record it is about: `Corrective action CAR-1: Reviews of access rights`."""
    name = called(record)
    return both(f"{en} {name}", f"{de} {name}")


def called(record: Record) -> str:
    """`CAR-1: Reviews of access rights`; the id alone, where the record is not called anything."""
    words = title_of(record)
    return f"{record.id}: {words}" if words else record.id


def title_of(record: Record) -> str:
    """What a record is called, else what it says first, in one line; empty where it says nothing."""
    return shortened(next((text for field in _NAMES if (text := record.text(field))), ""))


def shortened(text: str) -> str:
    """The first line of a text, and no more than fits a line."""
    line = next(iter(text.splitlines()), "").strip()
    return line if len(line) <= _MOST else f"{line[: _MOST - 1]}…"


def months(limit: Limit) -> Mapping[str, str]:
    """`12 months as declared`, `12 months by custom, none declared`."""
    one = limit.number == 1
    return _with_its_right(
        f"{limit.number} {'month' if one else 'months'}",
        f"{limit.number} {'Monat' if one else 'Monate'}",
        limit,
    )


def days(limit: Limit) -> Mapping[str, str]:
    """`30 days as declared`, `30 days by custom, none declared`."""
    one = limit.number == 1
    return _with_its_right(
        f"{limit.number} {'day' if one else 'days'}",
        f"{limit.number} {'Tag' if one else 'Tage'}",
        limit,
    )


def _with_its_right(en: str, de: str, limit: Limit) -> Mapping[str, str]:
    if limit.declared:
        return both(f"{en} as declared", f"{de} wie festgelegt")
    return both(f"{en} by custom, none declared", f"{de} wie üblich, nichts festgelegt")
