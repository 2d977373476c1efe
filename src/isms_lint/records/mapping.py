"""Foreign records: lifting records out of data written with other people's names.

A mapping names its files, the kind, and where each field comes from. It works on a *row*: names
with values, whatever it was read from (a document today; a table row or a CSV line is the same
thing, with None for an empty cell). A name in the row that is neither used nor declared ignored
is reported: what nobody mapped must never read as checked.

Names of the row are the row's own (`No.`) or dotted paths into it (`closure.date`). Fields of the
record are dotted paths whose numbers are places in a list: `approvals.0.by` and `approvals.0.on`
make one approval of two names of the row. A place in a list exists only where the row fills it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from typing import Any, NamedTuple

from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.records.building import Building
from isms_lint.records.record import Record

ITSELF = "."
"""The name of a row that is no mapping: an item of a plain list."""
ANY_WORD = "*"
"""Among `words`: every value that has no word of its own."""


class Unmapped(NamedTuple):
    """Something of a row that the mapping does not account for. `path` is in the row."""

    record: Record
    path: FieldPath
    reason: str
    value: str


class Source(NamedTuple):
    """Where one field comes from and how its value is turned.

    `names` are names of the row. Where the row has several of them their values make one list, in
    this order, each scalar once. `words` translates values; a value it lacks is reported, one whose
    word is None is left out. `prefix` is put before strings that lack it, `join` makes one string
    of a list, `each` maps the items of a list. `wrap` is `one` for the only item of a list, `list`
    for a list of one value.
    """

    names: tuple[str, ...]
    words: dict[str, Any] | None = None
    prefix: str = ""
    join: str | None = None
    each: Fields | None = None
    wrap: str = ""


class Fields(NamedTuple):
    """The fields of one row: where each comes from, what is constant.

    `constants` hold where the row says nothing else. `accounted` are the paths of the row that are
    taken, or left alone on purpose.
    """

    sources: dict[FieldPath, Source]
    constants: dict[FieldPath, Any]
    accounted: frozenset[FieldPath]

    @staticmethod
    def of(
        sources: dict[FieldPath, Source], constants: dict[FieldPath, Any], ignored: Iterable[str]
    ) -> Fields:
        """The fields of these sources; `ignored` are the names of the row left alone."""
        taken = [name for source in sources.values() for name in source.names]
        return Fields(sources, constants, _paths((*taken, *ignored)))

    def over(self, other: Fields) -> Fields:
        """These fields, and those of `other` that are not among them."""
        return Fields(
            {**other.sources, **self.sources},
            {**other.constants, **self.constants},
            other.accounted | self.accounted,
        )


def _paths(names: Iterable[str]) -> frozenset[FieldPath]:
    """The paths that names of a row may mean: a name with a dot is a name too (`No.`)."""
    names = set(names)
    return frozenset((name,) for name in names) | {tuple(name.split(".")) for name in names}


class Mapped(NamedTuple):
    """A record's data, where each of its fields came from, and what was left over.

    `left_out` says that the row is no record, and that the mapping knows so.
    """

    data: dict[str, Any]
    origin: dict[FieldPath, FieldPath]
    unmapped: list[tuple[FieldPath, str, str]]
    left_out: bool = False


class Mapping:
    """One mapping of the configuration.

    `fields` are those of every kind, `by_kind` those of one kind beyond them.
    """

    def __init__(
        self, files: Globs, kind: str | Source, fields: Fields, by_kind: Map[str, Fields]
    ) -> None:
        if isinstance(kind, Source):
            fields = fields._replace(accounted=fields.accounted | _paths(kind.names))
        self._files = files
        self._kind = kind
        self._fields = fields
        self._by_kind = {name: own.over(fields) for name, own in by_kind.items()}

    def applies(self, file: str) -> bool:
        """Whether this mapping is the one for `file`."""
        return self._files.match(file)

    def apply(self, row: dict[str, Any]) -> Mapped:
        """The record in `row`; one without a kind where the row does not say a known one."""
        building = Building()
        if isinstance(self._kind, str):
            building.data["kind"] = self._kind
            fields = self._fields
        else:
            said = _take(self._kind, row, (), ("kind",), (), building)
            if "kind" not in building.data:
                return self._without_kind(row, building, said and not building.unmapped)
            fields = self._by_kind.get(str(building.data["kind"]), self._fields)
        _fill(fields, row, (), (), building)
        return Mapped(building.data, building.origin, building.unmapped)

    def _without_kind(self, row: dict[str, Any], building: Building, left_out: bool) -> Mapped:
        """A row of no kind: named if it can be. What else is in it is no second finding."""
        unmapped = building.unmapped[:]
        identity = self._fields.sources.get(("id",))
        if identity is not None:
            _take(identity, row, (), ("id",), (), building)
        return Mapped(building.data, building.origin, unmapped, left_out)


def _fill(
    fields: Fields, row: Any, target: FieldPath, source: FieldPath, building: Building
) -> None:
    """Enter the fields of `row` into the record at `target`; `source` is the path of the row."""
    for path, field in fields.sources.items():
        _take(field, row, target, path, source, building)
    for path, value in fields.constants.items():
        building.put_constant(target, path, value)
    if not isinstance(row, dict):
        if not any(ITSELF in field.names for field in fields.sources.values()):
            building.unmapped.append((source, "item", _short(row)))
        return
    for left in _left_over(row, (), fields.accounted):
        building.unmapped.append(((*source, *left), "field", str(left[-1])))


def _left_over(
    row: dict[str, Any], lead: FieldPath, accounted: frozenset[FieldPath]
) -> Iterator[FieldPath]:
    """Paths of values that nothing takes or ignores."""
    for name, value in row.items():
        path = (*lead, name)
        if path in accounted:
            continue
        if isinstance(value, dict) and any(other[: len(path)] == path for other in accounted):
            yield from _left_over(value, path, accounted)
        else:
            yield path


def _take(
    field: Source,
    row: Any,
    target: FieldPath,
    path: FieldPath,
    source: FieldPath,
    building: Building,
) -> bool:
    """Enter one field of `row` at `path` below `target`, if the row has it; whether it has."""
    found = [
        (value, (*source, *steps))
        for steps, value in (_find(name, row) for name in field.names)
        if value is not None
    ]
    if not found:
        return False
    value, there = found[0]
    items = _items(found)
    if field.each is not None:
        items = [(value, there)] if items is None else items
        here = building.put(target, path, [{} for _ in items])
        building.origin[here] = there
        for index, (item, spot) in enumerate(items):
            building.origin[(*here, index)] = spot
            _fill(field.each, item, (*here, index), spot, building)
        return True
    if items is None:
        turned, spots = _turn(value, field, there, building), []
        if turned is not None and field.wrap == "list":
            turned, spots = [turned], [there]
    else:
        turned, spots = _turn_list(items, field, building)
    if turned is not None:
        here = building.put(target, path, turned)
        building.origin[here] = there
        building.origin.update({(*here, index): spot for index, spot in enumerate(spots)})
    return True


def _items(found: list[tuple[Any, FieldPath]]) -> list[tuple[Any, FieldPath]] | None:
    """The items of a list, or of the values of several names, each with its place.

    None where there is a single value that is no list.
    """
    if len(found) == 1 and not isinstance(found[0][0], list):
        return None
    items: list[tuple[Any, FieldPath]] = []
    for value, there in found:
        if isinstance(value, list):
            items.extend((item, (*there, index)) for index, item in enumerate(value))
        else:
            items.append((value, there))
    return items if len(found) == 1 else list(_once(items))


def _once(items: list[tuple[Any, FieldPath]]) -> Iterator[tuple[Any, FieldPath]]:
    """The items, without scalars that stood there before: several names often repeat a person."""
    seen: set[tuple[type, str]] = set()
    for item, spot in items:
        if not isinstance(item, list | dict):
            key = (type(item), str(item))
            if key in seen:
                continue
            seen.add(key)
        yield item, spot


def _turn_list(
    items: list[tuple[Any, FieldPath]], field: Source, building: Building
) -> tuple[Any, list[FieldPath]]:
    """The items as the record has them, and the place of each where they stay a list."""
    turned = [(_turn(item, field, spot, building), spot) for item, spot in items]
    kept = [(item, spot) for item, spot in turned if item is not None]
    values = [item for item, _ in kept]
    if field.join is not None:
        return field.join.join(_written(item) for item in values), []
    if field.wrap == "one" and len(values) == 1:
        return values[0], []
    return values, [spot for _, spot in kept]


def _find(name: str, row: Any) -> tuple[FieldPath, Any]:
    """The path and the value of a name in a row; None for a value that is not there."""
    if not isinstance(row, dict):
        return (), row if name == ITSELF else None
    if name in row:
        return (name,), row[name]
    value: Any = row
    steps = tuple(name.split("."))
    for step in steps:
        value = value.get(step) if isinstance(value, dict) else None
    return steps, value


def _turn(value: Any, field: Source, there: FieldPath, building: Building) -> Any:
    """One value as the record has it; None for what is left out."""
    if field.words is not None:
        written = _written(value)
        if written in field.words:
            return field.words[written]
        if ANY_WORD in field.words:
            return field.words[ANY_WORD]
        # The value is reported, and left out: no rule should judge a word nobody translated.
        building.unmapped.append((there, "word", _short(value)))
        return None
    if field.prefix and isinstance(value, str) and not value.startswith(field.prefix):
        return field.prefix + value
    return value


def _written(value: Any) -> str:
    """A scalar the way YAML writes it, so that `words` can name it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _short(value: Any) -> str:
    text = _written(value)
    return text if len(text) <= 40 else text[:39] + "…"
