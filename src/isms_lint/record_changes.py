"""What is different about records when the files they stand in were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import ALL, Field


def called(records: Iterable[Record], register: Register) -> list[tuple[str, ...]]:
    """What others know these records by, and whether that is an id."""
    return [
        (
            record.kind,
            record.id or register.goes_by(record),
            "" if record.get("id") is None else "id",
            "" if record.parent is None else record.parent.id,
        )
        for record in records
    ]


def changed_fields(kind: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> set[Field]:
    """The fields of a record of this kind that are others now, with that for all of it."""
    changed = [
        name
        for name in {**before, **now}
        if repr(before.get(name, before)) != repr(now.get(name, now))
    ]
    if changed or list(before) != list(now):
        changed.append(ALL)
    return {(kind, name) for name in changed}
