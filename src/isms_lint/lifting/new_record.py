"""A record out of its data, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record


def new_record(
    data: dict[str, Any],
    document: Document,
    slots: tuple[int, ...] | None,
    file: str,
    parent: Record | None = None,
    origin: Mapping[FieldPath, FieldPath] | None = None,
    place: FieldPath = (),
) -> Record:
    """The record with this data, at `slots` of `document`; nested in `parent`, if any, and at
    `place` of it where `slots` is None. `origin` says where a mapping has the fields from.
    """
    kind = "" if data.get("kind") is None else str(data["kind"])
    record = Record(kind, "", data, file, document, slots, parent, origin, place)
    record.id = _id(record)
    return record


def _id(record: Record) -> str:
    """The id as it is written: a number keeps its own text."""
    value = record.data.get("id")
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list | bool):
        return ""
    slot = record.slot_of(("id",)) if record.document.written else None
    return record.document.written.get(-1 if slot is None else slot, str(value))


def without_kind(document: Document, slot: int) -> Problem:
    """That what stands at `slot` says no kind."""
    span = document.positions.span(slot)
    return Problem(
        ProblemKind.NOT_A_RECORD,
        "no `kind`, so nothing here was checked: give the record its kind, map the file in the"
        " configuration, or exclude it",
        span._replace(end_line=span.line, end_column=span.column + 1),
    )
