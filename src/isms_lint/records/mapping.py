"""Foreign records: lifting records out of data written with other people's names.

A mapping names its files, the kind, and where each field comes from. It works on a *row*: a mapping
of names to values, whatever it was read from (a document today; a table row or a CSV line is the same
thing). A name in the row that is neither used nor declared ignored is reported: what nobody mapped
must never read as checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.records.record import Record


class Unmapped(NamedTuple):
    """Something of a row that the mapping does not account for. `path` is in the row."""

    record: Record
    path: FieldPath
    reason: str
    value: str


class Source(NamedTuple):
    """Where one field comes from and how its value is turned.

    `path` leads into the row. `words` translates values; a value it lacks is reported. `prefix` is
    put before strings that lack it, `join` makes one string of a list, `each` maps the items of a
    list of mappings. `wrap` is `one` for the first item of a list, `list` for a list of one value.
    """

    path: tuple[str, ...]
    words: dict[str, Any] | None = None
    prefix: str = ""
    join: str | None = None
    each: Fields | None = None
    wrap: str = ""


class Fields(NamedTuple):
    """The fields of one row: where each comes from, what is constant, what is left alone."""

    sources: dict[tuple[str, ...], Source]
    constants: dict[tuple[str, ...], Any]
    ignored: frozenset[tuple[str, ...]]


class Mapped(NamedTuple):
    """A record's data, where each of its fields came from, and what was left over."""

    data: dict[str, Any]
    origin: dict[FieldPath, FieldPath]
    unmapped: list[tuple[FieldPath, str, str]]


class Mapping:
    """One mapping of the configuration."""

    def __init__(self, files: Globs, kind: str | Source, fields: Fields) -> None:
        self._files = files
        self._kind = kind
        self._fields = fields

    def applies(self, file: str) -> bool:
        """Whether this mapping is the one for `file`."""
        return self._files.match(file)

    def apply(self, row: dict[str, Any]) -> Mapped:
        """The record in `row`."""
        mapped = Mapped({}, {}, [])
        fields = self._fields
        if isinstance(self._kind, str):
            mapped.data["kind"] = self._kind
        else:
            fields = fields._replace(sources={("kind",): self._kind, **fields.sources})
        _fill(fields, row, (), (), mapped)
        return mapped


def _fill(
    fields: Fields, row: dict[str, Any], target: FieldPath, source: FieldPath, mapped: Mapped
) -> None:
    """Enter the fields of `row` into the record at `target`; `source` is the path of the row."""
    for path, value in fields.constants.items():
        _put(mapped.data, (*target, *path), value)
    for path, field in fields.sources.items():
        value = row
        for step in field.path:
            value = value.get(step) if isinstance(value, dict) else None  # type: ignore[assignment]
        if value is None:
            continue
        here, there = (*target, *path), (*source, *field.path)
        mapped.origin[here] = there
        if field.each is not None:
            _take_each(field.each, value, here, there, mapped)
            continue
        turned = _turn(value, field, there, mapped)
        if turned is not None:
            _put(mapped.data, here, turned)
    accounted = fields.ignored | {field.path for field in fields.sources.values()}
    for left in _left_over(row, (), accounted):
        mapped.unmapped.append(((*source, *left), "field", left[-1]))


def _left_over(
    row: dict[str, Any], lead: tuple[str, ...], accounted: frozenset[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Paths of values that nothing takes or ignores."""
    for name, value in row.items():
        path = (*lead, name)
        if path in accounted:
            continue
        if isinstance(value, dict) and any(other[: len(path)] == path for other in accounted):
            yield from _left_over(value, path, accounted)
        else:
            yield path


def _take_each(
    fields: Fields, value: Any, here: FieldPath, there: FieldPath, mapped: Mapped
) -> None:
    items = value if isinstance(value, list) else [value]
    _put(mapped.data, here, [{} for _ in items])
    for index, item in enumerate(items):
        spot = (*there, index) if isinstance(value, list) else there
        mapped.origin[(*here, index)] = spot
        if isinstance(item, dict):
            _fill(fields, item, (*here, index), spot, mapped)
        else:
            mapped.unmapped.append((spot, "item", _short(item)))


def _turn(value: Any, field: Source, there: FieldPath, mapped: Mapped) -> Any:
    """The value as the record has it."""
    if not isinstance(value, list):
        turned = _turn_one(value, field, there, mapped)
        return [turned] if field.wrap == "list" and turned is not None else turned
    items = [_turn_one(item, field, (*there, i), mapped) for i, item in enumerate(value)]
    items = [item for item in items if item is not None]
    if field.join is not None:
        return field.join.join(_written(item) for item in items)
    return items[0] if field.wrap == "one" and len(items) == 1 else items


def _turn_one(value: Any, field: Source, there: FieldPath, mapped: Mapped) -> Any:
    if field.words is not None:
        written = _written(value)
        if written in field.words:
            return field.words[written]
        # The value is reported, and left out: no rule should judge a word nobody translated.
        mapped.unmapped.append((there, "word", _short(value)))
        return None
    if field.prefix and isinstance(value, str) and not value.startswith(field.prefix):
        return field.prefix + value
    return value


def _put(data: dict[str, Any], path: FieldPath, value: Any) -> None:
    """Set the value at `path`, making the mappings on the way."""
    place: Any = data
    for step in path[:-1]:
        place = place[step] if isinstance(step, int) else place.setdefault(step, {})
    place[path[-1]] = value


def _written(value: Any) -> str:
    """A scalar the way YAML writes it, so that `words` can name it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _short(value: Any) -> str:
    text = _written(value)
    return text if len(text) <= 40 else text[:39] + "…"
