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
    kind, id = data.get("kind"), data.get("id")
    record = Record(
        "" if kind is None else str(kind),
        id if isinstance(id, str) else "",
        data,
        file,
        document,
        slots,
        parent,
        origin,
        place,
    )
    if id is not None and not isinstance(id, str | dict | list | bool):
        record.id = _digits(record, id)
    return record


def _digits(record: Record, value: Any) -> str:
    """An id that is read as a number, as it is written."""
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
