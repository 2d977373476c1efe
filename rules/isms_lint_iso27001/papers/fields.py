"""Fields of records as papers show them: days, texts, references, items of a scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from isms_lint.records.dates import is_period
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.evidence import Evidence, evidence_in
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import title_in

Day = date | str
"""A day; a period, or what nobody can read, as it is written; empty where there is none."""


class Reference(NamedTuple):
    """Something that a record refers to, evidence or a document: what names it, and what it is as far
    as that is told.
    """

    name: str
    said: str


class Item(NamedTuple):
    """One item of a scope: as it is written, and the name of the record that it is. `is_standard` is
    whether it is an id of the standard instead.
    """

    text: str
    name: str
    is_standard: bool


def day_of(record: Record, run: Pass, *path: str | int) -> Day:
    """The day in a field."""
    written = record.get(*path)
    if is_blank_answer(written):
        return ""
    day = run.register.calendar.date(written)
    if day is not None and is_period(str(written)):
        return str(written).replace("/", " – ")
    return str(written) if day is None else day


def texts_of(record: Record, *path: str | int) -> tuple[str, ...]:
    """The texts of a field that takes one or several."""
    return tuple(text for _, text in record.strings(*path) if not is_blank_answer(text))


def references_of(value: Any, run: Pass) -> tuple[Reference, ...]:
    """What a field refers to that takes evidence, or ids: one, or a list."""
    return tuple(_reference(one, run) for one in evidence_in(value))


def _reference(item: Evidence, run: Pass) -> Reference:
    record = run.register.get(item.place)
    if record is not None:
        return Reference(item.place, title_in(record) or item.note)
    return Reference(item.place or item.note, item.note if item.place else "")


def items_of(texts: Iterable[str], record: Record, run: Pass) -> tuple[Item, ...]:
    """The items of a scope that `record` names."""
    return tuple(item_of(one, record, run) for one in texts if not is_blank_answer(one))


def item_of(text: str, record: Record, run: Pass) -> Item:
    """One item of a scope that `record` names."""
    resolved = run.register.resolve(text, record)
    named = resolved.record
    name = "" if named is None else title_in(named)
    return Item(text.strip(), name, named is None and resolved.unknown is None)


def word_of(value: Any) -> str:
    """A value of one word or number, such as a grade or a level; empty where it is none."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()
