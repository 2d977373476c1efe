"""The annotations of a kind's schema as a tree of fields, pruned to what carries an annotation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from isms_lint.records.spelling import plain

Schema = dict[str, Any]


class Field:
    """One field of a kind, or the items of a list field.

    `properties` are the fields inside a mapping, `items` those of a list's items; `known` are all
    field names a mapping may have (None where it is open). `spellings` are the words that people
    mean by others, by the plain form of those. `lifted` are the fields whose items are
    records: name, kinds, and the field of theirs that names the parent. The rest is what the
    schema's annotations say of the value itself.
    """

    __slots__ = (
        "_spellings",
        "happened",
        "identifier",
        "interesting",
        "is_date",
        "items",
        "known",
        "label",
        "lead",
        "lift",
        "lifted",
        "other_words",
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
        self.label = False
        self.lead = ""
        self.is_date = False
        self.happened: bool | frozenset[str] = False
        self.lift: tuple[tuple[str, ...], str] | None = None
        self.words: tuple[str, ...] = ()
        self.other_words: Mapping[str, list[str]] = {}
        self._spellings: dict[str, list[str]] | None = None
        self.lifted: tuple[tuple[str, tuple[str, ...], str], ...] = ()
        self.interesting: tuple[tuple[str, Field], ...] = ()

    @property
    def annotated(self) -> bool:
        """Whether the value itself, not only something inside it, is of interest."""
        return bool(self.references or self.scope_item or self.identifier or self.is_date)

    @property
    def of_text(self) -> Field:
        """The field that says what a text here is: a text in the place of a list is an item of it."""
        return self if self.annotated or self.items is None else self.items

    @property
    def spellings(self) -> dict[str, list[str]]:
        """The words that people mean by others, by the plain form of those."""
        if self._spellings is None:
            # Most runs ask for none of the thousands there are.
            self._spellings = read_spellings(self.other_words)
        return self._spellings

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


class FieldReader:
    """Reads the fields of schemas that refer to one another."""

    def __init__(self, common: Mapping[str, Schema]) -> None:
        """`common` are the schemas others refer to, by `$id`."""
        self._common = common
        self._done: dict[str, Field] = {}

    def read(self, schema: Schema) -> Field:
        """The fields of one schema."""
        return self._read(schema, schema)

    def _read(self, schema: Schema, root: Schema) -> Field:
        if "$ref" in schema and not (_SAYING & schema.keys()):
            return self._referred(schema["$ref"], root)
        field = Field()
        self._merge(field, schema, root)
        _finish(field)
        return field

    def _referred(self, reference: str, root: Schema) -> Field:
        """What a schema that only refers to a definition says: read once for all who refer to it."""
        target, document, name = self._resolve(reference, root)
        field = self._done.get(name)
        if field is None:
            # A definition that contains itself finds this entry.
            field = self._done[name] = Field()
            self._merge(field, target, document)
            _finish(field)
        return field

    def _resolve(self, reference: str, root: Schema) -> tuple[Schema, Schema, str]:
        """The schema a `$ref` means, the document it stands in, and its absolute name."""
        base, _, pointer = reference.partition("#/$defs/")
        document = self._common[base] if base else root
        return document["$defs"][pointer], document, f"{document.get('$id', '')}#{pointer}"

    def _merge(self, field: Field, schema: Schema, root: Schema) -> None:
        """Enter into `field` what `schema` and the schemas it is made of say."""
        if "$ref" in schema:
            _take(field, self._referred(schema["$ref"], root))
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(keyword, ()):
                self._merge(field, part, root)
        if "properties" in schema:
            field.known = (field.known or frozenset()) | frozenset(schema["properties"])
            for name, child in schema["properties"].items():
                found = self._read(child, root)
                known = field.properties.get(name)
                if known is not None and known.annotated and not found.annotated:
                    # The envelope says what sort of value it is, the kind which words it takes.
                    found = _both(known, found)
                field.properties[name] = found
        if isinstance(schema.get("items"), dict):
            field.items = self._read(schema["items"], root)
        _annotate(field, schema)


_SAYING = frozenset(
    {
        "allOf",
        "anyOf",
        "oneOf",
        "properties",
        "items",
        "enum",
        "x-words",
        "x-reference",
        "x-scope-item",
        "x-identifier",
        "x-date",
        "x-happened",
        "x-lead",
        "x-lift",
    }
)
"""Keywords by which a schema says more than the definition it refers to."""


def _annotate(field: Field, schema: Schema) -> None:
    """What the annotations of `schema` itself say."""
    field.references = tuple(schema.get("x-reference", field.references))
    field.scope_item = schema.get("x-scope-item", field.scope_item)
    field.identifier = schema.get("x-identifier", field.identifier)
    field.label = schema.get("x-label", field.label)
    field.lead = schema.get("x-lead", field.lead)
    field.is_date = schema.get("x-date", field.is_date)
    happened = schema.get("x-happened", field.happened)
    field.happened = frozenset(happened) if isinstance(happened, list) else happened
    if "enum" in schema:
        field.words = tuple(word for word in schema["enum"] if isinstance(word, str))
    elif schema.get("type") == "boolean":
        field.words = ("true", "false")
    field.other_words = schema.get("x-words", field.other_words)
    if "x-lift" in schema:
        field.lift = (tuple(schema["x-lift"]["kinds"]), schema["x-lift"]["parent"])


def read_spellings(words: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """For each other spelling in `x-words`, by its plain form, the words it may mean."""
    found: dict[str, list[str]] = {}
    for word, spellings in words.items():
        for spelling in spellings:
            found.setdefault(plain(spelling), []).append(word)
    return found


_SAID = (
    *("references", "scope_item", "identifier", "label", "lead", "is_date", "happened", "words"),
    *("other_words", "lift"),
)


def _take(field: Field, other: Field) -> None:
    """Enter into `field` what a definition says."""
    field.properties.update(other.properties)
    field.items = other.items or field.items
    if other.known is not None:
        field.known = (field.known or frozenset()) | other.known
    for name in _SAID:
        setattr(field, name, getattr(other, name) or getattr(field, name))


def _both(one: Field, other: Field) -> Field:
    both = Field()
    _take(both, one)
    _take(both, other)
    _finish(both)
    return both


def _finish(field: Field) -> None:
    """Work out which fields inside matter, once all are known."""
    field.identifier = field.identifier or field.scope_item or bool(field.references)
    field.lifted = tuple(
        (name, *child.lift) for name, child in field.properties.items() if child.lift is not None
    )
    field.interesting = tuple(
        (name, child)
        for name, child in field.properties.items()
        if child.annotated or child.interesting or _list_matters(child)
    )


def _list_matters(field: Field) -> bool:
    items = field.items
    return items is not None and (
        items.annotated or bool(items.interesting) or _list_matters(items)
    )
