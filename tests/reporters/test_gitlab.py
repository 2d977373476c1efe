"""The Code Quality report: what GitLab documents of it, and what its parser asks for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT, RESULTS, finding, result

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.gitlab import report

STYLE = Style(lead="isms/")
# "Code Quality report format" in GitLab's documentation, with the limits of its parser.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!/|\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues_of(shown: Result) -> list[dict[str, Any]]:
    text = "".join(report(shown, STYLE))
    assert not text.startswith("\ufeff")
    issues: list[dict[str, Any]] = json.loads(text.encode("utf-8"))
    return issues


@pytest.mark.parametrize("name", RESULTS)
def test_it_is_what_gitlab_documents(name: str) -> None:
    issues = issues_of(RESULTS[name])
    Draft202012Validator(SCHEMA).validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert len(issues) == len(RESULTS[name].all_findings) + len(RESULTS[name].errors)


def test_an_open_finding() -> None:
    (issue,) = issues_of(result(findings=(finding(2),)))
    assert issue == {
        "description": "due on 2026-09-30 and still open, 2 days later"
        " (corrective-action CAR-2) [10.2 c; organization's own rule]",
        "check_name": "CAR005",
        "fingerprint": f"{2:032x}",
        "severity": "minor",
        "location": {"path": "isms/actions.yaml", "lines": {"begin": 2}},
    }


def test_what_does_not_count_is_an_info_that_begins_with_the_reason() -> None:
    failed, *issues = issues_of(EVERYTHING)
    assert failed["severity"] == "blocker"
    assert [issue["severity"] for issue in issues] == ["major", "minor", *["info"] * 6]
    assert [issue["description"].partition("] ")[0] for issue in issues[3:]] == [
        "[waived by WVR-1 until 2027-03-31, approved by ana: in the move",
        "[ignored by a comment: in the move",
        "[accepted by the baseline",
        *["[there before: the revision compared with has it too"] * 2,
    ]


def test_what_failed_in_the_run_keeps_its_fingerprint() -> None:
    assert issues_of(FAILED)[0]["fingerprint"] == issues_of(EVERYTHING)[0]["fingerprint"]


def test_hostile_text_is_shown_as_it_is_or_as_an_escape() -> None:
    for issue in issues_of(HOSTILE_RESULT):
        assert issue["description"].isprintable()
        shown = "<script>=cmd()|[x](javascript:1)\\](y) ]]>&\"'\\x1b[31m\\x00"
        assert shown in issue["description"]
    paths = {issue["location"]["path"] for issue in issues_of(HOSTILE_RESULT)[1:]}
    assert paths == {"isms/a b/[x](y)&'\"<%41#?:\x1b\n\\udce9é.yaml"}
