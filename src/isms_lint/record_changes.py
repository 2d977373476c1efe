"""What is different about records when the files in which they stand were changed, and when that is all
there is to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.adopted import Adopted
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.register import Register
from isms_lint.records.tracing import ALL, Field

MOST_FILES = 20
"""Changed files beyond which everything runs."""
OF_ALL = (REGISTER, "organization")
"""Kinds by which others are read: their timezone, their edition, their ids."""


def are_what_files_say(adopted: Adopted, register: Register) -> bool:
    """Whether records are what stands in their files and nothing else. What a mapping or the
    configuration has a say in, and periods, hang together otherwise than what is read shows.
    """
    return not (adopted.mappings or adopted.given or register.periods)


def names_of(records: Iterable[Record], register: Register) -> list[tuple[str, ...]]:
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
        if name not in before or name not in now or repr(before[name]) != repr(now[name])
    ]
    if changed or list(before) != list(now):
        changed.append(ALL)
    return {(kind, name) for name in changed}
