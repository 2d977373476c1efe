"""One row by a part of a mapping: the data of a record, and where each of its fields came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.building import Building, Left, Wordless
from isms_lint.lifting.mapping import ANY_WORD, BESIDE, ID_AROUND, ITSELF, Fields, Part, Source
from isms_lint.lifting.values import keep
from isms_lint.values import NamedTuple
from isms_lint.written.patterns import matches, take
from isms_lint.written.slugs import slug


class Filled(NamedTuple):
    """A record's data, where each of its fields came from, and what was left over.

    `left_over` are paths of the row that nothing takes or ignores. `left_out` says that the row is no
    record, and that the mapping knows so.
    """

    building: Building
    left_over: list[FieldPath]
    left_out: bool = False


def fill(part: Part, row: dict[str, Any]) -> Filled:
    """The record in `row`; one without a kind where the row does not say a known one."""
    building = Building()
    if isinstance(part.kind, Source):
        said = _take(part.kind, row, (), ("kind",), (), building)
        word = building.data.get("kind")
        if isinstance(word, Wordless):
            del building.data["kind"]
            building.unmapped.append(Left(building.origin[("kind",)], "word", short(word)))
        if "kind" not in building.data:
            return _without_kind(part, row, building, said and not building.unmapped)
    else:
        building.data["kind"] = part.kind
    fields = part.fields_of(str(building.data["kind"]))
    _fill(fields, row, (), (), building)
    return Filled(building, list(_left_over(row, (), fields.accounted)))


def found_in(source: Source, row: dict[str, Any]) -> str:
    """What a source that gives a text finds in a row; empty where it finds none."""
    building = Building()
    _take(source, row, (), ("found",), (), building)
    value = building.data.get("found")
    return value if isinstance(value, str) else ""


def _without_kind(part: Part, row: dict[str, Any], building: Building, left_out: bool) -> Filled:
    """A row of no kind: named if it can be. What else is in it is no second finding."""
    unmapped = building.unmapped[:]
    identity = part.fields.sources.get(("id",))
    if identity is not None:
        _take(identity, row, (), ("id",), (), building)
    building.unmapped = unmapped
    return Filled(building, [], left_out)


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
            building.unmapped.append(Left(source, "item", short(row)))
        return
    if target:
        for left in _left_over(row, (), fields.accounted):
            building.unmapped.append(Left((*source, *left), "field", str(left[-1])))


def _left_over(
    row: dict[str, Any], lead: FieldPath, accounted: frozenset[FieldPath]
) -> Iterator[FieldPath]:
    """Paths of values that nothing takes or ignores."""
    for name, value in row.items():
        path = (*lead, name)
        if path in accounted or name.startswith(BESIDE):
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
    items = None if field.slug else _items(found, field)
    if field.slug:
        around = building.data.get("id") if target else row.get(ID_AROUND)
        value = _made(around, [text for text, _ in found])
    if field.each is not None:
        items = [(value, there)] if items is None else items
        here = building.put(target, path, [{} for _ in items])
        building.origin[here] = there
        for index, (item, spot) in enumerate(items):
            building.origin[(*here, index)] = spot
            _fill(field.each, item, (*here, index), spot, building)
        return True
    if items is None:
        turned, spots = _turn(value, field), []
        if turned is not None and field.wrap == "list":
            turned, spots = [turned], [there]
    else:
        turned, spots = _turn_list(items, field)
    if turned is not None:
        here = building.put(target, path, turned)
        building.origin[here] = there
        building.origin.update({(*here, index): spot for index, spot in enumerate(spots)})
        if items is None and field.words is not None and turned != value:
            _keep_word(building, here, value)
    return True


def _keep_word(building: Building, path: FieldPath, written: Any) -> None:
    """Keep the text in the place of which the mapping has put a word at `path`."""
    around: Any = building.data
    for step in path[:-1]:
        around = around[step]
    word, name = around[path[-1]], path[-1]
    is_word = isinstance(word, str | bool) and not isinstance(word, Wordless)
    if is_word and isinstance(written, str) and isinstance(name, str) and path != ("kind",):
        keep(around, {name: written})


def _made(around: Any, texts: list[Any]) -> str:
    """An id of the id of the record around and of texts."""
    lead = [] if around is None else [_written(around)]
    return "/".join([*lead, *(slug(_written(text)) for text in texts)])


def _items(found: list[tuple[Any, FieldPath]], field: Source) -> list[tuple[Any, FieldPath]] | None:
    """The items of a list, of a text that is split, or of the values of several names, each with its
    place. None where there is a single value that is no list.
    """
    if field.split is not None:
        found = [
            (_split(value, field.split) if isinstance(value, str) else value, there)
            for value, there in found
        ]
        return [
            (item, there)
            for value, there in found
            for item in (value if isinstance(value, list) else [value])
        ]
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


def _turn_list(items: list[tuple[Any, FieldPath]], field: Source) -> tuple[Any, list[FieldPath]]:
    """The items as the record has them, and the place of each where they stay a list."""
    turned = [(_turn(item, field), spot) for item, spot in items]
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


def _split(text: str, separator: str) -> list[str]:
    """The parts of a text that say something."""
    return [part.strip() for part in text.split(separator) if part.strip()]


def _turn(value: Any, field: Source) -> Any:
    """One value as the record has it; None for what is left out."""
    if field.match and isinstance(value, str):
        value = take(field.match, value)
        if value is None:
            return None
    if field.words is not None:
        value = _word(value, field.words)
    if field.prefix and isinstance(value, str) and not value.startswith(field.prefix):
        return field.prefix + value
    return value


def _word(value: Any, words: dict[str, Any]) -> Any:
    """The record's word for one of the row's. One that has none is kept as that: the field may know it
    by itself.
    """
    written = _written(value)
    if written in words:
        return words[written]
    for word, meant in words.items():
        if word != ANY_WORD and isinstance(value, str) and matches(word, value):
            return meant
    return words[ANY_WORD] if ANY_WORD in words else Wordless(written)


def _written(value: Any) -> str:
    """A scalar the way YAML writes it, so that `words` can name it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def short(value: Any) -> str:
    """A value as messages show it."""
    text = _written(value)
    return text if len(text) <= 40 else text[:39] + "…"
