"""Documents into records: one record, several, a register with `records:`, and nested records.

What cannot be a record is a problem of its file, at its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map
from typing import Any, NamedTuple

from isms_lint.documents import limits
from isms_lint.documents.document import Document, Problem, ProblemKind, Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kinds
from isms_lint.records.mapping import Mapping, Unmapped
from isms_lint.records.record import Record

REGISTER = "register"
"""The kind of a register that has an id of its own, so that records can refer to it."""
_NOT_INHERITED = frozenset({"kind", "records", "id", "title", "text", "notes"})


class Lifted(NamedTuple):
    """The records of one file, problems, and fields that a mapping did not account for."""

    records: list[Record]
    problems: list[Problem]
    unmapped: list[Unmapped]


def lift(reading: Reading, kinds: Kinds, mappings: tuple[Mapping, ...]) -> Lifted:
    """All records of `reading`, nested ones after the record they stand in."""
    lifted = Lifted([], list(reading.problems), [])
    mapping = next((m for m in mappings if m.applies(reading.file)), None)
    for document in reading.documents:
        for record in _records(document, reading.file, mapping, lifted):
            lifted.records.append(record)
            kind = kinds.get(record.kind)
            if kind is not None:
                lifted.records.extend(_nested(record, kind.fields))
    del lifted.problems[limits.MAX_PROBLEMS :]
    return lifted


def _records(
    document: Document, file: str, mapping: Mapping | None, lifted: Lifted
) -> Iterator[Record]:
    data = document.data
    if data is None:
        return
    is_list = isinstance(data, list) and file.endswith(".json")
    entries = data if is_list else [data]
    slots = document.positions.items(0) if is_list else [0]
    for entry, slot in zip(entries, slots, strict=True):
        if not isinstance(entry, dict):
            lifted.problems.append(_not_a_mapping(document, slot, entry))
        elif mapping is not None:
            yield from _mapped(entry, document, slot, file, mapping, lifted)
        elif entry.get("kind") is None:
            # Prose with front matter of its own (a site's title, a layout) is no record.
            if not file.endswith((".md", ".markdown")):
                lifted.problems.append(_without_kind(document, slot))
        elif "records" in entry:
            yield from _register(entry, document, slot, file, lifted)
        else:
            yield _record(entry, document, (slot,), file)


def _mapped(
    entry: dict[str, Any],
    document: Document,
    slot: int,
    file: str,
    mapping: Mapping,
    lifted: Lifted,
) -> Iterator[Record]:
    result = mapping.apply(entry)
    record = _record(result.data, document, (slot,), file)
    record.origin = result.origin
    lifted.unmapped.extend(
        Unmapped(record, path, reason, value) for path, reason, value in result.unmapped
    )
    if result.data.get("kind"):
        yield record
    elif not result.left_out and not result.unmapped:
        lifted.problems.append(_without_kind(document, slot))


def _register(
    entry: dict[str, Any], document: Document, slot: int, file: str, lifted: Lifted
) -> Iterator[Record]:
    """The rows of a register. Envelope fields beside `records` are defaults for its rows."""
    rows = entry["records"]
    rows_slot = document.positions.find(slot, ("records",))
    if not isinstance(rows, list) or rows_slot is None:
        lifted.problems.append(
            Problem(
                ProblemKind.NOT_A_RECORD,
                "`records` of a register is a list of records",
                document.positions.span(rows_slot if rows_slot is not None else slot),
            )
        )
        return
    defaults = {key: value for key, value in entry.items() if key not in _NOT_INHERITED}
    if entry.get("id") is not None:
        own = {key: value for key, value in entry.items() if key != "records"}
        register = _record({**own, "kind": REGISTER}, document, (slot,), file)
        yield register
    row_slots = document.positions.items(rows_slot)
    if len(row_slots) != len(rows):
        # The look-up of a hostile file's keys may have ended at another key.
        row_slots = [rows_slot] * len(rows)
    for row, row_slot in zip(rows, row_slots, strict=True):
        if not isinstance(row, dict):
            lifted.problems.append(_not_a_mapping(document, row_slot, row))
            continue
        data = _over({**defaults, "kind": entry["kind"]}, row)
        yield _record(data, document, (row_slot, slot), file)


def _nested(record: Record, fields: Field) -> Iterator[Record]:
    """The records nested in `record`, as its schema says."""
    for name, kinds, parent_field in fields.lifted:
        items = record.get(name)
        if not isinstance(items, list):
            continue
        for index, item in enumerate(items):
            if not isinstance(item, dict):
                continue
            slots = _nested_slots(record, (name, index))
            defaults = {"kind": kinds[0], parent_field: record.id}
            if record.get("edition") is not None:
                defaults["edition"] = record.data["edition"]
            data = _over(defaults, item)
            nested = _record(data, record.document, slots, record.file, parent=record)
            nested.origin = _nested_origin(record, (name, index))
            yield nested


def _over(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """`given` over `defaults`; a field without a value does not hide a default."""
    return {**defaults, **{k: v for k, v in given.items() if v is not None or k not in defaults}}


def _nested_slots(record: Record, path: FieldPath) -> tuple[int, ...]:
    slot = record.slot_of(path)
    return record.slots if slot is None else (slot,)


def _nested_origin(record: Record, path: FieldPath) -> Map[FieldPath, FieldPath] | None:
    """Where the fields of a nested record that a mapping built stand, seen from its own slot."""
    if record.origin is None or record.slot_of(path) is None:
        return record.origin
    start = record.origin.get(path, ())
    return {
        target[len(path) :]: source[len(start) :]
        for target, source in record.origin.items()
        if target[: len(path)] == path and len(target) > len(path)
    }


def _record(
    data: dict[str, Any],
    document: Document,
    slots: tuple[int, ...],
    file: str,
    parent: Record | None = None,
) -> Record:
    kind = data.get("kind")
    record = Record("" if kind is None else str(kind), "", data, file, document, slots, parent)
    record.id = _id(record)
    return record


def _id(record: Record) -> str:
    """The id as it is written: a number keeps its own text."""
    value = record.data.get("id")
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list | bool):
        return ""
    slot = record.slot_of(("id",))
    return record.document.written.get(-1 if slot is None else slot, str(value))


def _not_a_mapping(document: Document, slot: int, value: Any) -> Problem:
    found = "a list" if isinstance(value, list) else "a single value"
    return Problem(
        ProblemKind.NOT_A_RECORD,
        f"a record is a mapping with `kind` and `id`; this is {found}",
        document.positions.span(slot),
    )


def _without_kind(document: Document, slot: int) -> Problem:
    span = document.positions.span(slot)
    return Problem(
        ProblemKind.NOT_A_RECORD,
        "no `kind`, so nothing here was checked: give the record its kind, map the file in the"
        " configuration, or exclude it",
        span._replace(end_line=span.line, end_column=span.column + 1),
    )
