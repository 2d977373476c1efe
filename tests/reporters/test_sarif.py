"""The SARIF report: valid to those who read it, and nothing that counts is lost or made up."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest
from consumer_process import Consumer
from results_kit import (
    EVERYTHING,
    EXISTING,
    HOSTILE,
    HOSTILE_FILE,
    HOSTILE_RESULT,
    OPEN,
    RESULTS,
    result,
)

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.sarif import report

MULTITOOL = "@microsoft/sarif-multitool/bin.js"
OFFLINE = """<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" />
  </Properties>
</Properties>
"""
STYLE = Style(lead="isms/")


def run_of(shown: Result, style: Style = STYLE) -> dict[str, Any]:
    log = json.loads("".join(report(shown, style)))
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_the_multitool_has_nothing_to_say(consumer: Consumer, tmp_path: Path) -> None:
    probe = consumer(MULTITOOL, "version", cwd=tmp_path)
    if probe.returncode and not os.environ.get("CI"):
        pytest.skip(f"the multitool does not run on this machine: {probe.stderr}")
    looked_at = [name for name in RESULTS if name != "many"]  # it takes long over those
    for name in looked_at:
        text = "".join(report(RESULTS[name], STYLE))
        (tmp_path / f"{name}.sarif").write_text(text, encoding="utf-8")
    spoilt = "".join(report(RESULTS["everything"], STYLE)).replace(
        '"ruleIndex": ', '"ruleIndex": 9'
    )
    (tmp_path / "spoilt.sarif").write_text(spoilt, encoding="utf-8")
    (tmp_path / "offline.xml").write_text(OFFLINE)
    options = ("--config", "offline.xml", "--rule-kind", "Sarif;Ghas", "-o", "said.json")
    names = [f"{name}.sarif" for name in (*looked_at, "spoilt")]
    done = consumer(MULTITOOL, "validate", *names, *(f'"{o}"' for o in options), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(names)} files scanned" in done.stdout
    (said,) = json.loads((tmp_path / "said.json").read_text(encoding="utf-8-sig"))["runs"]
    about = {
        (
            Path(one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).name,
            one["message"].get("text", one["ruleId"]),
        )
        for one in said.get("results", [])
        if one.get("level", "warning") != "note"
    }
    assert about
    assert {name for name, _ in about} == {"spoilt.sarif"}


@pytest.mark.parametrize("name", RESULTS)
def test_it_is_valid(consumers: Path, name: str) -> None:
    (schema,) = consumers.glob("@microsoft/sarif-multitool-*/sarif-2.1.0.json")
    known = json.loads(schema.read_text(encoding="utf-8-sig"))
    validator = jsonschema_rs.validator_for(known, validate_formats=True)
    log = json.loads("".join(report(RESULTS[name], STYLE)))
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["tool"]["driver"]["informationUri"] = "no URI"
    assert not validator.is_valid(log)


def test_a_result_names_rule_place_record_and_the_other_end() -> None:
    run = run_of(EVERYTHING)
    first = run["results"][0]
    rule = run["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["id"] == first["ruleId"] == "CAR005"
    assert run["columnKind"] == "unicodeCodePoints"
    (location,) = first["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 9,
        "endLine": 1,
        "endColumn": 19,
    }
    assert location["logicalLocations"] == [
        {
            "name": "CAR-1",
            "kind": "corrective-action",
            "fullyQualifiedName": "corrective-action CAR-1 due_on",
        }
    ]
    (related,) = first["relatedLocations"]
    assert related["id"] == 1
    assert related["message"]["text"] == "was told on 2026-10-01: audit A-1"
    assert first["message"]["text"].endswith(" 1 days later ([was told on 2026-10-01](1))")
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "isms/audit.yaml"
    assert first["partialFingerprints"] == {"ismsLint/v1": OPEN[0].fingerprint}


def test_a_rule_brings_what_it_checks_why_and_how_to_fix_it() -> None:
    rules = {rule["id"]: rule for rule in run_of(result())["tool"]["driver"]["rules"]}
    rule = rules["CAR005"]
    assert rule["name"] == "Overdue"
    for heading in ("What it checks", "Why it matters", "How to fix"):
        assert f"{heading}: " in rule["help"]["text"]
        assert f"## {heading}\n" in rule["help"]["markdown"]
    assert "```yaml\nkind: " in rule["help"]["markdown"]
    assert "kind: " not in rule["help"]["text"]
    assert {"CAR", "10.2 c"} < set(rule["properties"]["tags"])


def test_what_is_accepted_is_suppressed_with_its_waiver() -> None:
    results = run_of(EVERYTHING)["results"]
    waived, ignored, baseline = (one["suppressions"] for one in results if one.get("suppressions"))
    assert waived == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "in the move",
            "location": {
                "physicalLocation": {
                    "artifactLocation": {"uri": "isms/waivers.yaml"},
                    "region": {"startLine": 3, "startColumn": 1, "endLine": 9, "endColumn": 1},
                }
            },
            "properties": {"waiver": "WVR-1", "approvedBy": "ana", "until": "2027-03-31"},
        }
    ]
    assert [ignored[0]["kind"], baseline[0]["kind"]] == ["inSource", "external"]
    assert sum(one["suppressions"] == [] for one in results) == len(OPEN + EXISTING)
    assert {one["level"] for one in results if one["suppressions"]} == {"note"}
    texts = [one["message"]["text"] for one in results if one["suppressions"]]
    assert texts[0].startswith("[waived by WVR-1 until 2027-03-31, approved by ana: in the move] ")


def test_where_nothing_is_accepted_nothing_is_said_of_suppressions() -> None:
    (one,) = run_of(result(findings=OPEN[:1]))["results"]
    assert "suppressions" not in one
    assert "baselineState" not in one


def test_a_comparison_tells_new_from_there_before() -> None:
    results = run_of(EVERYTHING)["results"]
    assert [one.get("baselineState") for one in results] == [
        *["new"] * 3,
        *[None] * 3,
        "unchanged",
        "updated",
    ]
    assert [one["level"] for one in results[-2:]] == ["note", "note"]
    assert [one["properties"]["severity"] for one in results[-2:]] == ["error", "error"]


def test_what_failed_and_what_was_not_evaluated_are_notifications() -> None:
    run = run_of(EVERYTHING)
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "failed: rule X-1 of house: crashed on audit A: KeyError: 'x'"),
        ("note", "not evaluated: ACT001: no action records"),
        (
            "note",
            "not evaluated: CAR001 on audit A-0, audit A-1, audit A-2 and 2 more:"
            " the report is not dated",
        ),
        ("note", "not evaluated: CAR001 on audit B-1: the team is not known"),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[note["associatedRule"]["index"]]["id"] for note in notes[1:]] == [
        "ACT001",
        "CAR001",
        "CAR001",
    ]
    assert run_of(result())["invocations"][0]["executionSuccessful"] is True
    assert "/srv" not in "".join(report(EVERYTHING, STYLE))


@pytest.mark.parametrize(
    ("category", "id"),
    [("", "isms-lint/"), ("nightly", "isms-lint/nightly/"), ("a/b/", "isms-lint/a/b/")],
)
def test_the_category_is_what_stands_before_the_last_slash(category: str, id: str) -> None:
    run = run_of(result(), STYLE._replace(category=category))
    assert run["automationDetails"] == {"id": id}


def test_hostile_text_makes_no_link_and_loses_nothing() -> None:
    run = run_of(HOSTILE_RESULT)
    first = run["results"][0]
    text, _, link = first["message"]["text"].partition(" ([")
    assert link.endswith("](1))")
    assert re.findall(r"(?<!\\)(?:\\\\)*\]\(", first["message"]["text"]) == ["]("]
    assert "[x\\](javascript:1)" in text
    assert "\\](y)" in text
    assert "\\\\](y)" not in text
    assert text.isprintable()
    assert "\\x1b[31m\\x00\\x07\\ud83d\\u202e\\ufffe" in text
    assert first["properties"]["record"]["id"] == HOSTILE.replace("\ud83d", "\\ud83d")
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri, errors="surrogateescape") == "isms/" + HOSTILE_FILE
