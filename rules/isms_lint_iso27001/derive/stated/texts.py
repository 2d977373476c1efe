"""What a record says in words: its fields that are written for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.record import Record
from isms_lint.rules import Pass

_NOT_READ = frozenset({"amendments"})
"""Fields that tell how the record was before."""


def texts_of(record: Record, run: Pass) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a record with its path: no ids, dates or words of a vocabulary, and nothing that
    its schema does not know. What stands in records inside it is theirs.
    """
    kind = run.register.kinds.get(record.kind)
    if kind is not None:
        yield from _in_mapping(record.data, kind.fields, ())


def _in_mapping(
    data: dict[str, Any], field: Field, path: FieldPath
) -> Iterator[tuple[FieldPath, str]]:
    for name, value in data.items():
        inside = field.properties.get(name)
        if inside is not None and name not in _NOT_READ:
            yield from _in_value(value, inside, (*path, name))


def _in_value(value: Any, field: Field, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        of_items = field.items is not None and field.items.annotated
        if not (field.annotated or field.identifier or field.words or of_items):
            yield path, value
    elif isinstance(value, dict):
        yield from _in_mapping(value, field, path)
    elif isinstance(value, list) and field.items is not None and field.lift is None:
        for index, item in enumerate(value):
            yield from _in_value(item, field.items, (*path, index))
