"""The schemas of kinds that plugins bring: whether the engine can read them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.plugins.refused import Refused
from isms_lint.plugins.usual_schema import is_usual_kind, parts

Schema = dict[str, Any]
_COMMON = "common definitions"


def read_schema(shown: str, whose: str) -> Schema:
    """The schema in the file at `shown`; `whose` says what it describes.

    Raises Refused for what is no JSON Schema with the annotations of `meta.json`, naming the line.
    """
    schema = _load(shown, whose)
    if not is_usual_kind(schema):
        _explain(schema, shown, whose)
    for at, part in parts(schema):
        complaint = _complaint(part)
        if complaint:
            raise Refused(f"the schema of {whose}: {complaint}", place_in(shown, at))
    return schema


def _load(shown: str, whose: str) -> Schema:
    try:
        with open(shown, encoding="utf-8") as handle:
            schema: Schema = json.load(handle)
    except UnicodeDecodeError as error:
        raise Refused(f"the schema of {whose} is no UTF-8 text", f"{shown}:1") from error
    except json.JSONDecodeError as error:
        message = f"the schema of {whose} is no JSON: {error.msg}"
        raise Refused(message, f"{shown}:{error.lineno}") from error
    if not isinstance(schema, dict):
        raise Refused(f"the schema of {whose} is no JSON Schema: write an object", f"{shown}:1")
    return schema


class Schemas:
    """The schemas of all plugins, as they refer to one another.

    Each method returns True, or raises Refused, naming the line.
    """

    def __init__(self, kinds: Container[str]) -> None:
        """`kinds` are the names of all kinds."""
        self._kinds = kinds
        self._files: dict[str, str] = {}
        self._common: dict[str, Schema] = {}

    def take_common(self, path: str, is_own: bool) -> bool:
        """Enter the common definitions in the file at `path`; own ones are known to be sound."""
        schema = _load(path, _COMMON) if is_own else read_schema(path, _COMMON)
        id = schema.get("$id")
        if not isinstance(id, str) or not isinstance(schema.get("$defs"), dict):
            raise Refused(f"{_COMMON} have an `$id` and `$defs`", f"{path}:1")
        if id in self._common:
            other = self._files[id]
            raise Refused(f"the `$id` {id} is already that of {other}", place_in(path, ("$id",)))
        self._files[id], self._common[id] = path, schema
        return True

    def check_common(self, path: str) -> bool:
        """Whether the common definitions refer only to what is there."""
        schema = next(self._common[id] for id, file in self._files.items() if file == path)
        return self._check(schema, path, _COMMON)

    def check_kind(self, kind: str, path: str) -> bool:
        """Whether the schema of `kind` in the file at `path` is one that the engine can read."""
        whose = f"the kind `{kind}`"
        return self._check(read_schema(path, whose), path, whose)

    def _check(self, schema: Schema, path: str, whose: str) -> bool:
        for at, part in parts(schema):
            reference = part.get("$ref")
            if isinstance(reference, str) and not self._leads(reference, schema):
                message = f"the schema of {whose}: `$ref` leads nowhere: {reference}"
                advice = "write `#/$defs/NAME`, or the `$id` of a common schema before it"
                raise Refused(f"{message}; {advice}", place_in(path, (*at, "$ref")))
            for keyword, kind in _kinds_in(part):
                if kind not in self._kinds:
                    message = f"`{keyword}` names the kind `{kind}`, which no plugin brings"
                    place = place_in(path, (*at, keyword))
                    raise Refused(f"the schema of {whose}: {message}", place)
        return True

    def _leads(self, reference: str, schema: Schema) -> bool:
        base, _, name = reference.partition("#/$defs/")
        document = self._common.get(base) if base else schema
        return document is not None and name in document.get("$defs", {})


def _kinds_in(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The kinds that annotations of `part` name, each with its keyword."""
    lift = part.get("x-lift")
    named = {
        "x-reference": part.get("x-reference"),
        "x-lift": lift.get("kinds") if isinstance(lift, dict) else None,
    }
    for keyword, kinds in named.items():
        for kind in kinds if isinstance(kinds, list) else ():
            if kind != "*":
                yield keyword, kind


def place_in(path: str, at: FieldPath) -> str:
    """file:line of the value at `at` in a JSON file, or of the nearest around it."""
    from isms_lint.documents.json import read_json

    with open(path, encoding="utf-8") as handle:
        documents, _ = read_json(handle.read())
    if not documents:
        return f"{path}:1"
    positions = documents[0].positions
    slots = (positions.find(0, at[:length]) for length in range(len(at), -1, -1))
    slot = next(slot for slot in slots if slot is not None)
    return f"{path}:{positions.span(slot).line}"


def _complaint(part: Mapping[str, Any]) -> str:
    """What the engine could not make use of, though it is JSON Schema."""
    if "$dynamicRef" in part:
        return "`$dynamicRef` is not followed; write `$ref`"
    pattern = part.get("pattern")
    if isinstance(pattern, str):
        try:
            re.compile(pattern)
        except re.error as error:
            return f"`{pattern}` is no regular expression: {error}"
    return ""


def _explain(schema: Schema, path: str, whose: str) -> None:
    """Raise Refused where the meta-schema does not take `schema`."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    import isms_lint_schemas
    from isms_lint.findings.locate import dotted, shortened

    meta = os.path.join(os.path.dirname(isms_lint_schemas.__file__), "meta.json")
    with open(meta, encoding="utf-8") as handle:
        error = best_match(Draft202012Validator(json.load(handle)).iter_errors(schema))
    if error is None:
        return
    at = tuple(error.absolute_path)
    said = error.message
    if error.validator in ("enum", "pattern") and "propertyNames" in error.absolute_schema_path:
        said = f"`{error.instance}` is no annotation of isms-lint"
    where = f"`{dotted(at)}`: " if at else ""
    raise Refused(f"the schema of {whose}: {where}{shortened(said)}", place_in(path, at))
