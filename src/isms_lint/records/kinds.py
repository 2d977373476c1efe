"""The kinds of record, read from their JSON Schemas and the annotations in them.

One schema says everything about a kind. From it come the validation, and a `Field` tree that says
where references, scope items, identifiers, dates and nested records stand, pruned to the parts of
the schema that hold any.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from isms_lint.records.annotations import Field, FieldReader, read_spellings
from isms_lint.records.sound import Compiler, Unsupported

Schema = dict[str, Any]


class Kind:
    """One kind of record."""

    def __init__(self, name: str, schema: Schema, shared: Shared, origin: str) -> None:
        """`origin` names the plugin the kind comes from."""
        self.name = name
        self.schema = schema
        self.origin = origin
        self._shared = shared
        self.scope_fields: tuple[str, ...] | None = (
            tuple(schema["x-scope-of"]) if "x-scope-of" in schema else None
        )
        self.named_by: str = schema.get("x-named-by", "")

    @property
    def shared_schemas(self) -> Mapping[str, Schema]:
        """The schemas that it refers to, by `$id`."""
        return self._shared.schemas

    @cached_property
    def bundled(self) -> Schema:
        """The schema with everything it refers to inside it, for the reference and for editors."""
        return bundle(self.schema, self._shared.schemas)

    @cached_property
    def fields(self) -> Field:
        """The annotated fields of the kind."""
        return self._shared.fields.read(self.schema)

    @cached_property
    def sound(self) -> Callable[[Any], bool]:
        """Tells whether the data of a record is valid."""
        try:
            return self._shared.tests.compile(self.schema)
        except Unsupported:
            from jsonschema import Draft202012Validator

            return Draft202012Validator(self.bundled).is_valid


class Shared:
    """The schemas kinds refer to, by `$id`, and what is read from them once for all kinds."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self.schemas = schemas
        self.fields = FieldReader(schemas)
        self.tests = Compiler(schemas)


class Kinds:
    """All kinds the plugins bring, by name; a schema is read when its kind is first met."""

    def __init__(self, sources: Mapping[str, tuple[str, str]], common: tuple[str, ...]) -> None:
        """`sources` gives for each kind the path of its schema and the plugin it comes from.

        `common` are paths of schemas that kinds refer to.
        """
        self._sources = sources
        self._common_files = common
        self._loaded: dict[str, Kind] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._sources))

    @cached_property
    def _shared(self) -> Shared:
        schemas = [_load(path) for path in self._common_files]
        return Shared({schema["$id"]: schema for schema in schemas})

    def get(self, name: str) -> Kind | None:
        """The kind called `name`, or None."""
        kind = self._loaded.get(name)
        if kind is None and name in self._sources:
            path, origin = self._sources[name]
            kind = self._loaded[name] = Kind(name, _load(path), self._shared, origin)
        return kind

    @cached_property
    def spellings(self) -> dict[str, list[str]]:
        """The kinds that people mean by other words, by the plain form of those."""
        found: dict[str, list[str]] = {}
        for name in self:
            try:
                kind = self.get(name)
            except (OSError, ValueError):
                continue  # whoever reads a record of this kind is told; advice can do without
            words = kind.schema.get("properties", {}).get("kind", {}) if kind is not None else {}
            for spelling, meant in read_spellings(words.get("x-words", {})).items():
                found.setdefault(spelling, []).extend(meant)
        return found


def bundle(schema: Schema, common: Mapping[str, Schema]) -> Schema:
    """`schema` with the definitions it refers to in other schemas moved into its own `$defs`."""
    definitions: dict[str, Any] = {}

    def inline(node: Any) -> Any:
        if isinstance(node, list):
            return [inline(item) for item in node]
        if not isinstance(node, dict):
            return node
        copy = {key: inline(value) for key, value in node.items()}
        reference = node.get("$ref", "")
        base, _, pointer = reference.partition("#/$defs/")
        if base in common and pointer:
            if pointer not in definitions:
                definitions[pointer] = {}
                definitions[pointer] = inline_from(common[base], pointer)
            copy["$ref"] = f"#/$defs/{pointer}"
        return copy

    def inline_from(source: Schema, name: str) -> Any:
        def absolute(node: Any) -> Any:
            if isinstance(node, list):
                return [absolute(item) for item in node]
            if not isinstance(node, dict):
                return node
            copy = {key: absolute(value) for key, value in node.items()}
            if str(node.get("$ref", "")).startswith("#/$defs/"):
                copy["$ref"] = source["$id"] + node["$ref"]
            return copy

        return inline(absolute(source["$defs"][name]))

    bundled: Schema = inline(schema)
    if definitions:
        bundled["$defs"] = {**bundled.get("$defs", {}), **dict(sorted(definitions.items()))}
    return bundled


def _load(path: str) -> Schema:
    with open(path, encoding="utf-8") as handle:
        schema: Schema = json.load(handle)
    return schema
