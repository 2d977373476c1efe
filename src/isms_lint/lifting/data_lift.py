"""Data with other names (YAML, JSON) into records: a document, or items at paths in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents.document import Document, Problem
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.building import Left
from isms_lint.lifting.filling import fill, short
from isms_lint.lifting.mapping import ABOVE, FILE, PARENT, Mapping, Part, Unmapped
from isms_lint.lifting.new_record import new_record, without_kind
from isms_lint.lifting.schema_types import takes_of
from isms_lint.lifting.values import read_values
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple


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
    parts = [inner for inner in part.parts if inner.rows.what == "at"]
    paths = [tuple(inner.rows.patterns[0].split(".")) for inner in parts]
    taken = {path[0] for path in paths}
    if part.kind is not None:
        filled = fill(part, {**entry.data, **dict(_beside(part, entry))})
        building = filled.building
        known = kinds.get(str(building.data.get("kind")))
        if known is not None:
            read_values(
                building,
                takes_of(known),
                mapping.dates,
                by_people=False,
                of_kind=lambda name: None if (one := kinds.get(name)) is None else takes_of(one),
            )
        record = new_record(
            building.data, entry.document, (entry.slot,), entry.file, origin=building.origin
        )
        record.mapped = part.filled_of(record.kind)
        told = [Unmapped(record, *left) for left in building.unmapped]
        told.extend(
            Unmapped(record, path, "field", str(path[-1]))
            for path in filled.left_over
            if taken.isdisjoint(("*", path[0]))
        )
        unmapped.extend(told)
        accounted = part.fields_of(record.kind).accounted
        unmapped.extend(
            Unmapped(record, *left) for left in _left_beside(entry.data, paths, (), accounted)
        )
        if building.data.get("kind"):
            yield record
        elif not filled.left_out and not told:
            problems.append(without_kind(entry.document, entry.slot))
    elif parts:
        here = new_record({}, entry.document, (entry.slot,), entry.file)
        accounted = part.fields.accounted
        ignored = {path[0] for path in accounted}
        unmapped.extend(
            Unmapped(here, (name,), "field", name)
            for name in entry.data
            if taken.isdisjoint(("*", name)) and name not in ignored
        )
        unmapped.extend(
            Unmapped(here, *left) for left in _left_beside(entry.data, paths, (), accounted)
        )
    for inner, steps in zip(parts, paths, strict=True):
        for path, data in _items(entry.data, steps):
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


def _left_beside(
    value: Any, paths: list[tuple[str, ...]], lead: FieldPath, accounted: frozenset[FieldPath]
) -> Iterator[Left]:
    """What stands beside the items at `paths` in that which these lead through, and items that are no
    mappings. What is `accounted` is none of it; `*` in its paths is every item of a list.
    """
    if _is_accounted(lead, accounted):
        return
    if () in paths:
        items = value if isinstance(value, list) else [value]
        at = [(*lead, n) for n in range(len(items))] if isinstance(value, list) else [lead]
        for path, item in zip(at, items, strict=True):
            if not isinstance(item, dict | None):
                yield Left(path, "item", short(item))
    elif isinstance(value, dict | list) and value:
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in steps:
            named = step if isinstance(step, str) else "*"
            inner = [path[1:] for path in paths if path[0] in ("*", named)]
            if inner:
                yield from _left_beside(one, inner, (*lead, step), accounted)
            elif lead and not _is_accounted((*lead, step), accounted):
                yield Left((*lead, step), "field", str(step))
    elif value is not None:
        yield Left(lead, "field", str(lead[-1]))


def _is_accounted(path: FieldPath, accounted: frozenset[FieldPath]) -> bool:
    """Whether one of the paths is this one; `*` in it is every name or item."""
    return any(
        len(one) == len(path) and all(a in ("*", b) for a, b in zip(one, path, strict=True))
        for one in accounted
    )


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
