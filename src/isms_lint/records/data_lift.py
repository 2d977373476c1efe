"""Data with other names (YAML, JSON) into records: a document, or items at paths in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.positions import FieldPath
from isms_lint.records.filling import fill
from isms_lint.records.kinds import Kinds
from isms_lint.records.mapping import ABOVE, FILE, PARENT, Mapping, Part, Unmapped
from isms_lint.records.new_record import new_record, without_kind
from isms_lint.records.record import Record
from isms_lint.records.schema_types import takes_of
from isms_lint.records.values import read_values


class Entry(NamedTuple):
    """A mapping of a document: its data, where it stands, the mapping it was found in and the record
    that was made of that.
    """

    data: dict[str, Any]
    document: Document
    slot: int
    file: str
    around: Entry | None = None
    parent: Record | None = None


def lift_data(
    entry: Entry,
    mapping: Mapping,
    kinds: Kinds,
    unmapped: list[Unmapped],
    problems: list[Problem],
    met: dict[Part, set[str]],
) -> Iterator[Record]:
    """The records in a document. What the mapping does not account for is entered into `unmapped`, the
    parts that found something into `met`: which names they found says nothing, as data leave out what
    is empty.
    """
    yield from _part(mapping.page, entry, mapping, kinds, unmapped, problems, met)


def _part(
    part: Part,
    entry: Entry,
    mapping: Mapping,
    kinds: Kinds,
    unmapped: list[Unmapped],
    problems: list[Problem],
    met: dict[Part, set[str]],
) -> Iterator[Record]:
    record: Record | None = None
    if part.rows.what:
        met.setdefault(part, set())
    taken = {inner.rows.patterns[0].split(".")[0] for inner in part.parts if inner.rows.patterns}
    if part.kind is not None:
        filled = fill(part, {**entry.data, **dict(_beside(part, entry))})
        building = filled.building
        known = kinds.get(str(building.data.get("kind")))
        if known is not None:
            read_values(building, takes_of(known), mapping.dates, by_people=False)
        record = new_record(building.data, entry.document, (entry.slot,), entry.file)
        record.origin = building.origin
        record.mapped = part.filled_of(record.kind)
        told = [Unmapped(record, *left) for left in building.unmapped]
        told.extend(
            Unmapped(record, path, "field", str(path[-1]))
            for path in filled.left_over
            if path[0] not in taken
        )
        unmapped.extend(told)
        if building.data.get("kind"):
            yield record
        elif not filled.left_out and not told:
            problems.append(without_kind(entry.document, entry.slot))
    elif part.parts:
        here = new_record({}, entry.document, (entry.slot,), entry.file)
        ignored = {path[0] for path in part.fields.accounted}
        unmapped.extend(
            Unmapped(here, (name,), "field", name)
            for name in entry.data
            if name not in taken and name not in ignored
        )
    for inner in part.parts:
        for path, data in _items(entry.data, tuple(inner.rows.patterns[0].split("."))):
            slot = entry.document.positions.find(entry.slot, path)
            if slot is not None:
                below = Entry(data, entry.document, slot, entry.file, entry, record or entry.parent)
                yield from _part(inner, below, mapping, kinds, unmapped, problems, met)


def _items(value: Any, steps: tuple[str, ...]) -> Iterator[tuple[FieldPath, dict[str, Any]]]:
    """The mappings at a path, those of a list one by one; `*` stands for every item or every name."""
    if not steps:
        if isinstance(value, dict):
            yield (), value
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    yield (number,), item
        return
    first, *rest = steps
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = [(name, one) for name, one in value.items() if first in ("*", name)]
    elif isinstance(value, list):
        inner = list(enumerate(value)) if first == "*" else []
    for step, one in inner:
        for path, found in _items(one, tuple(rest)):
            yield (step, *path), found


def _beside(part: Part, entry: Entry) -> Iterator[tuple[str, Any]]:
    """What stands around a mapping, as far as its part asks for it."""
    for name in part.beside:
        value: Any = None
        if name == FILE:
            value = entry.file
        elif name.startswith(ABOVE):
            value = _above(name.removeprefix(ABOVE), entry.around)
        elif name.startswith(PARENT):
            field = name.removeprefix(PARENT)
            if entry.parent is not None:
                value = entry.parent.get(*field.split("."))
            elif field == "id":
                value = entry.file.rpartition("/")[2].rpartition(".")[0]
        if value is not None:
            yield name, value


def _above(name: str, around: Entry | None) -> Any:
    while around is not None:
        value: Any = around.data
        for step in name.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value is not None and not isinstance(value, dict | list):
            return value
        around = around.around
    return None
