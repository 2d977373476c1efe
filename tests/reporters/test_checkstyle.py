"""The Checkstyle report, read as its readers do: files, and errors by their attributes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT, MANY, RESULTS, result

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.checkstyle import report

STYLE = Style(lead="isms/")
LEVELS = {"error", "warning", "info"}


def files_of(shown: Result) -> dict[str, list[dict[str, str]]]:
    root = ElementTree.fromstring("".join(report(shown, STYLE)).encode("utf-8"))
    assert root.tag == "checkstyle"
    assert root.get("version")
    return {file.attrib["name"]: [error.attrib for error in file] for file in root}


@pytest.mark.parametrize("name", RESULTS)
def test_every_error_has_what_readers_ask_for(name: str) -> None:
    shown = RESULTS[name]
    errors = [error for errors in files_of(shown).values() for error in errors]
    assert len(errors) == len(shown.all_findings) + len(shown.errors)
    for error in errors:
        assert int(error["line"]) >= 1
        assert error["severity"] in LEVELS
        assert error["message"].isprintable()
        assert error["source"].startswith("isms-lint")


def test_an_open_finding() -> None:
    assert files_of(EVERYTHING)["isms/actions.yaml"][0] == {
        "line": "1",
        "column": "9",
        "severity": "error",
        "message": "due on 2026-09-30 and still open, 1 days later"
        " (corrective-action CAR-1) [10.2 c; organization's own rule]",
        "source": "isms-lint.CAR005",
    }


def test_what_does_not_count_is_an_info_that_begins_with_the_reason() -> None:
    errors = files_of(EVERYTHING)["isms/actions.yaml"]
    assert {error["severity"] for error in errors[3:]} == {"info"}
    assert [error["message"].partition("] ")[0] for error in errors[3:]] == [
        "[waived by WVR-1 until 2027-03-31, approved by ana: in the move",
        "[ignored by a comment: in the move",
        "[accepted by the baseline",
        *["[there before: the revision compared with has it too"] * 2,
    ]


def test_what_failed_in_the_run_is_an_error() -> None:
    (error,) = files_of(FAILED)["."]
    assert error["severity"] == "error"
    assert error["message"].startswith("failed: rule X-1 of house: crashed")


def test_a_file_stands_once() -> None:
    assert len(files_of(MANY)) == 50
    assert "".join(report(MANY, STYLE)).count("<file ") == 50
    assert files_of(result()) == {}


def test_hostile_text_is_shown_as_it_is_or_as_an_escape() -> None:
    files = files_of(HOSTILE_RESULT)
    assert set(files) == {".", "isms/a b/[x](y)&'\"<%41#?:\\x1b \\udce9é.yaml"}
    for error in (error for errors in files.values() for error in errors):
        assert "<script>=cmd()|[x](javascript:1)\\](y) ]]>&\"'\\x1b[31m\\x00" in error["message"]
