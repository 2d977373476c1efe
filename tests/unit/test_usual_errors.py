"""The usual errors are those that `jsonschema` tells, in its order; what is unusual is left to it."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from records_kit import example_records, plugins

from isms_lint.records.sound import Unsupported
from isms_lint.records.usual_errors import usual_errors

KINDS = plugins().kinds
EXAMPLES: dict[str, list[dict[str, Any]]] = {}
for record in example_records():
    EXAMPLES.setdefault(record.kind, []).append(record.data)
ODD = (
    *(None, True, False, 0, -1, 7, 5.1, 2.0, 10**400, 1e999, float("nan")),
    *("", "zzz", "it's", "2026-02-30", [], [3], ["zzz", None], [[]], {}, {"zzz": 1}, {"x_own": 1}),
)
NAMES = ("zzz", "x_own", "it's", "a b", "status", "title", "id", "person", "X_own")


def spoilt(data: dict[str, Any], chosen: random.Random) -> dict[str, Any]:
    """A copy in which one value, somewhere, is exchanged, left out, added or given another name."""
    copy = deepcopy(data)
    places: list[tuple[Any, Any]] = [(copy, "zzz")]
    waiting: list[Any] = [copy]
    while waiting:
        value = waiting.pop()
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            places.append((value, key))
            if isinstance(inner, dict | list):
                waiting.append(inner)
    inside, key = chosen.choice(places)
    before = inside.pop(key) if isinstance(inside, dict) and key in inside else None
    match chosen.randrange(4):
        case 0 if isinstance(inside, dict):
            pass
        case 1 if isinstance(inside, dict):
            inside[chosen.choice([*NAMES, f"{key}z"])] = before
        case 2 if isinstance(inside, dict):
            inside.update({key: before, chosen.choice(NAMES): deepcopy(chosen.choice(ODD))})
        case _:
            inside[key] = deepcopy(chosen.choice(ODD))
    return copy


def said_by_the_reference(schema: dict[str, Any], data: Any) -> list[tuple[Any, ...]]:
    return told(Draft202012Validator(schema).iter_errors(data))


def told(errors: Any) -> list[tuple[Any, ...]]:
    """All of an error that faults are made of; the message says which field is missing."""
    return sorted(
        (
            (
                [str(step) for step in error.absolute_path],
                tuple(error.absolute_path),
                error.validator,
                repr(error.validator_value),
                repr(error.instance),
                error.message if error.validator == "required" else "",
            )
            for error in errors
        ),
        key=lambda error: error[0],
    )


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_records_spoilt_in_any_way(kind: str) -> None:
    chosen = random.Random(kind)
    found = KINDS.get(kind)
    assert found is not None
    alike = 0
    for _ in range(200):
        data = chosen.choice(EXAMPLES[kind])
        for _ in range(chosen.choice((1, 1, 2, 4))):
            data = spoilt(data, chosen)
        try:
            errors = usual_errors(found.bundled, data)
        except Unsupported:
            continue
        assert told(errors) == said_by_the_reference(found.bundled, data), data
        alike += bool(errors)
    assert alike > 100


FIELD: dict[str, Any] = {"type": "string"}
ID = {"properties": {"id": FIELD}}
CLOSED = {"unevaluatedProperties": False}
ENVELOPE = {"$defs": {"record": ID}, "allOf": [{"$ref": "#/$defs/record"}], **CLOSED}


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        (ENVELOPE, {"id": 5}),
        (ENVELOPE, {"id": "x", "other": 5}),
        ({"$defs": {"record": ID}, "$ref": "#/$defs/record", **CLOSED}, {"id": 5}),
        ({"properties": {"a": True, "b": {}}, "allOf": [True], **CLOSED}, {"a": 1, "b": 2, "c": 3}),
        ({"patternProperties": {"^x_": {}}, **CLOSED}, {"x_a": 1, "y_a": 2}),
        ({"patternProperties": {"^x_": FIELD, "a$": FIELD}}, {"x_a": 1, "x_b": 2, "c": 3}),
        ({"patternProperties": {"^x_": {}}, "additionalProperties": False}, {"x_a": 1, "y": 2}),
        ({"properties": {"a": FIELD}, "additionalProperties": FIELD}, {"a": 1, "b": 2, "c": ""}),
        ({"additionalProperties": True}, {"a": 1}),
        ({"if": FIELD, "then": {"enum": ["a"]}, "else": {"type": "array"}}, "b"),
        ({"if": FIELD, "then": {"enum": ["a"]}, "else": {"type": "array"}}, 5),
        ({"if": FIELD, "else": {"type": "array"}}, "b"),
        ({"enum": ["a", "b"], "type": ["string", "null"], "const": "a"}, True),
        ({"const": True}, 1),
        ({"type": "integer"}, True),
        ({"type": "integer"}, 2.5),
        ({"type": ["integer", "null"]}, 2.0),
        ({"type": "number", "minimum": 1}, "many"),
        ({"type": "string", "minLength": 1}, 5),
        ({"items": {"required": ["b", "a"], "title": "x"}}, [{}, {"a": 1}, 5]),
        ({"required": ["it's"]}, {}),
    ],
)
def test_schemas_that_a_plugin_may_bring(schema: dict[str, Any], data: Any) -> None:
    expected = said_by_the_reference(schema, data)
    assert told(usual_errors({"$id": "urn:a", **schema}, data)) == expected


@pytest.mark.parametrize(
    ("schema", "data"),
    [
        ({"minimum": 1}, 0),
        ({"minLength": 1}, ""),
        ({"pattern": "^a"}, "b"),
        ({"minItems": 1}, []),
        ({"items": False}, [1]),
        ({"anyOf": [FIELD]}, 5),
        ({"oneOf": [FIELD]}, 5),
        ({"not": FIELD}, "a"),
        ({"propertyNames": {"enum": ["a"]}}, {"b": 1}),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}),
        ({"uniqueItems": True}, [1, 1]),
        ({"enum": [1, 2]}, 3),
        ({"unevaluatedProperties": FIELD}, {"a": 1}),
        ({"if": ID, "then": {"properties": {"a": True}}, **CLOSED}, {"a": 1, "b": 2}),
        ({"allOf": [{"additionalProperties": FIELD}], **CLOSED}, {"a": "b"}),
        ({"items": {"$id": "urn:b", "type": "string"}}, [5]),
        ({"items": {"$schema": "http://json-schema.org/draft-04/schema#"}}, [5]),
        ({"$ref": "#"}, 5),
        ({"$ref": "#/$defs/none"}, 5),
    ],
)
def test_what_is_left_to_the_reference(schema: dict[str, Any], data: Any) -> None:
    with pytest.raises(Unsupported):
        usual_errors(schema, data)
