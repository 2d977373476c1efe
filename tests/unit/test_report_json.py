"""The formats `json` and `jsonl` hold to their published schemas, whatever a run found."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from reports_kit import COMPARED, HOSTILE, PLACE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, Outcome, Status
from isms_lint.findings.result import IgnoreUse, Result, RunError
from isms_lint.reporters import REPORTERS, Style
from isms_lint.rules.basis import Basis


def _schema(name: str) -> dict[str, Any]:
    text = files("isms_lint_schemas").joinpath(name).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return schema


WHOLE, LINES = _schema("output.json"), _schema("output-lines.json")
REGISTRY: Registry[Any] = Registry().with_resource(WHOLE["$id"], DRAFT202012.create_resource(WHOLE))
WHOLE_VALIDATOR = Draft202012Validator(WHOLE, format_checker=FormatChecker())
LINE_VALIDATOR = Draft202012Validator(LINES, registry=REGISTRY, format_checker=FormatChecker())

MIXED = result(
    findings=(
        finding(severity="error", location=Location("b.yaml", 1, 1, 1, 2)),
        finding(code="MRV016", clauses=("9.3.2 d1", "10.2 c"), basis=Basis.REQUIREMENT),
        finding(code="REF006", severity="info", record_kind="", record_id="", clauses=()),
    ),
    accepted=(accepted(Status.WAIVED), accepted(Status.IGNORED), accepted(Status.BASELINE)),
    existing=(finding(status=Status.EXISTING),),
    ignores=(IgnoreUse(PLACE, ("CAR005",), "the supplier is being replaced", 1),),
    not_evaluated=(Outcome("IND010", "", "", "no role records"),),
    errors=(RunError("plugin house", "no module", ""),),
    comparison=COMPARED,
    fail_on="warning",
    repository="acme/isms",
    revision="0f" * 20,
)


def _data(found: Result) -> dict[str, Any]:
    data: dict[str, Any] = json.loads("".join(REPORTERS["json"](found, Style())))
    WHOLE_VALIDATOR.validate(data)
    return data


def _lines(found: Result) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in "".join(REPORTERS["jsonl"](found, Style())).splitlines()]
    for line in lines:
        LINE_VALIDATOR.validate(line)
    return lines


def test_findings_of_every_status_by_place() -> None:
    findings = _data(MIXED)["findings"]
    statuses = [found["status"] for found in findings]
    assert statuses == ["open", "waived", "ignored", "baseline", "existing", "open", "open"]
    assert findings[1]["acceptance"] == {
        "status": "waived",
        "reason": "the supplier is being replaced",
        "location": {
            "file": "waivers.yaml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 3,
            "cell": None,
        },
        "waiver": "WVR-1",
        "approved_by": "ana",
        "until": "2026-12-31",
    }
    assert findings[3]["acceptance"]["waiver"] is findings[3]["acceptance"]["until"] is None
    assert findings[4]["acceptance"] is findings[0]["acceptance"] is None


def test_the_summary_counts_what_is_open_apart() -> None:
    summary = _data(MIXED)["summary"]
    assert summary["findings"] == {"error": 1, "warning": 1, "info": 1}
    assert summary["accepted"] == {"waived": 1, "ignored": 1, "baseline": 1, "allowed": 0}
    assert summary["existing"] == 1
    assert list(summary["by"]["family"].items()) == [("CAR", 1), ("MRV", 1), ("REF", 1)]
    assert list(summary["by"]["clause"].items()) == [("9.3.2 d1", 1), ("10.2 c", 2)]
    assert summary["by"]["basis"] == {"requirement": 1, "organization's own rule": 2}


@pytest.mark.parametrize(
    ("fail_on", "gate"), [("error", "passes"), ("warning", "fails"), ("never", "passes")]
)
def test_the_gate_looks_at_open_findings_alone(fail_on: str, gate: str) -> None:
    waived = accepted(Status.WAIVED, severity="error")
    found = result(findings=(finding(),), accepted=(waived,), fail_on=fail_on)
    data = _data(found)
    assert (data["fail_on"], data["gate"]) == (fail_on, gate)


def test_what_was_compared_and_what_was_not() -> None:
    data = _data(MIXED)
    assert (data["repository"], data["revision"]) == ("acme/isms", "0f" * 20)
    assert data["comparison"] == {
        "revision": "main",
        "base": "1a2b3c4d5e" * 4,
        "new": 2,
        "existing": 30,
        "reworded": ["CAR005 CAR-7"],
        "gone": 4,
        "rules_of": "base",
        "touched_only": False,
        "blind": None,
        "unjudged": 0,
        "mended": [],
        "removed": [],
    }
    plain = _data(result())
    assert plain["repository"] is plain["revision"] is plain["comparison"] is None
    assert _data(result(comparison=COMPARED._replace(base="")))["comparison"]["base"] is None


def test_the_lines_are_the_parts_of_the_whole() -> None:
    data = _data(MIXED)
    lines = _lines(MIXED)
    types = [line.pop("type") for line in lines]
    assert types == ["run", *["finding"] * 7, "ignore", "not_evaluated", "error", "summary"]
    assert lines[1:8] == data.pop("findings")
    assert lines[8:9] == data.pop("ignores")
    assert lines[9:10] == data.pop("not_evaluated")
    assert lines[10:11] == data.pop("errors")
    assert lines[11] == data.pop("summary")
    assert lines[0] == data


def test_without_findings_there_are_two_lines() -> None:
    assert [line["type"] for line in _lines(result())] == ["run", "summary"]


def test_the_schema_of_lines_names_every_field_of_the_whole() -> None:
    parts = {
        "finding": WHOLE["$defs"]["finding"],
        "ignore": WHOLE["$defs"]["ignore"],
        "not_evaluated": WHOLE["$defs"]["outcome"],
        "error": WHOLE["$defs"]["error"],
        "summary": WHOLE["$defs"]["summary"],
    }
    lists = {"findings", "ignores", "not_evaluated", "errors", "summary"}
    run = {name for name in WHOLE["properties"] if name not in lists}
    assert LINES["$defs"]["run"]["properties"].keys() == run | {"type"}
    for name, part in parts.items():
        line = LINES["$defs"][name]
        assert line["properties"].keys() == part["properties"].keys() | {"type"}
        assert set(line["required"]) == set(line["properties"])


@pytest.mark.parametrize("spoiled", [{"type": "verdict"}, {"extra": 1}, {"code": "car"}])
def test_the_schema_of_lines_refuses_what_is_no_line(spoiled: dict[str, Any]) -> None:
    line = _lines(MIXED)[1]
    assert LINE_VALIDATOR.is_valid(line)
    assert not LINE_VALIDATOR.is_valid({**line, **spoiled})


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_records_comes_back_as_it_is(text: str) -> None:
    found = hostile_result(text)
    written = text.encode("utf-8", "backslashreplace").decode("utf-8")
    data = _data(found)
    assert {one["message"] for one in data["findings"]} == {written}
    assert data["repository"] == data["comparison"]["revision"] == written
    assert _lines(found)[1] == {"type": "finding", **data["findings"][0]}
