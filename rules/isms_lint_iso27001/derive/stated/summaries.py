"""Rows of summaries: the records that they list."""

from __future__ import annotations

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass


def items_of(row: Record, run: Pass) -> list[tuple[FieldPath, Record]]:
    """The records that a row lists, each once, with the place where it first stands."""
    found: dict[str, tuple[FieldPath, Record]] = {}
    for path, id in row.strings("items"):
        record = run.register.get(id)
        if record is not None:
            found.setdefault(id, (path, record))
    return list(found.values())
