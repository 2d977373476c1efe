"""The schemas of kinds that plugins bring: whether the engine can read them."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Container, Mapping
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.plugins.refused import Refused
from isms_lint.plugins.usual_schema import is_usual_kind, parts

Schema = dict[str, Any]


def read_schema(path: object, whose: str) -> Schema:
    """The schema in the file at `path`; `whose` says what it describes.

    Raises Refused for a file that is not there or is no JSON Schema with the annotations of
    `meta.json`, naming the line.
    """
    if not isinstance(path, str | os.PathLike) or not os.path.isfile(path):
        raise Refused(f"the schema of {whose} is not there: {path}")
    shown = os.fspath(path)
    try:
        with open(shown, encoding="utf-8") as handle:
            schema = json.load(handle)
    except UnicodeDecodeError as error:
        raise Refused(f"the schema of {whose} is no UTF-8 text", f"{shown}:1") from error
    except json.JSONDecodeError as error:
        message = f"the schema of {whose} is no JSON: {error.msg}"
        raise Refused(message, f"{shown}:{error.lineno}") from error
    if not isinstance(schema, dict):
        raise Refused(f"the schema of {whose} is no JSON Schema: write an object", f"{shown}:1")
    if not is_usual_kind(schema):
        _explain(schema, shown, whose)
    for at, part in parts(schema):
        complaint = _complaint(part)
        if complaint:
            raise Refused(f"the schema of {whose}: {complaint}", place_in(shown, at))
    return schema


def check_kind(kind: str, path: str, common: Mapping[str, Schema], kinds: Container[str]) -> bool:
    """True where the schema of `kind` in the file at `path` is one the engine can read.

    `common` are the schemas that kinds refer to, by `$id`. Raises Refused where it is not.
    """
    whose = f"the kind `{kind}`"
    schema = read_schema(path, whose)
    check_references(schema, path, whose, common, kinds)
    return True


def check_references(
    schema: Schema, path: str, whose: str, common: Mapping[str, Schema], kinds: Container[str]
) -> None:
    """Raise Refused where a schema refers to a definition or a kind that nobody brings.

    `common` are the schemas that kinds refer to, by `$id`.
    """
    for at, part in parts(schema):
        reference = part.get("$ref")
        if isinstance(reference, str):
            base, _, name = reference.partition("#/$defs/")
            document = common.get(base) if base else schema
            if document is None or name not in document.get("$defs", {}):
                message = f"the schema of {whose}: `$ref` leads nowhere: {reference}"
                advice = "write `#/$defs/NAME`, or the `$id` of a common schema before it"
                raise Refused(f"{message}; {advice}", place_in(path, (*at, "$ref")))
        for keyword, named in (("x-reference", part), ("x-lift", part.get("x-lift"))):
            names = named.get("kinds" if keyword == "x-lift" else keyword) if named else None
            for kind in names if isinstance(names, list) else ():
                if kind != "*" and kind not in kinds:
                    message = f"`{keyword}` names the kind `{kind}`, which no plugin brings"
                    raise Refused(
                        f"the schema of {whose}: {message}", place_in(path, (*at, keyword))
                    )


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
