"""The annotations of a kind's schema as a tree of fields, pruned to what carries an annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]


class Field:
    """One field of a kind, or the items of a list field.

    `properties` are the fields inside a mapping, `items` those of a list's items; `known` are all
    field names a mapping may have (None where it is open). The rest is what the schema's annotations
    say of the value itself.
    """

    __slots__ = (
        "happened",
        "identifier",
        "interesting",
        "is_date",
        "items",
        "known",
        "lift",
        "properties",
        "references",
        "scope_item",
        "words",
    )

    def __init__(self) -> None:
        self.properties: dict[str, Field] = {}
        self.items: Field | None = None
        self.known: frozenset[str] | None = None
        self.references: tuple[str, ...] = ()
        self.scope_item = False
        self.identifier = False
        self.is_date = False
        self.happened: bool | frozenset[str] = False
        self.lift: tuple[tuple[str, ...], str] | None = None
        self.words: tuple[str, ...] = ()
        self.interesting: tuple[tuple[str, Field], ...] = ()

    @property
    def annotated(self) -> bool:
        """Whether the value itself, not only something inside it, is of interest."""
        return bool(self.references or self.scope_item or self.identifier or self.is_date)

    def at(self, path: tuple[str | int, ...]) -> Field | None:
        """The field at `path`; None where the schema says nothing of it."""
        field: Field | None = self
        for step in path:
            if field is None:
                return None
            field = field.items if isinstance(step, int) else field.properties.get(step)
        return field

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Field]]:
        """Every field below this one with its path; list items stand as `[]`."""
        for name, field in self.properties.items():
            yield (*path, name), field
            yield from field.walk((*path, name))
        if self.items is not None:
            yield (*path, "[]"), self.items
            yield from self.items.walk((*path, "[]"))


def read_fields(schema: Schema) -> Field:
    """The fields of a bundled schema."""
    return _read(schema, schema.get("$defs", {}), ())


def _read(schema: Schema, definitions: Schema, open_references: tuple[str, ...]) -> Field:
    field = Field()
    _merge(field, schema, definitions, open_references)
    field.identifier = field.identifier or field.scope_item or bool(field.references)
    field.interesting = tuple(
        (name, child)
        for name, child in field.properties.items()
        if child.annotated or child.interesting or _list_matters(child)
    )
    return field


def _list_matters(field: Field) -> bool:
    items = field.items
    return items is not None and (
        items.annotated or bool(items.interesting) or _list_matters(items)
    )


def _merge(field: Field, schema: Schema, definitions: Schema, open_references: tuple[str, ...]) -> None:
    """Enter into `field` what `schema` and the schemas it is made of say."""
    reference = schema.get("$ref", "").removeprefix("#/$defs/")
    if reference and reference in definitions and reference not in open_references:
        _merge(field, definitions[reference], definitions, (*open_references, reference))
    for keyword in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(keyword, ()):
            _merge(field, part, definitions, open_references)
    if "properties" in schema:
        field.known = (field.known or frozenset()) | frozenset(schema["properties"])
        for name, child in schema["properties"].items():
            if not isinstance(child, dict):
                continue
            found = _read(child, definitions, open_references)
            known = field.properties.get(name)
            if known is None or not (known.annotated and not found.annotated):
                field.properties[name] = found
    if isinstance(schema.get("items"), dict):
        field.items = _read(schema["items"], definitions, open_references)
    field.references = tuple(schema.get("x-reference", field.references))
    field.scope_item = schema.get("x-scope-item", field.scope_item)
    field.identifier = schema.get("x-identifier", field.identifier)
    field.is_date = schema.get("x-date", field.is_date)
    happened = schema.get("x-happened", field.happened)
    field.happened = frozenset(happened) if isinstance(happened, list) else happened
    if "enum" in schema:
        field.words = tuple(word for word in schema["enum"] if isinstance(word, str))
    if "x-lift" in schema:
        field.lift = (tuple(schema["x-lift"]["kinds"]), schema["x-lift"]["parent"])
