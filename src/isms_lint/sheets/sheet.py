"""The records of a kind as a sheet: a row a record, or a row an item of one of its lists.

Beside the fields there are two columns of ours. The first names the record that a row is of, its
heading the kind (`[risk]`); the last holds a mark of what the record said, its heading one of which
records there were (`[state 4f1c…]`). By them the sheet finds back into the files, and what was changed
on both sides is seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.findings.fingerprint import stable_path
from isms_lint.lifting.schema_types import Takes
from isms_lint.records.kinds import Kind
from isms_lint.records.record import Record
from isms_lint.sheets.fields import dotted, flat, in_order, takes_at, usual_fields
from isms_lint.sheets.texts import shown
from isms_lint.values import NamedTuple

RECORD = "record"
"""The column with the id of the record, where rows are items."""


class Unit(NamedTuple):
    """What a row is of: a record, or the item `item` of one of its lists. `key` names it, `values` are
    its fields.
    """

    key: str
    record: Record
    item: int | None
    values: dict[FieldPath, Any]


class Column(NamedTuple):
    """A field; `takes` is None where the schema knows none."""

    name: str
    path: FieldPath
    takes: Takes | None


class Sheet(NamedTuple):
    """The sheet of a kind. `rows` is the list whose items the rows are; empty: they are records."""

    kind: Kind
    rows: str
    takes: Takes
    columns: list[Column]
    units: list[Unit]

    @property
    def heading(self) -> str:
        """The heading of the first column."""
        return f"[{self.kind.name}.{self.rows}]" if self.rows else f"[{self.kind.name}]"

    @property
    def state(self) -> str:
        """The heading of the last column."""
        return f"[state {_digest(unit.key for unit in self.units)}]"


def make_sheet(records: Iterable[Record], kind: Kind, rows: str, takes: Takes) -> Sheet:
    """The sheet of those of `records` that are of the kind, in their order.

    `takes` is what a row takes (`takes_in`).
    """
    nested = [name for name, _, _ in kind.fields.lifted]
    units = list(_units((one for one in records if one.kind == kind.name), rows, nested))
    paths = dict.fromkeys(usual_fields(kind, takes, rows))
    paths.update(dict.fromkeys(path for unit in units for path in unit.values))
    columns = [Column(dotted(path), path, takes_at(takes, path)) for path in in_order(paths, takes)]
    return Sheet(kind, rows, takes, columns, units)


def _units(records: Iterable[Record], rows: str, nested: list[str]) -> Iterator[Unit]:
    met: Counter[str] = Counter()

    def key(name: str) -> str:
        met[name] += 1
        return name if met[name] == 1 else f"{name} ({met[name]})"

    for record in records:
        name = f"{record.file}#{record.id}"
        if not rows:
            values = flat(record.data, nested)
            if record.id:
                values[("id",)] = record.id  # a number that is an id reads as it is written
            yield Unit(key(name), record, None, values)
            continue
        for number, item in record.items(rows):
            below = stable_path(record.data, (rows, number))
            yield Unit(key(name + below), record, number, flat(item))


def texts_of(unit: Unit) -> dict[str, str]:
    """The texts of the cells of a row, by column."""
    return {dotted(path): shown(value) for path, value in unit.values.items()}


def mark(texts: Mapping[str, str]) -> str:
    """A mark of what a row says; the same for the same texts."""
    return _digest(f"{name}\0{text}" for name, text in texts.items() if text)


def _digest(parts: Iterable[str]) -> str:
    joined = "\0\0".join(sorted(parts))
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]
