"""The fields of a kind, flat, as the schema says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Schema = dict[str, Any]

_TYPES = {
    "string": "text",
    "array": "list",
    "object": "mapping",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
}


class FieldRow(NamedTuple):
    """One field: its path (`team[].person`), what it takes, and what the schema says of it."""

    path: str
    takes: tuple[str, ...]
    words: tuple[str, ...]
    references: tuple[str, ...]
    description: str
    clauses: tuple[str, ...]
    required: bool


_WHOLE = {
    "evidenceItem": "evidence item",
    "evidenceList": "evidence item or list of them",
}
"""Common definitions that one page explains; their inner fields are not repeated everywhere."""


class FieldWalker:
    """Reads the fields of schemas that refer to common definitions."""

    def __init__(self, common: Mapping[str, Schema]) -> None:
        """`common` are the schemas that kinds refer to, by `$id`."""
        self._common = common

    def of(self, schema: Schema) -> Iterator[FieldRow]:
        """The fields that the schema itself names, each before the fields inside it."""
        yield from self._inside(schema, "")

    def of_definition(self, reference: str) -> Iterator[FieldRow]:
        """The fields of a common definition."""
        yield from self._inside(self._resolved(self._target(reference)), "")

    def _inside(self, schema: Schema, lead: str) -> Iterator[FieldRow]:
        required = schema.get("required", ())
        for name, child in schema.get("properties", {}).items():
            field = self._resolved(child)
            whole = _WHOLE.get(child.get("$ref", "").rpartition("/")[2])
            row = self._row(f"{lead}{name}", field, name in required)
            if whole:
                yield row._replace(takes=(whole,))
            else:
                yield row
                yield from self._below(field, f"{lead}{name}")

    def _below(self, field: Schema, path: str) -> Iterator[FieldRow]:
        if "properties" in field:
            yield from self._inside(field, f"{path}.")
        items = field.get("items")
        if isinstance(items, dict):
            # Where a list may also be one mapping, its items have the fields of that mapping.
            inner = self._resolved(items)
            if inner.get("properties") != field.get("properties"):
                yield from self._below(inner, f"{path}[]")

    def _row(self, path: str, field: Schema, required: bool) -> FieldRow:
        items: Schema = self._resolved(field.get("items", {}))
        words = field.get("enum") or items.get("enum") or ()
        references = field.get("x-reference") or items.get("x-reference") or ()
        return FieldRow(
            path,
            tuple(_takes(field, items)),
            tuple(map(_written, words)),
            tuple(references),
            field.get("description", ""),
            tuple(field.get("x-clauses", ())),
            required,
        )

    def _resolved(self, schema: Schema) -> Schema:
        """The schema with what it refers to; what it says itself counts more."""
        if "$ref" not in schema:
            return schema
        own = {key: value for key, value in schema.items() if key != "$ref"}
        return {**self._resolved(self._target(schema["$ref"])), **own}

    def _target(self, reference: str) -> Schema:
        base, _, name = reference.partition("#/$defs/")
        documents = [self._common[base]] if base else list(self._common.values())
        target: Schema = next(d["$defs"][name] for d in documents if name in d["$defs"])
        return target


def _takes(field: Schema, items: Schema) -> Iterator[str]:
    if "const" in field:
        yield f"`{field['const']}`"
        return
    if "x-lift" in field:
        yield "list of records"
        return
    types = field.get("type", ())
    for name in [types] if isinstance(types, str) else types:
        if name == "string":
            yield _string(field)
        elif name == "array":
            inner = [*_takes(items, {})] if items else []
            yield f"list ({' or '.join(inner)})" if inner else "list"
        else:
            yield _TYPES[name] + _bounds(field, name)


def _string(field: Schema) -> str:
    if "x-scope-item" in field:
        return "scope item"
    if "x-reference" in field:
        return "id of a record"
    if "x-date" in field:
        return "date"
    if "enum" in field:
        return "word"
    return "identifier" if "x-identifier" in field else "text"


def _bounds(field: Schema, name: str) -> str:
    if name not in ("integer", "number"):
        return ""
    said = f", at least {field['minimum']}" if "minimum" in field else ""
    return said + (f", at most {field['maximum']}" if "maximum" in field else "")


def _written(word: Any) -> str:
    """A word of a vocabulary as a record writes it."""
    return word if isinstance(word, str) else str(word).lower()
