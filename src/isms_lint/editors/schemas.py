"""The schemas that are installed: one for all records, one for each kind, those of our own files."""

from __future__ import annotations

import json
import os
from typing import Any

import isms_lint_schemas
from isms_lint.declared.files import MARKS
from isms_lint.records.editor import editor_schema
from isms_lint.records.kinds import Kinds

Schema = dict[str, Any]
RECORD = "record.json"
CONFIGURATION = "configuration.json"
RULE = "rule.json"
BASELINE_SCHEMA = "baseline.json"


def installed_schemas(kinds: Kinds) -> dict[str, Schema]:
    """The schemas by their path below the folder they are installed in.

    They have no `$id`: where they lie is what they are called, so that one can name the other.
    """
    found = {RECORD: _record(kinds)}
    found.update({name: _published(name) for name in (CONFIGURATION, RULE, BASELINE_SCHEMA)})
    for name in kinds:
        found[f"kinds/{name}.json"] = editor_schema(name, kinds)
    return {name: _without_id(schema) for name, schema in found.items()}


def _record(kinds: Kinds) -> Schema:
    """A record's kind stands in the record, not in the name of its file: so the schema looks there.

    What names no known kind is none of its business, and neither is a rule file, whose `kind` says
    which records it judges: there is other YAML in a repository.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record",
        "description": "A record of the management system; its `kind` says which fields it has.",
        "properties": {
            "kind": {
                "description": "What sort of record this is.",
                "anyOf": [{"enum": list(kinds)}, {"type": "string"}],
            }
        },
        "allOf": [
            {
                "if": {
                    "required": ["kind"],
                    "properties": {"kind": {"const": name}},
                    "not": {"anyOf": [{"required": [mark]} for mark in MARKS]},
                },
                "then": {"$ref": f"./kinds/{name}.json"},
            }
            for name in kinds
        ],
    }


def _published(name: str) -> Schema:
    path = os.path.join(os.path.dirname(isms_lint_schemas.__file__), name)
    with open(path, encoding="utf-8") as handle:
        schema: Schema = json.load(handle)
    return schema


def _without_id(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key != "$id"}
