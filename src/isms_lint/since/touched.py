"""Which records a change touches."""

from __future__ import annotations

from typing import Any

from isms_lint.records.register import Register

Key = tuple[str, str]
"""Kind and id of a record."""


def touched(before: Register, after: Register) -> frozenset[Key]:
    """Kind and id of the records of `after` that say something else than in `before`, or are new.

    A record that only moved to another file or line is not among them; one in which a nested record
    changed is.
    """
    old, new = _contents(before), _contents(after)
    return frozenset(key for key, data in new.items() if old.get(key) != data)


def removed(before: Register, after: Register) -> tuple[str, ...]:
    """Kind and id of the records of `before` that `after` does not have."""
    there = _contents(after)
    return tuple(f"{kind} {id}" for kind, id in _contents(before) if id and (kind, id) not in there)


def _contents(register: Register) -> dict[Key, list[Any]]:
    """What the records say; several may have one id, or none."""
    contents: dict[Key, list[Any]] = {}
    for record in register.records:
        contents.setdefault((record.kind, record.id), []).append(record.data)
    return contents
