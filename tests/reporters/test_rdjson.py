"""The report for reviewdog, held to a validator of its format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from consumer_process import Consumer
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT, RESULTS

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.rdjson import report

VALIDATOR = "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js"
STYLE = Style(lead="isms/")


def diagnostics_of(shown: Result) -> list[dict[str, Any]]:
    whole: dict[str, Any] = json.loads("".join(report(shown, STYLE)).encode("utf-8"))
    assert whole["source"] == {"name": "isms-lint"}
    diagnostics: list[dict[str, Any]] = whole["diagnostics"]
    return diagnostics


def test_the_validator_has_nothing_to_say(consumer: Consumer, tmp_path: Path) -> None:
    for name, shown in RESULTS.items():
        (tmp_path / f"{name}.json").write_text("".join(report(shown, STYLE)), encoding="utf-8")
    names = [f"{name}.json" for name in RESULTS]
    strictly = ("--strict", "--no-extra-fields", "--verbose")
    done = consumer(VALIDATOR, *strictly, *names, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    spoilt = "".join(report(EVERYTHING, STYLE)).replace('"WARNING"', '"GRAVE"')
    (tmp_path / "spoilt.json").write_text(spoilt, encoding="utf-8")
    assert consumer(VALIDATOR, *strictly, "spoilt.json", cwd=tmp_path).returncode != 0


def test_an_open_finding() -> None:
    assert diagnostics_of(EVERYTHING)[1] == {
        "message": "due on 2026-09-30 and still open, 1 days later"
        " (corrective-action CAR-1) [10.2 c; organization's own rule]",
        "location": {
            "path": "isms/actions.yaml",
            "range": {"start": {"line": 1}, "end": {"line": 1}},
        },
        "severity": "ERROR",
        "code": {"value": "CAR005"},
        "related_locations": [
            {
                "message": "was told on 2026-10-01: audit A-1",
                "location": {
                    "path": "isms/audit.yaml",
                    "range": {"start": {"line": 2}, "end": {"line": 2}},
                },
            }
        ],
    }


def test_what_does_not_count_is_an_info_that_begins_with_the_reason() -> None:
    shown = diagnostics_of(EVERYTHING)[4:]
    assert {one["severity"] for one in shown} == {"INFO"}
    assert [one["message"].partition("] ")[0] for one in shown] == [
        "[waived by WVR-1 until 2027-03-31, approved by ana: in the move",
        "[ignored by a comment: in the move",
        "[accepted by the baseline",
        *["[there before: the revision compared with has it too"] * 2,
    ]


def test_what_failed_in_the_run_is_an_error() -> None:
    (failed,) = diagnostics_of(FAILED)
    assert failed["severity"] == "ERROR"
    assert failed["message"].startswith("failed: rule X-1 of house: crashed")


def test_hostile_text_is_shown_as_it_is_or_as_an_escape() -> None:
    for one in diagnostics_of(HOSTILE_RESULT):
        assert one["message"].isprintable()
        shown = "<script>=cmd()|[x](javascript:1)\\](y) ]]>&\"'\\x1b[31m\\x00"
        assert shown in one["message"]
