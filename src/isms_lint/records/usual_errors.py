"""The usual errors of a record, told as `jsonschema` tells them, without loading it.

Loading it adds a quarter to a small run, and most runs with a fault need it for one wrong word, field
or type. Those are told here. Whatever else is wrong, and whatever schema says more, is left to
`jsonschema`: what it says of numbers and texts is in its own words, which change with its versions.
A test holds the two to the same errors on the examples, spoilt in thousands of ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.sound import Compiler, Unsupported
from isms_lint.values import NamedTuple

Schema = Mapping[str, Any]

# No `$id`: inside a schema it changes what the references mean.
_SAY_NOTHING = frozenset({"$defs", "$comment", "title", "description", "examples", "then", "else"})
_DEFINITION = re.compile(r"#/\$defs/([\w.-]+)", re.ASCII)


class UsualError(NamedTuple):
    """What faults are made of: the attributes of the same names of `jsonschema`'s errors."""

    absolute_path: FieldPath
    validator: str
    validator_value: Any
    instance: Any
    message: str = ""


def usual_errors(bundled: Schema, data: Any) -> list[UsualError]:
    """What is wrong with `data`, in the order in which `jsonschema` says it.

    `bundled` refers only to its own definitions. Raises Unsupported where `jsonschema` is to be asked.
    """
    top = {keyword: said for keyword, said in bundled.items() if keyword not in ("$schema", "$id")}
    return list(_errors(data, top, (), bundled.get("$defs", {})))


def _errors(value: Any, schema: Any, path: FieldPath, defined: Schema) -> Iterator[UsualError]:
    if schema is True:
        return
    if schema is False:
        raise Unsupported("a schema that takes nothing")
    for keyword, said in schema.items():
        if keyword in _SAY_NOTHING or keyword.startswith("x-"):
            continue
        match keyword:
            case "type" | "enum" | "const":
                if not Compiler({}).compile({keyword: said})(value):
                    yield UsualError(path, keyword, said, value)
            case "minimum" | "maximum" | "minLength" | "minItems" | "pattern":
                if not Compiler({}).compile({keyword: said})(value):
                    raise Unsupported(keyword)
            case "$ref":
                yield from _errors(value, _definition(said, defined), path, defined)
            case "allOf":
                for part in said:
                    yield from _errors(value, part, path, defined)
            case "if":
                branch = "else" if list(_errors(value, said, path, defined)) else "then"
                yield from _errors(value, schema.get(branch, True), path, defined)
            case "items":
                for index, item in enumerate(value if isinstance(value, list) else ()):
                    yield from _errors(item, said, (*path, index), defined)
            case _ if keyword not in _OF_MAPPINGS:
                raise Unsupported(keyword)
            case _ if isinstance(value, dict):
                yield from _errors_of_mapping(value, keyword, schema, path, defined)


_OF_MAPPINGS = frozenset(
    {
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "required",
    }
)


def _errors_of_mapping(
    value: dict[str, Any], keyword: str, schema: Schema, path: FieldPath, defined: Schema
) -> Iterator[UsualError]:
    """What is wrong by `keyword`, one of those of `schema` that speak of mappings."""
    said = schema[keyword]
    match keyword:
        case "required":
            for name in said:
                if name not in value:
                    message = f"{name!r} is a required property"
                    yield UsualError(path, keyword, said, value, message)
        case "properties":
            for name, part in said.items():
                if name in value:
                    yield from _errors(value[name], part, (*path, name), defined)
        case "patternProperties":
            for pattern, part in said.items():
                for name, inner in value.items():
                    if re.search(pattern, name):
                        yield from _errors(inner, part, (*path, name), defined)
        case "unevaluatedProperties" if said is False:
            if value.keys() - _evaluated(value, schema, defined):
                yield UsualError(path, keyword, said, value)
        case "additionalProperties":
            others = value.keys() - _named(value, schema)
            if others and said is False:
                yield UsualError(path, keyword, said, value)
            elif said is not False:
                for name in others:
                    yield from _errors(value[name], said, (*path, name), defined)
        case _:
            raise Unsupported(keyword)


def _named(value: dict[str, Any], schema: Schema) -> set[str]:
    """The fields of `value` of which `schema` itself speaks."""
    patterns = schema.get("patternProperties", ())
    return {
        name
        for name in value
        if name in schema.get("properties", ()) or any(re.search(each, name) for each in patterns)
    }


def _evaluated(value: dict[str, Any], schema: Any, defined: Schema) -> set[str]:
    """The fields of `value` of which `schema` speaks, or a part of it that finds nothing wrong."""
    if isinstance(schema, bool):
        return set()
    if "if" in schema or schema.get("additionalProperties", False) is not False:
        raise Unsupported("fields that depend on the value")
    names = _named(value, schema)
    if "$ref" in schema:
        names |= _evaluated(value, _definition(schema["$ref"], defined), defined)
    for part in schema.get("allOf", ()):
        if not list(_errors(value, part, (), defined)):
            names |= _evaluated(value, part, defined)
    return names


def _definition(reference: str, defined: Schema) -> Any:
    found = _DEFINITION.fullmatch(reference)
    if found is None or found[1] not in defined:
        raise Unsupported(reference)
    return defined[found[1]]
