"""Whether a record is sound: a schema compiled to one Python function.

Decides which records need explaining; the explaining is `jsonschema`'s, the reference, and a test
holds the two to the same verdict on every fixture. Compiling takes microseconds where importing and
compiling a general validator takes longer than linting a small repository. A schema that uses a
keyword this module does not know is not compiled: the reference decides for its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
Test = Callable[[Any], bool]

_ANNOTATIONS = frozenset(
    {"$schema", "$id", "$defs", "$comment", "title", "description", "examples"}
)
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "object": (dict,),
    "array": (list,),
    "boolean": (bool,),
    "number": (int, float),
    "null": (type(None),),
}


class Unsupported(Exception):
    """The schema uses something only the reference implements."""


class Compiler:
    """Compiles schemas that refer to one another."""

    def __init__(self, common: Mapping[str, Schema]) -> None:
        """`common` are the schemas others refer to, by `$id`."""
        self._common = common
        self._done: dict[str, Test] = {}
        self._envelopes: dict[str, dict[str, Test]] = {}
        self._texts: set[Test] = {_yes}
        """Tests that every text passes which is not empty: most values are such, and need no call."""

    def compile(self, schema: Schema) -> Test:
        """A function that tells whether a value is valid. Raises Unsupported."""
        return self._value(schema, schema)

    def _resolve(self, reference: str, root: Schema) -> tuple[Schema, Schema, str]:
        """The schema a `$ref` means, the document it stands in, and its absolute name."""
        base, _, pointer = reference.partition("#/$defs/")
        document = self._common.get(base) if base else root
        if document is None or pointer not in document.get("$defs", {}):
            raise Unsupported(reference)
        return document["$defs"][pointer], document, f"{document.get('$id', '')}#{pointer}"

    def _value(self, schema: Schema | bool, root: Schema) -> Test:
        if isinstance(schema, bool):
            return _yes if schema else _no
        tests: list[Test] = []
        rest = _keywords(schema)
        if "$ref" in rest and len(rest) == 1:
            return self._referred(schema["$ref"], root)
        # Most schemas say a type and one thing more of it: then one test decides both.
        only = schema.get("type")
        is_told = {
            "object": bool(rest & _OF_OBJECTS),
            "array": "items" in schema,
            "string": "minLength" in schema,
        }
        if only is not None and not (isinstance(only, str) and is_told.get(only)):
            tests.append(_types(only))
        if "enum" in schema or "const" in schema:
            tests.append(_words(schema))
        if rest & _OF_OBJECTS:
            tests.append(self._object(schema, root, others_pass=only != "object"))
        parts = [self._value(part, root) for part in self._parts(schema, root)]
        tests.extend(parts)
        if "items" in schema:
            items = self._value(schema["items"], root)
            texts_pass = items in self._texts
            tests.append(_items(items, texts_pass=texts_pass, others_pass=only != "array"))
        if "anyOf" in schema:
            tests.append(_any([self._value(part, root) for part in schema["anyOf"]]))
        if "if" in schema:
            branches = [schema["if"], schema.get("then", True), schema.get("else", True)]
            tests.append(_if(*(self._value(branch, root) for branch in branches)))
        tests.extend(_bounds(schema))
        if rest - _KNOWN:
            raise Unsupported(", ".join(sorted(rest - _KNOWN)))
        test = tests[0] if len(tests) == 1 else _all(tests)
        if _takes_texts(schema) and self._texts.issuperset(parts):
            self._texts.add(test)
        return test

    def _referred(self, reference: str, root: Schema) -> Test:
        target, document, name = self._resolve(reference, root)
        if name not in self._done:
            # A schema that contains itself finds this entry, filled by the time it is called.
            self._done[name] = lambda value: self._done[name](value)  # noqa: PLW0108
            self._done[name] = self._value(target, document)
        return self._done[name]

    def _object(self, schema: Schema, root: Schema, *, others_pass: bool) -> Test:
        """The test for the fields a schema itself names; whether what is no mapping passes it."""
        fields = {
            name: self._value(part, root) for name, part in schema.get("properties", {}).items()
        }
        for part in schema.get("allOf", ()):
            for name, test in (self._envelope(part, schema, root) or {}).items():
                fields[name] = _all([fields[name], test]) if name in fields else test
        known: frozenset[str] | None = None
        prefix = _open_prefix(schema)
        others: Test = _yes
        if schema.get("additionalProperties") is False:
            known = frozenset(fields)
        elif "additionalProperties" in schema:
            others = self._value(schema["additionalProperties"], root)
        elif schema.get("unevaluatedProperties", True) is not True:
            if schema["unevaluatedProperties"] is not False:
                raise Unsupported("unevaluatedProperties")
            known, prefix = self._evaluated(schema, root)
        required = tuple(schema.get("required", ()))
        texts = frozenset(name for name, test in fields.items() if test in self._texts)
        return _fields(fields, texts, others, known, prefix, required, others_pass=others_pass)

    def _parts(self, schema: Schema, root: Schema) -> list[Schema]:
        """The schemas that hold beside the keywords of `schema` itself and its envelope."""
        parts = [p for p in schema.get("allOf", ()) if self._envelope(p, schema, root) is None]
        return [*parts, {"$ref": schema["$ref"]}] if "$ref" in schema else parts

    def _envelope(self, part: Schema, schema: Schema, root: Schema) -> dict[str, Test] | None:
        """The tests of a part that only names fields: a record's envelope. They are made in the
        same loop over the record as those of its kind.
        """
        if "unevaluatedProperties" not in schema or _keywords(part) != {"$ref"}:
            return None
        target, document, name = self._resolve(part["$ref"], root)
        if not _keywords(target) <= _FIELDS_ONLY or target.get("type", "object") != "object":
            return None
        if name not in self._envelopes:
            self._envelopes[name] = {
                field: self._value(inner, document)
                for field, inner in target.get("properties", {}).items()
            }
        return self._envelopes[name]

    def _evaluated(self, schema: Schema, root: Schema) -> tuple[frozenset[str], str]:
        """The names of the fields a schema and its parts speak of, and the prefix of open ones."""
        if any(keyword in schema for keyword in ("if", "anyOf", "oneOf")):
            raise Unsupported("fields that depend on the value")
        names = frozenset(schema.get("properties", {}))
        prefix = _open_prefix(schema)
        for part in schema.get("allOf", ()):
            more, other = self._evaluated(part, root)
            names, prefix = names | more, prefix or other
        if "$ref" in schema:
            target, document, _ = self._resolve(schema["$ref"], root)
            more, other = self._evaluated(target, document)
            names, prefix = names | more, prefix or other
        return names, prefix


_KNOWN = frozenset(
    {
        "type",
        "enum",
        "const",
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "required",
        "allOf",
        "anyOf",
        "if",
        "then",
        "else",
        "$ref",
        "items",
        "minimum",
        "maximum",
        "minLength",
        "minItems",
        "pattern",
    }
)
_FIELDS_ONLY = frozenset({"type", "properties", "patternProperties"})
_OF_OBJECTS = frozenset(
    {
        "properties",
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "required",
    }
)


_OF_TEXTS = frozenset({"enum", "const", "pattern", "anyOf", "if"})
"""Keywords by which a text may be refused that is not empty."""


def _keywords(schema: Schema) -> set[str]:
    """The keywords of a schema that say what is valid."""
    return {key for key in schema if key not in _ANNOTATIONS and not key.startswith("x-")}


def _open_prefix(schema: Schema) -> str:
    """What field names begin with that the schema leaves open (`x_`)."""
    prefix = ""
    for pattern, value in schema.get("patternProperties", {}).items():
        anything = value is True or not _keywords(value)
        if not anything or prefix or re.fullmatch(r"\^\w+", pattern) is None:
            raise Unsupported("patternProperties")
        prefix = pattern[1:]
    return prefix


def _takes_texts(schema: Schema) -> bool:
    """Whether a schema itself, without those it is made of, takes every text that is not empty."""
    return (
        "string" in schema.get("type", "string")
        and schema.get("minLength", 0) <= 1
        and _OF_TEXTS.isdisjoint(schema)
    )


def _yes(_: Any) -> bool:
    return True


def _no(_: Any) -> bool:
    return False


def _types(names: str | list[str]) -> Test:
    names = [names] if isinstance(names, str) else names
    exact = frozenset(kind for name in names for kind in _TYPES.get(name, ()))
    if "integer" in names:
        whole = exact | {int}
        return lambda value: type(value) in whole or (type(value) is float and value.is_integer())
    return lambda value: type(value) in exact


def _words(schema: Schema) -> Test:
    values = schema["enum"] if "enum" in schema else [schema["const"]]
    if values == [True] and isinstance(values[0], bool):
        return lambda value: value is True
    if not all(isinstance(value, str) for value in values):
        raise Unsupported("enum of other things than words")
    words = frozenset(values)
    return lambda value: type(value) is str and value in words


def _items(test: Test, *, texts_pass: bool, others_pass: bool) -> Test:
    """`texts_pass`: the test of the items takes every text that is not empty."""

    def items(value: Any) -> bool:
        if type(value) is not list:
            return others_pass
        # Plain loops, here and below: twice as fast as all() over a generator.
        for item in value:
            if texts_pass and type(item) is str and item:
                continue
            if not test(item):
                return False
        return True

    return items


def _fields(
    fields: dict[str, Test],
    texts: frozenset[str],
    others: Test,
    known: frozenset[str] | None,
    prefix: str,
    required: tuple[str, ...],
    *,
    others_pass: bool,
) -> Test:
    """`texts` are the names among `fields` whose tests take every text that is not empty."""

    def mapping(value: Any) -> bool:
        if type(value) is not dict:
            return others_pass
        for name in required:
            if value.get(name) is None:
                return False
        for name, inner in value.items():
            if type(inner) is str and inner and name in texts:
                continue
            test = fields.get(name)
            if test is not None:
                # A field without a value is a field not given.
                if inner is not None and not test(inner):
                    return False
            elif prefix and name.startswith(prefix):
                continue
            elif (known is not None and name not in known) or (
                inner is not None and not others(inner)
            ):
                return False
        return True

    return mapping


def _bounds(schema: Schema) -> list[Test]:
    tests: list[Test] = []
    if "minimum" in schema:
        least = schema["minimum"]
        tests.append(lambda value: type(value) not in (int, float) or value >= least)
    if "maximum" in schema:
        most = schema["maximum"]
        tests.append(lambda value: type(value) not in (int, float) or value <= most)
    if "minLength" in schema:
        shortest = schema["minLength"]
        if schema.get("type") == "string":
            tests.append(lambda value: type(value) is str and len(value) >= shortest)
        else:
            tests.append(lambda value: type(value) is not str or len(value) >= shortest)
    if "minItems" in schema:
        fewest = schema["minItems"]
        tests.append(lambda value: type(value) is not list or len(value) >= fewest)
    if "pattern" in schema:
        search = re.compile(schema["pattern"]).search
        tests.append(lambda value: type(value) is not str or search(value) is not None)
    return tests


def _all(tests: list[Test]) -> Test:
    if not tests:
        return _yes
    if len(tests) == 2:
        one, other = tests
        return lambda value: one(value) and other(value)

    def every(value: Any) -> bool:
        for test in tests:  # noqa: SIM110
            if not test(value):
                return False
        return True

    return every


def _any(tests: list[Test]) -> Test:
    return lambda value: any(test(value) for test in tests)


def _if(condition: Test, then: Test, otherwise: Test) -> Test:
    return lambda value: then(value) if condition(value) else otherwise(value)
