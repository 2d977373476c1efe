"""How people name the fields of a kind: columns, keys and section headings, by language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from isms_lint.records.kinds import Kind
from isms_lint.written.normal import normal

Schema = dict[str, Any]
Path = tuple[str, ...]
Names = dict[str, list[str]]
OWN = ""
"""Stands for the language of the name that the field has in records."""


@lru_cache(maxsize=256)
def names_of(kind: Kind) -> dict[Path, Names]:
    """The names of every field, by the path to it (items of a list as `[]`) and by language, the more
    usual ones first. At `("kind",)` stands what registers and pages of the kind are called.

    `OWN` gives the field's own name, with those of the mappings it stands in: `residual level`.
    A name that a field of the kind has is no name of a field that every record has.
    """
    reader = _Reader(kind)
    fields = dict(reader.of_kind())
    taken = {
        normal(name): path
        for path, names in fields.items()
        if "[]" not in path and path != ("kind",)
        for found in names.values()
        for name in found
    }
    for path, names in reader.of_every_record():
        if "[]" not in path:
            names = {
                language: [name for name in found if taken.get(normal(name), path) == path]
                for language, found in names.items()
            }
        _add(fields.setdefault(path, {}), names)
    return fields


def _add(names: Names, others: Names) -> None:
    """Enter into `names` what is not among them."""
    for language, found in others.items():
        known = names.get(language, [])
        new = [name for name in found if name not in known]
        if new:
            names[language] = [*known, *new]


class _Reader:
    """Walks the schema of one kind. `within` are the definitions that lead to where it is."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def of_kind(self) -> Iterator[tuple[Path, Names]]:
        """The fields that the kind itself names."""
        yield from self._fields(self._kind.schema, self._kind.schema, (), frozenset())

    def of_every_record(self) -> Iterator[tuple[Path, Names]]:
        """The fields of what the kind is made of."""
        schema = self._kind.schema
        for part in schema.get("allOf", ()):
            for found, root, within in self._parts(part, schema, frozenset()):
                yield from self._fields(found, root, (), within)

    def _fields(
        self, schema: Schema, root: Schema, path: Path, within: frozenset[int]
    ) -> Iterator[tuple[Path, Names]]:
        """The fields that `schema` itself names, each before those inside it."""
        for name, child in schema.get("properties", {}).items():
            parts = list(self._parts(child, root, within))
            here = (*path, name)
            names: Names = {OWN: [_own_name(here)]}
            for part, _, _ in parts:
                _add(names, part.get("x-names", {}))
            yield here, names
            yield from self._inside(parts, here)

    def _inside(
        self, parts: list[tuple[Schema, Schema, frozenset[int]]], path: Path
    ) -> Iterator[tuple[Path, Names]]:
        """The fields inside what these schemas describe, and inside the items of a list."""
        for part, root, within in parts:
            yield from self._fields(part, root, path, within)
            if isinstance(part.get("items"), dict):
                items = list(self._parts(part["items"], root, within))
                yield from self._inside(items, (*path, "[]"))

    def _parts(
        self, schema: Schema, root: Schema, within: frozenset[int]
    ) -> Iterator[tuple[Schema, Schema, frozenset[int]]]:
        """A schema and those it is made of, the nearest first, each with the document it is in."""
        if id(schema) in within:
            return
        within |= {id(schema)}
        yield schema, root, within
        if "$ref" in schema:
            base, _, pointer = schema["$ref"].partition("#/$defs/")
            document = self._kind.shared_schemas[base] if base else root
            yield from self._parts(document["$defs"][pointer], document, within)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(keyword, ()):
                yield from self._parts(part, root, within)


def _own_name(path: Path) -> str:
    """`residual level` for `level` in `residual`; in a list it begins anew with each item."""
    start = max((place + 1 for place, step in enumerate(path) if step == "[]"), default=0)
    return " ".join(path[start:]).replace("_", " ")
