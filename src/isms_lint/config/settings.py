"""The settings in a configuration file: read and checked."""

from __future__ import annotations

import os
from posixpath import normpath
from typing import Any

from isms_lint.config.errors import UsageError
from isms_lint.config.shape import check_shape, place
from isms_lint.declared.files import USUAL
from isms_lint.documents.document import Document
from isms_lint.files.globs import Globs, literal

Settings = dict[str, Any]


def read_settings(path: str) -> Settings:
    """The settings in the file at `path`, checked against the schema of the configuration.

    Raises UsageError, with file, line and column, for anything the file gets wrong.
    """
    try:
        with open(path, "rb") as handle:
            raw = handle.read()
    except OSError as error:
        raise UsageError(f"cannot read the configuration: {error.strerror}", path) from error
    return settings_of(raw, from_here(path))


def settings_of(raw: bytes, shown: str) -> Settings:
    """The settings in `raw`, the bytes of a configuration file, checked as `read_settings` does.

    `shown` is the file as errors name it. TOML is known by its ending.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("the configuration is not UTF-8 text", shown) from error
    if shown.endswith(".toml"):
        data, document = _from_toml(text, shown), None
    else:
        data, document = _from_yaml(text, shown)
    check_settings(data, document, shown)
    given: Settings = _given(data)
    return given


def left_out(settings: Settings) -> list[str]:
    """Patterns of files that are no records: those to exclude, and the baseline."""
    named = [literal(normpath(settings["baseline"]))] if "baseline" in settings else []
    return [*settings.get("exclude", ()), *named]


def taken_in(settings: Settings) -> list[str] | None:
    """Patterns of files to read, those of rules among them; None for all."""
    if "include" not in settings:
        return None
    return [*settings["include"], *settings.get("rules", USUAL)]


def pages_in(settings: Settings) -> Globs:
    """Patterns of the files that mappings name: those are read as people wrote them."""
    named = [entry["files"] for entry in settings.get("mappings", ())]
    return Globs([p for files in named for p in ([files] if isinstance(files, str) else files)])


def from_here(path: str) -> str:
    """The file as people can open it from where they stand."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


_OWN_VALUES = frozenset({"words", "constants"})
"""Settings whose values are data, where nothing is a value like any other."""


def _given(value: Any) -> Any:
    """`value` without the settings that are written without a value."""
    if isinstance(value, list):
        return [_given(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: inner if name in _OWN_VALUES else _given(inner)
        for name, inner in value.items()
        if inner is not None
    }


def _from_toml(text: str, shown: str) -> dict[str, Any]:
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except (ValueError, RecursionError) as error:  # numbers too long, and brackets too deep, too
        raise UsageError(f"not valid TOML: {error}", shown) from error
    found: dict[str, Any] = tool.get("isms-lint", {}) if isinstance(tool, dict) else {}
    return found


def _from_yaml(text: str, shown: str) -> tuple[dict[str, Any], Document | None]:
    from isms_lint.documents.yaml import read_yaml

    documents, problems = read_yaml(text)
    for problem in problems:
        line, column, _, _ = problem.span
        raise UsageError(problem.message, f"{shown}:{line}:{column}")
    if not documents or documents[0].data is None:
        return {}, None
    if len(documents) > 1:
        raise UsageError("the configuration is one document, not several", shown)
    if not isinstance(documents[0].data, dict):
        raise UsageError("the configuration is a mapping of settings", f"{shown}:1:1")
    return documents[0].data, documents[0]


def check_settings(data: Settings, document: Document | None, shown: str) -> None:
    """Raise UsageError where settings do not fit the schema of the configuration.

    `shown` says whose they are; `document`, where there is one, in which lines.
    """
    if data:
        check_shape("configuration", "setting", data, document, shown)
    if data.get("mappings"):
        from isms_lint.config.mappings import check_mappings

        entries = [_given(entry) for entry in data["mappings"]]
        check_mappings(entries, lambda at: place(shown, document, at))
