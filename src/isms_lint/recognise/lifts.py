"""What each mapping lifts: records by file and kind, their fields and where they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from isms_lint.documents.document import Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.lift import lift
from isms_lint.lifting.mapping import BESIDE, Mapping
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_ROWS = "(rows)"
_NOT_SHOWN = ("kind", "x_written")


class Filled(NamedTuple):
    """A field of the records: in how many it is filled, and the names it comes from. `rows` are those
    of tables and lists that fill it, in all records together.
    """

    number: int
    sources: tuple[str, ...]
    rows: int = 0


class OfKind(NamedTuple):
    """The records of one kind in a file."""

    kind: str
    records: list[Record]
    fields: dict[str, Filled]


class OfFile(NamedTuple):
    """What is lifted out of a file: by the mapping of this number; what is left over of it.

    `templates` counts pages and tables in which nothing is stated yet. `words`, `dates`, `names` and
    `tables` are what the mapping does not account for.
    """

    file: str
    mapping: int
    kinds: list[OfKind]
    templates: int
    words: list[str]
    dates: list[str]
    names: list[str]
    tables: list[str]


def lifts(readings: Iterable[Reading], mappings: Sequence[Mapping], kinds: Kinds) -> list[OfFile]:
    """What `mappings` lift out of `readings`, of those that one is for."""
    found: list[OfFile] = []
    for reading in readings:
        number = next((n for n, one in enumerate(mappings) if one.applies(reading.file)), None)
        if number is not None:
            found.append(_of_file(reading, number, tuple(mappings), kinds))
    return found


def _of_file(reading: Reading, number: int, mappings: tuple[Mapping, ...], kinds: Kinds) -> OfFile:
    lifted = lift(reading, kinds, mappings)
    by_kind: dict[str, list[Record]] = {}
    for record in lifted.records:
        by_kind.setdefault(record.kind, []).append(record)
    left: dict[str, list[str]] = {"word": [], "date": [], "field": [], "table": []}
    for one in lifted.unmapped:
        if one.reason in left and one.value not in left[one.reason]:
            left[one.reason].append(one.value)
    return OfFile(
        reading.file,
        number,
        [OfKind(kind, records, _fields(records)) for kind, records in by_kind.items()],
        lifted.templates,
        left["word"],
        left["date"],
        left["field"],
        left["table"],
    )


def _fields(records: Sequence[Record]) -> dict[str, Filled]:
    """The fields that are filled in any of the records."""
    counts: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    sources: dict[str, dict[str, None]] = {}
    for record in records:
        for path, value in _leaves(record.data, ()):
            name = ".".join(str(step) for step in path)
            counts[name] += 1
            origin = (record.origin or {}).get(path)
            source = _shown(origin, path, record)
            sources.setdefault(name, {}).setdefault(source)
            if source == _ROWS and isinstance(value, list):
                rows[name] += len(value)
    return {name: Filled(counts[name], tuple(sources[name]), rows[name]) for name in counts}


def _leaves(value: Any, path: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], Any]]:
    """Fields with their values; a list is one field."""
    for name, inner in value.items():
        if not path and name in _NOT_SHOWN:
            continue
        if isinstance(inner, dict) and inner:
            yield from _leaves(inner, (*path, name))
        elif inner not in (None, "", [], {}):
            yield (*path, name), inner


def _shown(origin: FieldPath | None, path: tuple[str, ...], record: Record) -> str:
    """Where a field comes from, as people write it in a mapping."""
    if origin is None:
        return str(path[-1]) if record.origin is None else "constant"
    first = str(origin[0]) if origin else ""
    if first.startswith(BESIDE):
        return f"({first.removeprefix(BESIDE).partition(' ')[0]})"
    return ".".join(str(step) for step in origin if isinstance(step, str))
