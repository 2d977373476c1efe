"""What a field takes, as far as texts of people have to be read by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from isms_lint.records.annotations import Field
from isms_lint.records.kinds import Kind
from isms_lint.values import NamedTuple

Schema = dict[str, Any]


class Takes(NamedTuple):
    """The types of JSON that a field takes (`string`, `array`, ...), the fields inside it by name, and
    what the items of a list take. `field` is what its annotations say.
    """

    types: frozenset[str]
    inside: dict[str, Takes]
    items: Takes | None
    field: Field


@lru_cache(maxsize=256)
def takes_of(kind: Kind) -> Takes:
    """What the fields of a kind take."""
    return _Reader(kind).read(kind.schema, kind.schema, kind.fields, 0)


_DEEPEST = 6
"""Levels of fields in fields that are looked at; a schema may contain itself."""


class _Reader:
    def __init__(self, kind: Kind) -> None:
        self._common: Mapping[str, Schema] = kind.shared_schemas

    def read(self, schema: Schema, root: Schema, field: Field, depth: int) -> Takes:
        types: set[str] = set()
        properties: dict[str, tuple[Schema, Schema]] = {}
        items: list[tuple[Schema, Schema]] = []
        self._gather(schema, root, types, properties, items)
        if depth >= _DEEPEST:
            return Takes(frozenset(types), {}, None, field)
        inside = {
            name: self.read(one, at, field.properties.get(name) or Field(), depth + 1)
            for name, (one, at) in properties.items()
        }
        of_items = self.read(*items[0], field.items or Field(), depth + 1) if items else None
        return Takes(frozenset(types), inside, of_items, field)

    def _gather(
        self,
        schema: Schema,
        root: Schema,
        types: set[str],
        properties: dict[str, tuple[Schema, Schema]],
        items: list[tuple[Schema, Schema]],
    ) -> None:
        """Enter what `schema` says, and the schemas it is made of; its own words come first."""
        given = schema.get("type", ())
        types.update([given] if isinstance(given, str) else given)
        for name, one in schema.get("properties", {}).items():
            properties[name] = (one, root)
        if isinstance(schema.get("items"), dict):
            items.append((schema["items"], root))
        if "$ref" in schema:
            base, _, pointer = schema["$ref"].partition("#/$defs/")
            document = self._common[base] if base else root
            self._below(document["$defs"][pointer], document, types, properties, items)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(keyword, ()):
                self._below(part, root, types, properties, items)

    def _below(
        self,
        schema: Schema,
        root: Schema,
        types: set[str],
        properties: dict[str, tuple[Schema, Schema]],
        items: list[tuple[Schema, Schema]],
    ) -> None:
        own = dict(properties)
        self._gather(schema, root, types, properties, items)
        properties.update(own)
