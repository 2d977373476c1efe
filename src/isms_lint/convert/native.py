"""A record as it is written natively: its data in the order of its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.documents.scalars import number
from isms_lint.documents.yaml_scalars import AsWritten
from isms_lint.lifting.schema_types import Takes, takes_of
from isms_lint.lifting.values import WRITTEN
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple

_FIRST = ("id", "title")
"""What people write first, whatever the order of the schema."""


class Native(NamedTuple):
    """A record to write. `data` is all of it but its kind; `file` is the one it was lifted from."""

    kind: str
    id: str
    data: dict[str, Any]
    file: str


def natives(records: Iterable[Record], kinds: Kinds) -> Iterator[Native]:
    """The records as they are written, those nested in one inside it. They come as they are lifted:
    nested ones right after the record they stand in.
    """
    whole: list[Record] = []
    for record in records:
        if record.parent is None and whole:
            yield _native(whole[0], whole[1:], kinds)
            whole = []
        whole.append(record)
    if whole:
        yield _native(whole[0], whole[1:], kinds)


def _native(record: Record, nested: list[Record], kinds: Kinds) -> Native:
    data = {name: value for name, value in record.data.items() if name != "kind"}
    kind = kinds.get(record.kind)
    inner = iter(nested)
    for name, _, parent in kind.fields.lifted if kind is not None else ():
        items = data.get(name)
        if isinstance(items, list):
            data[name] = [
                _nested(item, next(inner), parent, (name, place), kinds)
                if isinstance(item, dict)
                else item
                for place, item in enumerate(items)
            ]
    takes = takes_of(kind) if kind is not None else None
    return Native(record.kind, record.id, _ordered(data, takes, (), record), record.file)


def _nested(
    item: dict[str, Any], record: Record, parent: str, path: FieldPath, kinds: Kinds
) -> dict[str, Any]:
    """The entry that a nested record is made of: with names resolved, and without what it has of the
    record around, whose field for that is `parent`.
    """
    assert record.parent is not None
    given = {"kind", parent, "edition"}
    own = {**item, **{name: value for name, value in record.data.items() if name not in given}}
    kind = kinds.get(record.kind)
    takes = takes_of(kind) if kind is not None else None
    found: dict[str, Any] = _ordered(own, takes, path, record.parent)
    return found


def _ordered(value: Any, takes: Takes | None, path: FieldPath, record: Record) -> Any:
    """The value at `path` of `record`, what is in it in the order of the schema."""
    if isinstance(value, dict):
        known = takes.inside if takes is not None else {}
        found = {}
        for name in in_order(value, known):
            # Texts that were read stand in the order of the fields that they were read for.
            inside = takes if name == WRITTEN else known.get(name)
            found[name] = _ordered(value[name], inside, (*path, name), record)
        return found
    if isinstance(value, list):
        items = takes.items if takes is not None else None
        return [_ordered(item, items, (*path, n), record) for n, item in enumerate(value)]
    if type(value) not in (int, float):
        return value
    text = _written(value, path, record)
    if takes is not None and takes.field.label:
        return text  # a label is text, however it came into the file
    return value if text == str(value) else AsWritten(text)


def in_order(names: Iterable[str], known: Mapping[str, Takes]) -> list[str]:
    """The names of a mapping: those of the schema in its order, then others; last the texts that were
    read.
    """
    places = {name: place for place, name in enumerate(known)}

    def place(name: str) -> tuple[bool, int, int]:
        first = _FIRST.index(name) if name in _FIRST else len(_FIRST)
        return name == WRITTEN, first, places.get(name, len(places))

    return sorted(names, key=place)


def _written(value: float, path: FieldPath, record: Record) -> str:
    """A number as the file has it, where its value does not show that."""
    slot = record.slot_of(path) if record.document.written else None
    text = record.document.written.get(-1 if slot is None else slot, "")
    same = number(text)  # of another value where the mapping has a word for what is written
    return text if type(same) is type(value) and same == value else str(value)
