"""Changes of records as changes of the data in a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from isms_lint.documents.commented import Commented
from isms_lint.documents.document import Document
from isms_lint.documents.positions import STRIDE, FieldPath
from isms_lint.fixes.tree import Items, NotEditable
from isms_lint.records.record import Record
from isms_lint.sheets.fields import dotted
from isms_lint.values import NamedTuple


class Step(NamedTuple):
    """One change of a file: fields set or taken away (`values`), an item dropped (`drop`), or one added
    (`add`). `path` leads to the mapping, to the item, or to the list in document number `document`; a
    record that is a document of its own is dropped or added at the path `()` of no list. `before` are
    the comments of fields that are new, as in `Commented`.
    """

    place: str
    about: str
    document: int
    path: FieldPath
    values: Mapping[FieldPath, Any] | None = None
    add: dict[str, Any] | None = None
    drop: bool = False
    before: Mapping[str, list[str]] = MappingProxyType({})


def path_to(document: Document, slot: int) -> FieldPath:
    """The path from the top of a document to the value in a slot. Raises NotEditable where none leads
    there.
    """
    positions = document.positions
    table = positions.table
    path: list[str | int] = []
    here, data = 0, document.data
    while here != slot:
        found = None
        if isinstance(data, dict):
            for name in data:
                key = positions.entry(here, name)
                if key is not None and key + 1 <= slot < table[(key + 1) * STRIDE + 4]:
                    found, here = name, key + 1
                    break
        elif isinstance(data, list) and data:
            items = positions.items(here)
            found = bisect_right(items, slot) - 1
            here = items[found] if 0 <= found < len(data) else here
        if found is None or (isinstance(found, int) and not 0 <= found < len(data)):
            raise NotEditable("an alias stands for it")
        path.append(found)
        data = data[found]
    return tuple(path)


def within(data: Any, path: FieldPath) -> Any:
    """The value at a path of plain data that is there."""
    for step in path:
        data = data[step]
    return data


def after(documents: list[Document], steps: Iterable[Step]) -> list[Any]:
    """The data of the documents once the steps are done, without documents added or dropped.

    Lists that lose or gain items are `Items`. Raises NotEditable.
    """
    data = [_copied(document.data) for document in documents]
    items: dict[tuple[int, FieldPath], tuple[set[int], list[Any]]] = {}
    for step in steps:
        if step.values is not None:
            target = within(data[step.document], step.path)
            for path, value in step.values.items():
                set_at(target, path, value)
            prune(target)
            if step.before:
                _put_at(data, (step.document, *step.path), Commented(target, step.before))
        elif step.add is not None and isinstance(within(data[step.document], step.path), list):
            items.setdefault((step.document, step.path), (set(), []))[1].append(step.add)
        elif step.drop and step.path:
            *lead, number = step.path
            if isinstance(number, int):
                items.setdefault((step.document, tuple(lead)), (set(), []))[0].add(number)
    for (number, path), (dropped, added) in items.items():
        old = within(data[number], path)
        kept = [(at, item) for at, item in enumerate(old) if at not in dropped]
        new = Items([*kept, *((None, item) for item in added)])
        if path:
            within(data[number], path[:-1])[path[-1]] = new
        else:
            data[number] = new
    return data


def _put_at(data: list[Any], path: tuple[int | str, ...], value: Any) -> None:
    within(data, path[:-1])[path[-1]] = value


def _copied(value: Any) -> Any:
    """A copy in which nothing stands twice: what an alias repeats may change in one place alone."""
    if isinstance(value, dict):
        return {name: _copied(one) for name, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value


class _Gone:
    """Stands where an item of a list is taken away, until all changes are in."""


_GONE = _Gone()


def set_at(data: dict[str, Any], path: FieldPath, value: Any) -> None:
    """Set the value at a path, and what has to be around it; None takes it away."""
    here: Any = data
    for step, following in pairwise(path):
        child = _child(here, step)
        if child is None:
            child = [] if isinstance(following, int) else {}
            _put(here, step, child)
        if not isinstance(child, list if isinstance(following, int) else dict):
            raise NotEditable(f"`{dotted(path)}` stands inside what is one value")
        here = child
    _put(here, path[-1], value)


def _child(here: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return here[step] if step < len(here) else None
    return here.get(step)


def _put(here: Any, step: str | int, value: Any) -> None:
    if isinstance(step, str):
        if value is None:
            here.pop(step, None)
        else:
            here[step] = value
    elif step < len(here):
        here[step] = _GONE if value is None else value
    elif value is not None:
        here.append(value)


def prune(data: Any) -> None:
    """Take away what became empty by what was taken away in it."""
    entries = list(data.items()) if isinstance(data, dict) else list(enumerate(data))
    for step, value in entries:
        if isinstance(value, dict | list) and value:
            prune(value)
            if not value:
                data[step] = _GONE
    if isinstance(data, dict):
        for step in [step for step, value in data.items() if value is _GONE]:
            del data[step]
    else:
        data[:] = [value for value in data if value is not _GONE]


def own_values(
    record: Record, own: Mapping[str, Any], values: Mapping[FieldPath, Any]
) -> dict[FieldPath, Any]:
    """The values to set in what a record itself says. What it has from the head of its register, and
    what changes in part, it says itself from then on. Raises NotEditable where it cannot.
    """
    found: dict[FieldPath, Any] = {}
    for path, value in values.items():
        name = path[0]
        inherited = name not in own and record.get(name) is not None
        if inherited and value is None and len(path) == 1:
            raise NotEditable(f"`{name}` is said for all rows of the register")
        if inherited and len(path) > 1 and (name,) not in found:
            found[(name,)] = _copied(record.data[str(name)])
        found[path] = value
    return found
