"""What the cursor means: a record, a clause or control, a rule, a field."""

from __future__ import annotations

import re

from isms_lint.lsp.cursor import Outline
from isms_lint.lsp.fields import InRecord, Said, in_record, said_of_kind
from isms_lint.lsp.outline import outline, unquoted
from isms_lint.lsp.session import Session
from isms_lint.lsp.view import View
from isms_lint.records.record import Record
from isms_lint.records.references import ScopeItem
from isms_lint.values import NamedTuple

_WORD = re.compile(r"[\w.-]+")


class Spot(NamedTuple):
    """A stretch of the text, and what stands there."""

    start: int
    end: int
    id: str


class At(NamedTuple):
    """The field at the cursor, as the schema of its kind sees it."""

    field: InRecord
    said: Said
    outline: Outline


def record_at(session: Session, view: View, offset: int) -> Spot | None:
    """The id of a record that stands at `offset`, as a reference or as the record's own."""
    for target, record, path in view.spots():
        if view.holds(record, path, offset):
            return Spot(*view.text.offsets(record.locate(path)), target)
    for record in view.records:
        if record.id and view.holds(record, ("id",), offset):
            return Spot(*view.text.offsets(record.locate(("id",))), record.id)
    return _named(session, view, offset)


def scope_item_at(view: View, offset: int) -> tuple[Spot, ScopeItem] | None:
    """The scope item that stands at `offset`."""
    for pointers in view.pointers:
        for item in pointers.scope_items:
            if view.holds(item.record, item.path, offset):
                start, end = view.text.offsets(item.record.locate(item.path))
                return Spot(start, end, item.text), item
    return None


def word_at(text: str, offset: int) -> Spot | None:
    """The word around `offset`."""
    for found in _WORD.finditer(text, text.rfind("\n", 0, offset) + 1):
        if found.start() > offset:
            break
        if found.end() >= offset:
            return Spot(found.start(), found.end(), found[0])
    return None


def field_at(session: Session, view: View, offset: int) -> At | None:
    """The field at `offset`; None where there is none that a kind knows."""
    if view.mapped:
        return None
    found = outline(view.text.text, view.text.suffix, offset)
    if found.cursor is None:
        return None
    field = in_record(found.cursor.path, found.fields, session.kinds)
    said = said_of_kind(field.kind, session.kinds)
    return None if said is None else At(field, said.at(field.path), found)


def declared(session: Session, id: str) -> list[tuple[View, Record]]:
    """The records that have this id, each with its file; those of a known kind come first."""
    found = [(view, record) for view, record in session.records() if record.id == id]
    return sorted(found, key=lambda one: one[1].kind not in session.kinds)


def _named(session: Session, view: View, offset: int) -> Spot | None:
    """The id of a record in a field that takes labels of any sort (what a waiver is about), or in a
    text that cannot be read as a whole.
    """
    at = field_at(session, view, offset)
    if at is None or at.outline.cursor is None or at.outline.cursor.is_key:
        return None
    cursor = at.outline.cursor
    said = at.said.single()
    if not (said.has("x-identifier") or said.references or said.has("x-scope-item")):
        return None
    id = unquoted(view.text.text[cursor.start : cursor.end])
    return Spot(cursor.start, cursor.end, id) if declared(session, id) else None
