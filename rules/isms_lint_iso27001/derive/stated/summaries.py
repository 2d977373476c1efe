"""Rows of summaries: the records and controls that they list."""

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


def listed_by(row: Record, run: Pass) -> dict[str, FieldPath]:
    """What a row lists, each once, with the place where it first stands: ids of records, and controls
    one by one.
    """
    found: dict[str, FieldPath] = {}
    for path, id in row.strings("items"):
        found.setdefault(id, path)
    for path, text in row.strings("controls"):
        for leaf in run.register.resolve(text, row).leaves or (text,):
            found.setdefault(leaf, path)
    return found
