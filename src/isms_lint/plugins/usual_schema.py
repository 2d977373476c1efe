"""JSON Schemas as people write them, told without a general validator.

Loading that validator takes as long as a small run. So a schema is first held to the subset below,
and only one that leaves it is judged by the validator, with the published meta-schemas. What the
subset takes they take too, but for items that stand twice in a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.sound import Compiler

Schema = dict[str, Any]

_SCHEMA: Schema = {"$ref": "#/$defs/schema"}
_SCHEMAS: Schema = {"type": "object", "additionalProperties": _SCHEMA}
_LIST_OF_SCHEMAS: Schema = {"type": "array", "minItems": 1, "items": _SCHEMA}
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_BOOLEAN: Schema = {"type": "boolean"}
_TYPE: Schema = {
    "enum": ["array", "boolean", "integer", "null", "number", "object", "string"],
}
_MARKS = ("x-identifier", "x-label", "x-scope-item", "x-date")
_SPELLINGS: Schema = {"type": "array", "minItems": 1, "items": {**_TEXT, "minLength": 1}}
_CLAUSE = r"^(A\.[0-9]+\.[0-9]+|[0-9]+(\.[0-9]+)*( ([a-z][0-9]?|\([a-z0-9]+\)))?)$"
_WORD = "^[a-z]+(-[a-z]+)*$"
_FIELD = "^[a-z]+(_[a-z]+)*$"


def _names(pattern: str, fewest: int = 1) -> Schema:
    return {"type": "array", "minItems": fewest, "items": {**_TEXT, "pattern": pattern}}


_KEYWORDS: Schema = {
    "$schema": {"enum": ["https://json-schema.org/draft/2020-12/schema"]},
    "$id": {**_TEXT, "pattern": "^[a-z][a-z0-9+.:/-]*$"},
    "$ref": {**_TEXT, "pattern": "^[a-z0-9+.:/-]*#/[$]defs/[A-Za-z0-9_-]+$"},
    "$defs": _SCHEMAS,
    "$comment": _TEXT,
    "title": _TEXT,
    "description": _TEXT,
    "default": {},
    "examples": {"type": "array"},
    "type": {"anyOf": [_TYPE, {"type": "array", "minItems": 1, "items": _TYPE}]},
    "enum": {"type": "array"},
    "const": {},
    "properties": _SCHEMAS,
    "patternProperties": _SCHEMAS,
    "additionalProperties": _SCHEMA,
    "unevaluatedProperties": _SCHEMA,
    "propertyNames": _SCHEMA,
    "required": _TEXTS,
    "minProperties": _COUNT,
    "allOf": _LIST_OF_SCHEMAS,
    "anyOf": _LIST_OF_SCHEMAS,
    "oneOf": _LIST_OF_SCHEMAS,
    "not": _SCHEMA,
    "if": _SCHEMA,
    "then": _SCHEMA,
    "else": _SCHEMA,
    "items": _SCHEMA,
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "uniqueItems": _BOOLEAN,
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "pattern": _TEXT,
    "format": _TEXT,
}
_ANNOTATIONS: Schema = {
    "x-reference": {
        "anyOf": [
            _names(_WORD),
            {"type": "array", "minItems": 1, "items": {"enum": ["*"]}},
        ]
    },
    "x-happened": {"anyOf": [_BOOLEAN, _names(_WORD)]},
    "x-lift": {
        "type": "object",
        "required": ["kinds", "parent"],
        "properties": {"kinds": _names(_WORD), "parent": {**_TEXT, "pattern": _FIELD}},
        "additionalProperties": False,
    },
    "x-scope-of": _names(_FIELD, 0),
    "x-rows": {**_TEXT, "pattern": _FIELD},
    "x-lead": {**_TEXT, "minLength": 1},
    "x-named-by": {**_TEXT, "pattern": _FIELD},
    "x-clauses": _names(_CLAUSE),
    "x-words": {"type": "object", "additionalProperties": _SPELLINGS},
    "x-names": {"type": "object", "additionalProperties": _SPELLINGS},
    **dict.fromkeys(_MARKS, _BOOLEAN),
}
_LANGUAGE = re.compile(r"[a-z]{2}\Z")
_DATA = frozenset({"const", "enum", "default", "examples"})
"""Keywords in which no schema stands."""


def is_usual_option(schema: Any) -> bool:
    """Whether the schema of an option, without annotations, is within the subset."""
    return _compiled(False)(schema) and not any(_has_null(part) for _, part in parts(schema))


def is_usual_kind(schema: Any) -> bool:
    """Whether a schema with the annotations of kinds is within the subset."""
    return _compiled(True)(schema) and not any(_is_odd(part) for _, part in parts(schema))


def parts(schema: Any) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    """Every mapping in a schema that may be a schema, with its path."""
    waiting: list[tuple[FieldPath, Any]] = [((), schema)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            yield path, value
            waiting.extend(((*path, k), v) for k, v in value.items() if k not in _DATA)
        elif isinstance(value, list):
            waiting.extend(((*path, i), v) for i, v in enumerate(value))


def _is_odd(part: Mapping[str, Any]) -> bool:
    """Whether an annotation says less than it could, which the meta-schema decides."""
    said = [part.get(mark) for mark in (*_MARKS, "x-happened")]
    words, names = part.get("x-words"), part.get("x-names")
    return (
        _has_null(part)
        or False in said
        or {} in (words, names)
        or ("x-happened" in part and "x-date" not in part)
        or any(not _LANGUAGE.match(name) for name in names or ())
    )


def _has_null(part: Mapping[str, Any]) -> bool:
    """Whether a keyword has no value: in a record that would be a field not given."""
    return any(value is None for keyword, value in part.items() if keyword not in _DATA)


@cache
def _compiled(annotated: bool) -> Callable[[Any], bool]:
    keywords = {**_KEYWORDS, **_ANNOTATIONS} if annotated else _KEYWORDS
    known: Schema = {"type": "object", "properties": keywords, "additionalProperties": False}
    definitions = {"object": known, "schema": {"anyOf": [_BOOLEAN, {"$ref": "#/$defs/object"}]}}
    return Compiler({}).compile({"$ref": "#/$defs/object", "$defs": definitions})
