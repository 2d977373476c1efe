"""Mappings as the configuration writes them, into the mappings the records are lifted with."""

from __future__ import annotations

from collections.abc import Mapping as Settings
from typing import Any

from isms_lint.files.globs import Globs
from isms_lint.records.mapping import Fields, Mapping, Source


def read_mapping(settings: Settings[str, Any]) -> Mapping:
    """One entry of `mappings`, already checked against the schema of the configuration."""
    files = settings["files"]
    kind = settings["kind"]
    return Mapping(
        Globs([files] if isinstance(files, str) else files),
        kind if isinstance(kind, str) else _source(kind),
        _fields(settings),
    )


def _fields(settings: Settings[str, Any]) -> Fields:
    return Fields(
        {_path(target): _source(source) for target, source in settings.get("fields", {}).items()},
        {_path(target): value for target, value in settings.get("constants", {}).items()},
        frozenset(_path(name) for name in settings.get("ignore", ())),
    )


def _source(source: str | Settings[str, Any]) -> Source:
    if isinstance(source, str):
        return Source(_path(source))
    return Source(
        _path(source["from"]),
        source.get("words"),
        source.get("prefix", ""),
        source.get("join"),
        _fields(source["each"]) if "each" in source else None,
        source.get("wrap", ""),
    )


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(dotted.split("."))
