"""The schemas of all kinds in one, for tools that take one schema for all files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from isms_lint_schemas import plugin

_LEFT_OUT = ("x-", "$schema", "title", "description")


def bundle(*, dates_as_objects: bool = False) -> str:
    """The schema as JSON. Readers that make objects of dates, of no JSON type, are not asked for their type."""
    kinds = sorted((Path(plugin.FOLDER) / "kinds").glob("*.json"))
    common = json.loads((Path(plugin.FOLDER) / "common.json").read_text(encoding="utf-8"))
    parts = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in kinds}
    whole = {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": sorted(parts)}},
        "allOf": [
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"$ref": part["$id"]}}
            for kind, part in parts.items()
        ],
        "$defs": {
            name: _plain(part, dates_as_objects)
            for name, part in {**parts, "common": common}.items()
        },
    }
    return json.dumps(whole)


def _plain(node: Any, dates_as_objects: bool) -> Any:
    """Without annotations, which judge nothing."""
    if isinstance(node, list):
        return [_plain(item, dates_as_objects) for item in node]
    if not isinstance(node, dict):
        return node
    if dates_as_objects and node.get("x-date"):
        return {}
    return {
        key: {name: _plain(child, dates_as_objects) for name, child in value.items()}
        if key in ("properties", "$defs", "patternProperties")
        else _plain(value, dates_as_objects)
        for key, value in node.items()
        if not key.startswith(_LEFT_OUT)
    }
