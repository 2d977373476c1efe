"""Documents into records: one record, several, a register with `records:`, and nested records.

What cannot be a record is a problem of its file, at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from itertools import chain
from typing import TYPE_CHECKING, Any

from isms_lint.documents import limits
from isms_lint.documents.document import Document, Problem, ProblemKind, Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.new_record import new_record, without_kind
from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import REGISTER, Record
from isms_lint.values import NamedTuple

if TYPE_CHECKING:
    from isms_lint.lifting.mapping import Mapping, Part, Unmapped

_NOT_INHERITED = frozenset({"kind", "records", "id", "title", "text", "notes"})


class Lifted(NamedTuple):
    """The records of one file, problems, and what a mapping did not account for.

    `met` are the names that each part of a mapping found in it; `templates` counts pages and tables in
    which nothing is stated yet. `left` are the headings of tables that it leaves alone.
    """

    records: list[Record]
    problems: list[Problem]
    unmapped: list[Unmapped]
    met: dict[Part, set[str]]
    templates: int = 0
    left: tuple[str, ...] = ()


def lift(reading: Reading, kinds: Kinds, mappings: tuple[Mapping, ...]) -> Lifted:
    """All records of `reading`, nested ones after the record they stand in."""
    lifted = Lifted([], list(reading.problems), [], {})
    mapping = next((m for m in mappings if m.applies(reading.file)), None) if mappings else None
    if mapping is not None and reading.page is not None:
        # What reads people's writing is loaded where a mapping asks for it: it costs start-up.
        from isms_lint.lifting.page_lift import lift_page

        front = reading.documents[0] if reading.documents else None
        own = list(_own(front, reading.file, lifted)) if mapping.page.kind is None else []
        around = own[0] if own else None
        page = lift_page(reading.page, front, reading.file, mapping, kinds, around)
        lifted.unmapped.extend(page.unmapped)
        lifted.met.update(page.met)
        lifted = lifted._replace(templates=page.templates, left=page.left)
        found: Iterable[Record] = [*own, *page.records]
    else:
        found = chain.from_iterable(
            _records(document, reading.file, mapping, kinds, lifted)
            for document in reading.documents
        )
    lifted.records.extend(with_nested(found, kinds))
    del lifted.problems[limits.MAX_PROBLEMS :]
    return lifted


def _own(front: Document | None, file: str, lifted: Lifted) -> Iterator[Record]:
    """The records that front matter is by itself, where the mapping makes none of the page."""
    if front is not None and isinstance(front.data, dict) and front.data.get("kind") is not None:
        yield from lift_entry(front.data, front, 0, file, lifted.problems)


def with_nested(records: Iterable[Record], kinds: Kinds) -> Iterator[Record]:
    """The records, each with those that are nested in it behind it."""
    for record in records:
        yield record
        kind = kinds.get(record.kind)
        if kind is not None and kind.fields.lifted:
            yield from _nested(record, kind.fields)


def _records(
    document: Document, file: str, mapping: Mapping | None, kinds: Kinds, lifted: Lifted
) -> Iterable[Record]:
    data = document.data
    if data is None:
        return ()
    if not (isinstance(data, list) and file.endswith(".json")):
        return _of_entry(data, document, 0, file, mapping, kinds, lifted)
    slots = document.positions.items(0)
    return chain.from_iterable(
        _of_entry(entry, document, slot, file, mapping, kinds, lifted)
        for entry, slot in zip(data, slots, strict=True)
    )


def _of_entry(
    entry: Any,
    document: Document,
    slot: int,
    file: str,
    mapping: Mapping | None,
    kinds: Kinds,
    lifted: Lifted,
) -> Iterable[Record]:
    if not isinstance(entry, dict):
        lifted.problems.append(_not_a_mapping(document, slot, entry))
        return ()
    if mapping is not None and mapping.format:
        return _of_format(entry, document, slot, file, mapping, lifted)
    if mapping is not None:
        from isms_lint.lifting.data_lift import Entry, lift_data

        unit = Entry(entry, document, slot, file)
        return lift_data(unit, mapping, kinds, lifted.unmapped, lifted.problems, lifted.met)
    if entry.get("kind") is not None:
        return lift_entry(entry, document, slot, file, lifted.problems)
    # Prose with front matter of its own (a site's title, a layout) is no record.
    if not file.endswith((".md", ".markdown")):
        lifted.problems.append(without_kind(document, slot))
    return ()


def lift_entry(
    entry: dict[str, Any], document: Document, slot: int, file: str, problems: list[Problem]
) -> Iterable[Record]:
    """The records of an entry that says its kind: one, or the rows of a register. What is wrong with a
    register is entered into `problems`.
    """
    if "records" in entry:
        return _register(entry, document, slot, file, problems)
    return (new_record(entry, document, (slot,), file),)


def _of_format(
    entry: dict[str, Any],
    document: Document,
    slot: int,
    file: str,
    mapping: Mapping,
    lifted: Lifted,
) -> Iterator[Record]:
    """The records of a document that has a format of its own: OSCAL is the one there is."""
    from isms_lint.lifting.oscal.lift import lift_oscal

    kind = mapping.page.kind
    found = lift_oscal(entry, document, slot, file, kind if isinstance(kind, str) else "audit")
    lifted.problems.extend(found.problems)
    lifted.unmapped.extend(found.unmapped)
    yield from found.records


def _register(
    entry: dict[str, Any], document: Document, slot: int, file: str, problems: list[Problem]
) -> Iterator[Record]:
    """The rows of a register. Envelope fields beside `records` are defaults for its rows."""
    rows = entry["records"]
    rows_slot = document.positions.find(slot, ("records",))
    if rows_slot is None:
        rows_slot = slot  # where things stand is not known of all that is written
    if not isinstance(rows, list):
        problems.append(
            Problem(
                ProblemKind.NOT_A_RECORD,
                "`records` of a register is a list of records",
                document.positions.span(rows_slot),
            )
        )
        return
    defaults = {key: value for key, value in entry.items() if key not in _NOT_INHERITED}
    if entry.get("id") is not None:
        own = {key: value for key, value in entry.items() if key != "records"}
        register = new_record({**own, "kind": REGISTER}, document, (slot,), file)
        yield register
    row_slots = document.positions.items(rows_slot)
    if len(row_slots) != len(rows):
        # The look-up of a hostile file's keys may have ended at another key.
        row_slots = [rows_slot] * len(rows)
    for row, row_slot in zip(rows, row_slots, strict=True):
        if not isinstance(row, dict):
            problems.append(_not_a_mapping(document, row_slot, row))
            continue
        data = _over({**defaults, "kind": entry.get("kind")}, row)
        yield new_record(data, document, (row_slot, slot), file)


def _nested(record: Record, fields: Field) -> Iterator[Record]:
    """The records nested in `record`, as its schema says."""
    for name, kinds, parent_field in fields.lifted:
        items = record.get(name)
        if not isinstance(items, list):
            continue
        defaults = {"kind": kinds[0], parent_field: record.id}
        if record.get("edition") is not None:
            defaults["edition"] = record.data["edition"]
        for index, item in enumerate(items):
            if not isinstance(item, dict):
                continue
            place = (name, index)
            data = _over(defaults, item)
            origin = _nested_origin(record, place)
            yield new_record(data, record.document, None, record.file, record, origin, place)


def _over(defaults: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """`given` over `defaults`; a field without a value does not hide a default."""
    data = {**defaults, **given}
    for name, value in defaults.items():
        if data[name] is None:
            data[name] = value
    return data


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


def _not_a_mapping(document: Document, slot: int, value: Any) -> Problem:
    found = "a list" if isinstance(value, list) else "a single value"
    return Problem(
        ProblemKind.NOT_A_RECORD,
        f"a record is a mapping with `kind` and `id`; this is {found}",
        document.positions.span(slot),
    )
