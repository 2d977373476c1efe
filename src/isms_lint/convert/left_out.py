"""What of mapped files is in no record: left out on purpose, or not mapped by anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Settings
from typing import Any

from isms_lint.convert.lifting import MappedFile
from isms_lint.lifting.mapping import BESIDE, Mapping, Part, Source
from isms_lint.values import NamedTuple
from isms_lint.written.normal import normal
from isms_lint.written.patterns import matches

_NO_FIELDS = frozenset({"constants", "words"})
"""Settings of a mapping in which there are values of records."""


class LeftOut(NamedTuple):
    """What files of one mapping hold beside the records made of them.

    `number` is that of the mapping, `files` are its patterns, `format` is its own, if it has one.
    `ignored` are the names and `left` the headings of tables that the mapping leaves out and that are
    there. `unmapped` counts what it does not account for, `comments` those that accept findings.
    `templates` are files with pages or tables in which nothing is stated yet.
    """

    number: int
    files: tuple[str, ...]
    format: str
    ignored: list[str]
    left: list[str]
    unmapped: int
    comments: int
    templates: list[str]


def of_mapping(mapping: Mapping, settings: Settings[str, Any], files: list[MappedFile]) -> LeftOut:
    """What of `files`, which `mapping` reads, is in no record. It was read from `settings`."""
    there = {normal(name) for file in files for name in _names(file)}
    taken = {normal(name) for part in mapping.parts() for name in _taken_by(part)}
    of_joins = _of_joins(mapping, files)
    ignored: dict[str, None] = {}
    for name in _ignored(settings):
        for one in of_joins.get(name, [name]):
            if normal(one) not in taken and _is_there(one, there):
                ignored[one] = None
    left = {heading: None for file in files for heading in file.lifted.left if heading}
    return LeftOut(
        files[0].number,
        mapping.files.patterns,
        mapping.format,
        list(ignored),
        list(left),
        sum(len(file.lifted.unmapped) for file in files),
        sum(len(file.reading.ignores) for file in files),
        [file.reading.file for file in files if file.lifted.templates],
    )


def _ignored(settings: Any) -> Iterator[str]:
    """Every name that stands under `ignore`, in the order of the settings."""
    if isinstance(settings, list):
        for item in settings:
            yield from _ignored(item)
    elif isinstance(settings, dict):
        for name, value in settings.items():
            if name == "ignore" and isinstance(value, list):
                yield from value
            elif name not in _NO_FIELDS:
                yield from _ignored(value)


def _taken_by(part: Part) -> Iterator[str]:
    """The names of a row that some field or condition of a part reads."""
    if isinstance(part.kind, Source):
        yield from part.kind.names
    for _, source in part.sources():
        yield from _read_by(source)
    for join in part.joins:
        yield from (f"{join.name}.{join.column}", *join.by.names)


def _read_by(source: Source) -> Iterator[str]:
    yield from source.names
    if source.column:
        yield source.column
    inner = source.each.sources if source.each is not None else {}
    for one in inner.values():
        yield from _read_by(one)


def _of_joins(mapping: Mapping, files: list[MappedFile]) -> dict[str, list[str]]:
    """The names of the rows that are joined, by the name of the join: a mapping may ignore the others
    of them in one word.
    """
    met = {name for file in files for names in file.lifted.met.values() for name in names}
    return {
        join.name: sorted(name for name in met if name.startswith(f"{join.name}."))
        for part in mapping.parts()
        for join in part.joins
    }


def _names(file: MappedFile) -> Iterator[str]:
    """Every name that a value has in a file."""
    for names in file.lifted.met.values():
        yield from (name for name in names if not name.startswith(BESIDE))
    page = file.reading.page
    if page is not None:
        yield from (name[0] for section in page.sections for name, _ in section.keys)
        yield from (cell[0] for table in page.tables for cell in table.header or ())
    waiting: list[Any] = [document.data for document in file.reading.documents]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield from value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _is_there(name: str, there: Iterable[str]) -> bool:
    """Whether a name that a mapping ignores, perhaps a path or a pattern, is among those `there`."""
    wanted = {normal(name), normal(name.rpartition(".")[2])}
    if not wanted.isdisjoint(there):
        return True
    return "*" in name and any(matches(name, one) for one in there)
