"""The settings of VS Code that lead its editors from files to the schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isms_lint.config.find import BASELINE, NAME
from isms_lint.editors import jsonc
from isms_lint.editors.schemas import BASELINE_SCHEMA, CONFIGURATION, RECORD, RULE

YAML_EXTENSION = "redhat.vscode-yaml"


def associations(
    folder: str, include: Iterable[str] | None, rules: Iterable[str]
) -> dict[str, Any]:
    """The settings, seen from the root. `folder` holds the schemas, `include` are patterns of records
    (None: all files), `rules` those of rule files.
    """
    records = None if include is None else [_inside(pattern) for pattern in include]
    return {
        "yaml.schemas": {
            f"./{folder}/{RECORD}": ["*.yaml", "*.yml"] if records is None else records,
            f"./{folder}/{CONFIGURATION}": [NAME],
            f"./{folder}/{RULE}": [_inside(pattern) for pattern in rules],
        },
        "json.schemas": [
            {
                "fileMatch": ["*.json"] if records is None else records,
                "url": f"./{folder}/{RECORD}",
            },
            {"fileMatch": [BASELINE], "url": f"./{folder}/{BASELINE_SCHEMA}"},
        ],
    }


def with_associations(text: str, settings: dict[str, Any]) -> str:
    """The text of a settings file with `settings` in it. Raises NotMergeable."""
    for schema, files in settings["yaml.schemas"].items():
        text = jsonc.put(text, ("yaml.schemas", schema), files)
    for entry in settings["json.schemas"]:
        there = jsonc.read(text).value.get("json.schemas", [])
        if not isinstance(there, list):
            raise jsonc.NotMergeable("`json.schemas` is no list")
        urls = [other.get("url") if isinstance(other, dict) else None for other in there]
        number = urls.index(entry["url"]) if entry["url"] in urls else len(there)
        text = jsonc.put(text, ("json.schemas", number), entry)
    return text


def with_recommendation(text: str) -> str:
    """The text of `extensions.json` with the extension for YAML in it. Raises NotMergeable."""
    there = jsonc.read(text).value.get("recommendations", [])
    if not isinstance(there, list):
        raise jsonc.NotMergeable("`recommendations` is no list")
    if YAML_EXTENSION in there:
        return text
    return jsonc.put(text, ("recommendations", len(there)), YAML_EXTENSION)


def _inside(pattern: str) -> str:
    """A pattern of ours as VS Code reads it: a folder stands for everything in it."""
    return f"{pattern}**" if pattern.endswith("/") else pattern.removeprefix("./")
