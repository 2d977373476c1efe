"""Data against a schema that is published with isms-lint: what does not fit is told by place."""

from __future__ import annotations

import json
import os
from typing import Any

import isms_lint_schemas
from isms_lint.config.errors import UsageError
from isms_lint.documents.document import Document
from isms_lint.documents.positions import FieldPath


def check_shape(name: str, noun: str, data: Any, document: Document | None, shown: str) -> None:
    """Raise UsageError where `data` does not fit the schema `name`.

    `noun` is what an entry of it is called. `shown` says whose it is; `document`, where there is
    one, in which lines.
    """
    path = os.path.join(os.path.dirname(isms_lint_schemas.__file__), f"{name}.json")
    with open(path, encoding="utf-8") as handle:
        schema = json.load(handle)
    from isms_lint.records.sound import Compiler

    if Compiler({}).compile(schema)(data):
        return
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    error = best_match(Draft202012Validator(schema).iter_errors(data))
    if error is not None:
        message, at = _say(error, tuple(error.absolute_path), noun)
        raise UsageError(message, place(shown, document, at))


def _say(error: Any, at: FieldPath, noun: str) -> tuple[str, FieldPath]:
    """A sentence for a schema error, and the path it is about."""
    from isms_lint.findings.locate import dotted
    from isms_lint.records.validate import nearest

    where = f"`{dotted(at)}`" if at else "the file"
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        unknown = next(name for name in error.instance if name not in known)
        return f"unknown {noun} `{unknown}`; {nearest(unknown, known)}".rstrip("; "), (
            *at,
            unknown,
        )
    if error.validator == "enum":
        words = [str(word) for word in error.validator_value]
        value = error.instance
        return f"`{value}` is no value of {where}; {nearest(str(value), words)}", at
    if error.validator == "required":
        missing = error.message.split("'")[1]
        return f"`{missing}` is missing in {where}", at
    if error.validator == "type":
        wanted = error.validator_value
        names = wanted if isinstance(wanted, str) else " or ".join(wanted)
        return f"{where} is of the wrong type: expected {names}", at
    if error.validator == "anyOf":
        return f"{where} is nothing of what may stand there", at
    if error.validator == "pattern" and "description" in error.schema:
        wanted = error.schema["description"].rstrip(".")
        return f"`{error.instance}` is no value of {where}: {wanted}", at
    return f"{where}: {error.message}", at


def place(shown: str, document: Document | None, path: FieldPath) -> str:
    """file:line:column of the value at `path`, or of its key."""
    if document is None:
        return shown
    positions = document.positions
    parent = positions.find(0, path[:-1])
    if path and parent is not None and isinstance(path[-1], str):
        key = positions.entry(parent, path[-1])
        if key is not None:
            span = positions.span(key)
            return f"{shown}:{span.line}:{span.column}"
    found = positions.find(0, path)
    span = positions.span(0 if found is None else found)
    return f"{shown}:{span.line}:{span.column}"
