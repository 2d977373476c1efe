"""What a record points at: references, scope items, dates. Read off its data by its kind's schema.

Labels that were read as numbers become text on the way.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.documents.scalars import looks_numeric
from isms_lint.records.annotations import Field
from isms_lint.records.record import Record

ANY_KIND = ("*",)
"""The kinds of a reference that may name any record."""


class Reference(NamedTuple):
    """One place in a record that names another record."""

    record: Record
    path: FieldPath
    target: str
    kinds: tuple[str, ...]


class ScopeItem(NamedTuple):
    """One place in a record that names a clause, a control, a range, a process."""

    record: Record
    path: FieldPath
    text: str
    edition: str | None


class Pointers(NamedTuple):
    """Everything of one record that the register needs to know of its fields."""

    references: list[Reference]
    scope_items: list[ScopeItem]
    dates: list[tuple[FieldPath, str, bool | frozenset[str]]]
    numeric: list[tuple[FieldPath, str]]


def read_pointers(record: Record, fields: Field) -> Pointers:
    """The pointers of `record`, in the order of its schema."""
    pointers = Pointers([], [], [], [])
    _walk(record, record.data, fields, (), None, pointers)
    return pointers


def _walk(
    record: Record,
    data: dict[str, Any],
    field: Field,
    path: FieldPath,
    edition: str | None,
    pointers: Pointers,
) -> None:
    if isinstance(data.get("edition"), str | int):
        edition = str(data["edition"])
    for name, child in field.interesting:
        value = data.get(name)
        if value is not None:
            if child.label and type(value) in (int, float):
                value = data[name] = _digits(record, (*path, name), value)
            _visit(record, value, child, (*path, name), edition, pointers)


def _digits(record: Record, path: FieldPath, value: float) -> str:
    """A number as it is written: where a label stands, it is one."""
    slot = record.slot_of(path) if record.document.written else None
    return record.document.written.get(-1 if slot is None else slot, str(value))


def _visit(
    record: Record,
    value: Any,
    field: Field,
    path: FieldPath,
    edition: str | None,
    pointers: Pointers,
) -> None:
    kind = type(value)
    if kind is str:
        field = field.of_text or field.settle_text()
        if field.scope_item:
            pointers.scope_items.append(ScopeItem(record, path, value, edition))
        elif field.references:
            pointers.references.append(Reference(record, path, value, field.references))
        elif field.is_date:
            pointers.dates.append((path, value, field.happened))
        if field.identifier and record.document.written and looks_numeric(value):
            slot = record.slot_of(path)
            if slot in record.document.written:
                pointers.numeric.append((path, value))
    elif kind is dict:
        if field.interesting:
            _walk(record, value, field, path, edition, pointers)
    elif kind is list:
        items = field.items
        if items is not None and field.lift is None:
            for index, item in enumerate(value):
                _visit(record, item, items, (*path, index), edition, pointers)
