"""What a record says in words: its fields that are written for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import findings_of

BODY: FieldPath = ("text",)
"""Where the body of a page stands."""
_NOT_READ = frozenset({"amendments"})
"""Fields that tell how the record was before."""


def texts_of(record: Record, run: Pass) -> Iterator[tuple[FieldPath, str]]:
    """Every text of a record with its path: no ids, dates or words of a vocabulary, and nothing that
    its schema does not know. What stands in records inside it is theirs.
    """
    kind = run.register.kinds.get(record.kind)
    if kind is not None:
        yield from _in_mapping(record.data, kind.fields, ())


def is_said_inside(record: Record, path: FieldPath, says: Callable[[str], bool], run: Pass) -> bool:
    """Whether what the body of a page says is that of another record: of one that was lifted out of
    the page too, or of a finding of the audit whose report it is.
    """
    if path != BODY:
        return False
    inside = list(run.derive(_by_file).get(record.file, ())) if record.origin is not None else []
    if record.kind in ("audit", "external-audit"):
        inside.extend(findings_of(record, run))
    return any(
        says(text)
        for other in inside
        if other is not record
        for at, text in texts_of(other, run)
        if at != BODY
    )


def _by_file(run: Pass) -> dict[str, list[Record]]:
    """The records that a mapping lifted, by file (a derivation)."""
    found: dict[str, list[Record]] = {}
    for record in run.register.records:
        if record.origin is not None:
            found.setdefault(record.file, []).append(record)
    return found


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
