"""The schema of a kind as an editor wants it: one self-contained document for every way a record of
the kind can be written: alone, as rows of a register, with its nested records checked in place.
"""

from __future__ import annotations

from typing import Any

from isms_lint.records.kinds import Kinds

Schema = dict[str, Any]


def editor_schema(name: str, kinds: Kinds) -> Schema:
    """The schema of the kind called `name`. Raises KeyError for an unknown kind."""
    definitions: Schema = {}
    record = _definition(name, kinds, definitions)
    definitions["row"] = {**record, "required": _without_kind(record)}
    envelope = definitions.get("envelope", {})
    register = {
        "type": "object",
        "description": f"A register: fields beside `records` are defaults for its rows ({name}).",
        "required": ["kind", "records"],
        "properties": {
            **envelope.get("properties", {}),
            "kind": {"const": name},
            "records": {"type": "array", "items": {"$ref": "#/$defs/row"}},
        },
    }
    definitions["record"] = {**record, "required": sorted({"kind", *record.get("required", ())})}
    definitions["register"] = register
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:isms-lint:editor:{name}",
        "title": record.get("title", name),
        "description": record.get("description", ""),
        "if": {"required": ["records"]},
        "then": {"$ref": "#/$defs/register"},
        "else": {"$ref": "#/$defs/record"},
        "$defs": dict(sorted(definitions.items())),
    }


def _definition(name: str, kinds: Kinds, definitions: Schema) -> Schema:
    """The kind's schema without what belongs to a document, its definitions moved out."""
    kind = kinds.get(name)
    if kind is None:
        raise KeyError(name)
    bundled = kind.bundled
    definitions.update(bundled.get("$defs", {}))
    record = {
        key: value for key, value in bundled.items() if key not in ("$schema", "$id", "$defs")
    }
    record["properties"] = {
        field: _lifted(schema, kinds, definitions) for field, schema in record["properties"].items()
    }
    return record


def _lifted(schema: Schema, kinds: Kinds, definitions: Schema) -> Schema:
    """Nested records are checked in place by the schema of the kind they are of."""
    if "x-lift" not in schema:
        return schema
    nested = []
    for name in schema["x-lift"]["kinds"]:
        key = f"nested-{name}"
        if key not in definitions:
            definitions[key] = {}
            record = _definition(name, kinds, definitions)
            definitions[key] = {**record, "required": _without_kind(record)}
        nested.append({"$ref": f"#/$defs/{key}"})
    return {**schema, "items": nested[0] if len(nested) == 1 else {"anyOf": nested}}


def _without_kind(record: Schema) -> list[str]:
    return [name for name in record.get("required", ()) if name != "kind"]
