"""The fields of a record as columns: dotted names, in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.lifting.schema_types import Takes, takes_of
from isms_lint.lifting.values import WRITTEN
from isms_lint.records.kinds import Kind

_FIRST = ("id", "title")
_NEVER = frozenset({"kind", WRITTEN})


def takes_in(kind: Kind, rows: str) -> Takes | None:
    """What a row takes: a record of the kind, or an item of its list `rows`.

    None where the kind has no list of mappings by that name.
    """
    takes = takes_of(kind)
    if not rows:
        return takes
    items = takes.inside[rows].items if rows in takes.inside else None
    return items if items is not None and items.inside else None


def usual_fields(kind: Kind, takes: Takes, rows: str) -> list[FieldPath]:
    """The fields that a sheet of the kind always has, whether a record fills them or not.

    Those are the fields of the kind's own, without the lists of mappings in it.
    """
    own = takes.inside if rows else (*_FIRST, *kind.schema.get("properties", ()))
    nested = {name for name, _, _ in kind.fields.lifted}
    names = [name for name in own if name in takes.inside and name not in _NEVER | nested]
    return [path for name in dict.fromkeys(names) for path in _simple(takes.inside[name], (name,))]


def _simple(takes: Takes, path: FieldPath) -> Iterator[FieldPath]:
    """The fields of one value each that are in a field."""
    if takes.items is not None and takes.items.inside and "string" not in takes.types:
        return
    if takes.inside and not takes.types & {"string", "array"}:
        for name, inner in takes.inside.items():
            yield from _simple(inner, (*path, name))
    else:
        yield path


def flat(data: Any, left_out: Iterable[str] = ()) -> dict[FieldPath, Any]:
    """The values in a record by their paths: scalars, and lists of them that fit into a cell."""
    found: dict[FieldPath, Any] = {}
    skipped = {*_NEVER, *left_out}
    for name, value in data.items():
        if name not in skipped:
            _enter(found, (name,), value)
    return found


def _enter(found: dict[FieldPath, Any], path: FieldPath, value: Any) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            _enter(found, (*path, name), inner)
    elif isinstance(value, list) and not all(map(_fits, value)):
        for number, inner in enumerate(value):
            _enter(found, (*path, number), inner)
    elif value is not None and value != []:
        found[path] = value


def _fits(item: Any) -> bool:
    """Whether an item of a list is one line of a cell."""
    return item is not None and not isinstance(item, dict | list) and "\n" not in str(item)


def dotted(path: FieldPath) -> str:
    """The name of a column: `residual.level`, `history.0.on`."""
    return ".".join(map(str, path))


def path_of(name: str) -> FieldPath:
    """The path that the name of a column says."""
    return tuple(int(step) if step.isdecimal() else step for step in name.split("."))


def takes_at(takes: Takes, path: FieldPath) -> Takes | None:
    """What the field at `path` takes; None where the schema knows none."""
    found: Takes | None = takes
    for step in path:
        if found is None:
            return None
        found = found.items if isinstance(step, int) else found.inside.get(step)
    return found


def in_order(paths: Iterable[FieldPath], takes: Takes) -> list[FieldPath]:
    """The paths as the schema has them: id and title first, unknown fields last."""
    return sorted(paths, key=lambda path: list(_rank(path, takes)))


def _rank(path: FieldPath, takes: Takes) -> Iterator[tuple[int, int, str]]:
    found: Takes | None = takes
    for level, step in enumerate(path):
        if isinstance(step, int):
            yield 0, step, ""
            found = found.items if found is not None else None
            continue
        names = list(found.inside) if found is not None else []
        if level == 0 and "id" in names:
            names = [*_FIRST, *names]
        yield (0, names.index(step), "") if step in names else (1, 0, step)
        found = found.inside.get(step) if found is not None else None
