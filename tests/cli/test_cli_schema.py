"""`schema KIND`: what editors get is complete in itself and agrees with the linter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from cli_process import Cli
from jsonschema import Draft202012Validator

from isms_lint.plugins.manager import load_plugins
from isms_lint.records.editor import editor_schema

KINDS = load_plugins().kinds


def _errors(kind: str, data: object) -> list[str]:
    schema = editor_schema(kind, KINDS)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


@pytest.mark.parametrize("kind", list(KINDS))
def test_it_is_a_schema_and_refers_to_nothing_outside(kind: str) -> None:
    schema = editor_schema(kind, KINDS)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    Draft202012Validator.check_schema(schema)
    for reference in _references(schema):
        assert reference.startswith("#/$defs/")
        assert reference.removeprefix("#/$defs/") in schema["$defs"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_it_takes_a_single_record_and_a_register(kind: str) -> None:
    assert not _errors(kind, {"kind": kind, "id": "X-1", "title": "One", "x_own": 1})
    rows = [{"id": "X-1"}, {"id": "X-2", "title": "Two"}]
    assert not _errors(kind, {"kind": kind, "owner": "ana", "records": rows})


@pytest.mark.parametrize("kind", list(KINDS))
def test_it_refuses_an_unknown_field(kind: str) -> None:
    assert _errors(kind, {"kind": kind, "id": "X-1", "colour": "red"})
    assert _errors(kind, {"kind": kind, "records": [{"id": "X-1", "colour": "red"}]})


@pytest.mark.parametrize("kind", list(KINDS))
def test_it_refuses_another_kind_and_what_lacks_an_id(kind: str) -> None:
    assert _errors(kind, {"kind": "something-else", "id": "X-1"})
    # A row of a summary goes by its label.
    needs_id = kind != "stated-count"
    assert bool(_errors(kind, {"kind": kind})) == needs_id
    assert bool(_errors(kind, {"kind": kind, "records": [{"title": "no id"}]})) == needs_id


def test_nested_records_are_checked_in_place() -> None:
    finding = {"kind": "nonconformity", "id": "NC-1", "grade": "minor"}
    assert not _errors("audit", {"kind": "audit", "id": "A", "findings": [finding]})
    wrong = {**finding, "colour": "red"}
    assert _errors("audit", {"kind": "audit", "id": "A", "findings": [wrong]})


def test_the_command_prints_it(cli: Cli) -> None:
    ran = cli("schema", "audit")
    assert ran.code == 0
    assert json.loads(ran.out) == editor_schema("audit", KINDS)


def test_without_a_kind_it_lists_them(cli: Cli) -> None:
    ran = cli("schema")
    assert (ran.code, ran.out.split()) == (0, list(KINDS))


def test_an_unknown_kind(cli: Cli) -> None:
    ran = cli("schema", "audits")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "isms-lint: no kind is called `audits`; did you mean `audit`?\n"
