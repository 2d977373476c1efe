"""Mappings as the configuration writes them, into the mappings the records are lifted with."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Settings
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.documents.positions import FieldPath
from isms_lint.files.globs import Globs
from isms_lint.records.mapping import Fields, Mapping, Source


def read_mapping(settings: Settings[str, Any]) -> Mapping:
    """One entry of `mappings`, already checked against the schema of the configuration.

    Raises UsageError where fields of a record stand in each other's way, or where fields are given
    for a kind that the mapping never makes.
    """
    files = settings["files"]
    kind = settings["kind"]
    source = None if isinstance(kind, str) else _source(kind)
    fields = _fields(settings)
    by_kind = {name: _fields(own) for name, own in settings.get("by_kind", {}).items()}
    for name, own in by_kind.items():
        if not _makes(name, kind, source):
            raise UsageError(f"mappings: `by_kind` has `{name}`, which `kind` never says")
        merged = own.over(fields)
        _check({**merged.sources, **merged.constants})
    return Mapping(
        Globs([files] if isinstance(files, str) else files), source or kind, fields, by_kind
    )


def _makes(name: str, kind: Any, source: Source | None) -> bool:
    """Whether a mapping of this kind, or with this source of kinds, may make records of `name`."""
    if source is None:
        return bool(kind == name)
    return source.words is None or name in source.words.values()


def _fields(settings: Settings[str, Any]) -> Fields:
    sources = {_target(to): _source(source) for to, source in settings.get("fields", {}).items()}
    constants = {_target(to): value for to, value in settings.get("constants", {}).items()}
    _check({**sources, **constants})
    return Fields.of(sources, constants, settings.get("ignore", ()))


def _source(source: str | Settings[str, Any]) -> Source:
    if isinstance(source, str):
        return Source((source,))
    names = source["from"]
    return Source(
        (names,) if isinstance(names, str) else tuple(names),
        _words(source.get("words")),
        source.get("prefix", ""),
        source.get("join"),
        _fields(source["each"]) if "each" in source else None,
        source.get("wrap", ""),
    )


def _words(words: Settings[str, Any] | list[str] | None) -> dict[str, Any] | None:
    """A list of words are words that stay as they are."""
    if words is None or isinstance(words, dict):
        return words
    return {word: word for word in words}


def _target(dotted: str) -> FieldPath:
    """A field of the record; numbers are places in a list."""
    return tuple(int(step) if step.isdecimal() else step for step in dotted.split("."))


def _check(targets: Iterable[FieldPath]) -> None:
    """Refuse a field that would have to be a value and a mapping, or a mapping and a list."""
    whole: set[FieldPath] = {("kind",)}
    within: dict[FieldPath, type] = {}
    for path in targets:
        whole.add(path)
        for length in range(len(path)):
            sort = within.setdefault(path[:length], type(path[length]))
            if sort is not type(path[length]):
                raise _clash(path[:length])
    if within.get((), str) is int:
        raise UsageError("mappings: a field of the record begins with a name, not with a number")
    for path in whole & within.keys():
        raise _clash(path)


def _clash(path: FieldPath) -> UsageError:
    field = ".".join(str(step) for step in path)
    return UsageError(f"mappings: `{field}` is filled whole and in parts, or as list and mapping")
