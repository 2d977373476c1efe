"""The published schema of the JSON report holds for what the tool really writes."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_process import Cli
from jsonschema import Draft202012Validator, FormatChecker

import isms_lint_schemas
from isms_lint.rules.basis import Basis, Severity

SCHEMA = json.loads(
    Path(os.path.dirname(isms_lint_schemas.__file__), "output.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
EXAMPLE = Path(__file__).parents[2] / "examples" / "alder"


def _objects(node: Any) -> list[dict[str, Any]]:
    found = []
    if isinstance(node, dict):
        if "properties" in node:
            found.append(node)
        found += [inner for value in node.values() for inner in _objects(value)]
    return found


def test_it_is_a_schema_that_describes_everything() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for node in _objects(SCHEMA):
        assert node["additionalProperties"] is False
        assert set(node["required"]) == set(node["properties"])
        for schema in node["properties"].values():
            assert "$ref" in schema or schema["description"].endswith(".")


def test_its_words_are_those_of_the_engine() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["severity"]["enum"] == [str(word) for word in Severity]
    assert definitions["basis"]["enum"] == [str(word) for word in Basis]


def _data(cli: Cli, *arguments: object, **options: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(cli("check", "--format=json", *arguments, **options).out)
    VALIDATOR.validate(data)
    return data


def test_findings_related_places_and_what_was_not_evaluated(cli: Cli, repository: Path) -> None:
    data = _data(cli, repository, "--as-of=2026-11-20")
    assert any(finding["related"] for finding in data["findings"])
    assert any(finding["record"] is None for finding in data["findings"])
    assert any(outcome["record"] for outcome in data["not_evaluated"])
    assert any(outcome["record"] is None for outcome in data["not_evaluated"])
    counts = data["summary"]["findings"]
    assert sum(counts.values()) == sum(f["status"] == "open" for f in data["findings"])
    assert data["summary"]["not_evaluated"] == len(data["not_evaluated"])


def test_findings_are_sorted(cli: Cli, repository: Path) -> None:
    findings = _data(cli, repository, "--as-of=2026-11-20")["findings"]
    places = [
        (f["location"]["file"], f["location"]["line"], f["location"]["column"]) for f in findings
    ]
    assert places == sorted(places)


def test_the_example(cli: Cli) -> None:
    assert _data(cli, EXAMPLE, "--as-of=2026-11-20")["summary"]["files"] > 40


def test_an_empty_folder(cli: Cli, tmp_path: Path) -> None:
    data = _data(cli, "--as-of=2026-11-20", cwd=tmp_path)
    assert (data["summary"]["files"], data["findings"], data["errors"]) == (0, [], [])
    assert (data["root"], data["timezone"]) == (".", "UTC")


def test_errors(cli: Cli, overdue: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "broken-1.dist-info").mkdir(parents=True)
    entry = tmp_path / "site" / "broken-1.dist-info" / "entry_points.txt"
    entry.write_text("[isms_lint]\nbroken = broken_plugin\n")
    data = _data(cli, overdue, "--as-of=2026-11-20", env={"PYTHONPATH": str(entry.parents[1])})
    assert [error["source"] for error in data["errors"]] == ["plugin broken"]
    assert "CAR005" in {finding["code"] for finding in data["findings"]}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("as_of"),
        lambda data: data.update(schema_version="2.0"),
        lambda data: data.update(as_of="20.11.2026"),
        lambda data: data.update(extra=1),
        lambda data: data["summary"].update(files=-1),
        lambda data: data["summary"]["findings"].pop("info"),
        lambda data: data["findings"][0].update(code="car005"),
        lambda data: data["findings"][0].update(severity="grave"),
        lambda data: data["findings"][0].update(fingerprint="x"),
        lambda data: data["findings"][0]["location"].update(line=0),
        lambda data: data["findings"][0].pop("status"),
    ],
)
def test_it_refuses_what_is_no_report(
    cli: Cli, repository: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    data = copy.deepcopy(_golden())
    assert VALIDATOR.is_valid(data)
    spoil(data)
    assert not VALIDATOR.is_valid(data)


def _golden() -> dict[str, Any]:
    path = Path(__file__).parent / "golden" / "report.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
