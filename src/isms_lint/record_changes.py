"""What is different about records when the files in which they stand were changed, and when that is all
there is to know.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from isms_lint.adopted import Adopted
from isms_lint.records.record import REGISTER, Record
from isms_lint.records.register import Register, in_order
from isms_lint.records.tracing import ALL, MEMBERS, NONE, Field
from isms_lint.values import NamedTuple

MOST_FILES = 20
"""Changed files beyond which everything runs."""
OF_ALL: frozenset[Field] = frozenset(
    (
        ("organization", MEMBERS),
        ("organization", "timezone"),
        ("organization", "edition"),
        (REGISTER, MEMBERS),
        (REGISTER, ALL),
    )
)
"""What is of all records: they are read otherwise where it is another."""


def are_what_files_say(adopted: Adopted, register: Register) -> bool:
    """Whether records are what stands in their files and nothing else. What a mapping or the
    configuration has a say in, and periods, hang together otherwise than what is read shows.
    """
    return not (adopted.mappings or adopted.given or register.periods)


_Name = tuple[Any, ...]


def names_of(records: Iterable[Record], register: Register) -> list[_Name]:
    """What others know these records by: kind, id, whether that is one, and the same of the record in
    which each is nested.
    """
    return [_name_of(record, register) for record in records]


def _name_of(record: Record, register: Register) -> _Name:
    id = record.id or register.goes_by(record)
    parent = record.parent
    above = None if parent is None else _name_of(parent, register)
    return record.kind, id, record.get("id") is None, above


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


class Difference(NamedTuple):
    """The records of a file that are no more, those that are new, and those that stayed, as they were
    and as they are.
    """

    gone: list[Record]
    come: list[Record]
    stayed: list[tuple[Record, Record]]


def difference(
    then: Sequence[Record], now: Sequence[Record], register: Register
) -> Difference | None:
    """What became of the records of a file; None where what others know them by does not tell."""
    before = dict(zip(names_of(then, register), then, strict=True))
    after = dict(zip(names_of(now, register), now, strict=True))
    stayed = [name for name in before if name in after]
    if len(before) < len(then) or len(after) < len(now):
        return None  # two are called the same
    if stayed != [name for name in after if name in before]:
        return None  # they stand in another order
    return Difference(
        [record for name, record in before.items() if name not in after],
        [record for name, record in after.items() if name not in before],
        [(before[name], after[name]) for name in stayed],
    )


def fields_with(record: Record) -> set[Field]:
    """What is otherwise with this record than without it, apart from what becomes of its id."""
    return {(NONE, MEMBERS), *((record.kind, name) for name in (*record.data, ALL, MEMBERS))}


def order_before(
    register: Register, come: Set[Record], gone: Iterable[Record]
) -> list[Record | None] | None:
    """The records in the order they had before some came and some went, with None for each that is
    `gone`; None where that cannot be told, as another record sorts as one that is gone did.
    """
    order: list[Record | None] = []
    stayed = [record for record in register.records if record not in come]
    order.extend(stayed)
    places = []
    for record in gone:
        key = in_order(record)
        place = bisect_left(stayed, key, key=in_order)
        if place < len(stayed) and in_order(stayed[place]) == key:
            return None
        places.append(place)
    for place in sorted(places, reverse=True):
        order.insert(place, None)
    return order
