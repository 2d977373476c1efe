"""The JUnit report: servers count what the gate counts, and see what was not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT, NOTHING_READ, RESULTS, finding, result
from xmlschema import XMLSchema

from isms_lint.findings.result import Result
from isms_lint.reporters import Style
from isms_lint.reporters.junit import report

SCHEMA = XMLSchema(Path(__file__).parent / "junit.xsd")
STYLE = Style(lead="isms/")


def suites_of(shown: Result) -> dict[str, TestSuite]:
    read = JUnitXml.fromstring("".join(report(shown, STYLE)).encode("utf-8"))
    return {suite.name: suite for suite in read}


def outcomes(suite: TestSuite) -> list[tuple[type, str]]:
    """The kind of each case's outcome and its message, `passed` where there is none."""
    found: list[tuple[type, str]] = []
    for case in suite:
        results = case.result
        found += [(type(one), one.message) for one in results] or [(TestCase, "passed")]
    return found


@pytest.mark.parametrize("name", RESULTS)
def test_it_is_valid_and_its_counts_are_those_of_its_cases(name: str) -> None:
    text = "".join(report(RESULTS[name], STYLE))
    SCHEMA.validate(text)
    read = JUnitXml.fromstring(text.encode("utf-8"))
    told = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in read]
    whole = (read.tests, read.failures, read.errors, read.skipped)
    assert whole == tuple(map(sum, zip(*told, strict=True)))
    read.update_statistics()
    for suite, counts in zip(read, told, strict=True):
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == counts
    assert (read.tests, read.failures, read.errors, read.skipped) == whole


@pytest.mark.parametrize(
    ("fail_on", "failures"), [("error", 1), ("warning", 2), ("info", 3), ("never", 0)]
)
def test_failures_are_what_breaks_the_gate(fail_on: str, failures: int) -> None:
    suite = suites_of(EVERYTHING._replace(fail_on=fail_on))["isms/actions.yaml"]
    assert (suite.tests, suite.failures, suite.skipped) == (8, failures, 8 - failures)


def test_what_does_not_count_is_skipped_with_its_reason() -> None:
    (first, second, *_), accepted = (
        outcomes(suites_of(EVERYTHING)["isms/actions.yaml"])[:3],
        outcomes(suites_of(EVERYTHING)["isms/actions.yaml"])[3:],
    )
    assert first == (Failure, "due on 2026-09-30 and still open, 1 days later")
    assert second[1].startswith("warning, which does not fail the run: due on ")
    assert {kind for kind, _ in accepted} == {Skipped}
    assert [message.partition(": due on")[0] for _, message in accepted] == [
        "waived by WVR-1 until 2027-03-31, approved by ana: in the move",
        "ignored by a comment: in the move",
        "accepted by the baseline",
        *["there before: the revision compared with has it too"] * 2,
    ]


def test_a_failure_names_place_clause_and_the_other_end() -> None:
    case = next(iter(suites_of(EVERYTHING)["isms/actions.yaml"]))
    assert (case.name, case.classname) == (
        "CAR005 corrective-action CAR-1 due_on",
        "isms-lint.CAR.CAR005",
    )
    (failure,) = case.result
    assert failure.type == "error"
    assert failure.text.splitlines() == [
        "isms/actions.yaml:1:9: error CAR005 due on 2026-09-30 and still open, 1 days later",
        "overdue [10.2 c; organization's own rule]",
        "isms/audit.yaml:2:5: was told on 2026-10-01: audit A-1",
    ]


def test_two_findings_of_one_rule_and_field_are_two_cases() -> None:
    twice = result(findings=(finding(), finding(fingerprint="f" * 32)))
    names = [case.name for case in suites_of(twice)["isms/actions.yaml"]]
    assert names == [
        "CAR005 corrective-action CAR-1 due_on",
        "CAR005 corrective-action CAR-1 due_on (2)",
    ]


def test_a_run_without_findings_says_what_was_read() -> None:
    (suite,) = suites_of(result()).values()
    (case,) = suite
    assert case.name == "records read as of 2026-11-20"
    assert "Read 2 files, 1 of them without records: 2 records" in case.system_out


def test_where_nothing_was_read_nothing_passes() -> None:
    (suite,) = suites_of(NOTHING_READ).values()
    assert outcomes(suite) == [(Skipped, "no records were read")]


def test_what_failed_in_the_run_is_an_error() -> None:
    kinds = outcomes(suites_of(FAILED)["run"])
    assert kinds[1] == (Error, "crashed on audit A: KeyError: 'x'")


def test_what_was_not_evaluated_is_skipped_once_for_each_reason() -> None:
    suite = suites_of(EVERYTHING)["not evaluated"]
    assert [case.name for case in suite] == [
        "ACT001",
        "CAR001 on audit A-0, audit A-1, audit A-2 and 2 more",
        "CAR001 on audit B-1",
    ]
    assert outcomes(suite)[0] == (Skipped, "not evaluated: no action records")


def test_hostile_text_is_shown_as_it_is_or_as_an_escape() -> None:
    suites = suites_of(HOSTILE_RESULT)
    (file,) = (name for name in suites if name.startswith("isms/"))
    assert file == "isms/a b/[x](y)&'\"<%41#?:\\x1b \\udce9é.yaml"
    shown = "%0A<script>=cmd()|[x](javascript:1)\\](y) ]]>&\"'\\x1b[31m\\x00"
    for case in suites[file]:
        (told,) = case.result
        assert case.name.isprintable()
        assert told.message.isprintable()
        assert shown in told.message
    assert shown in next(case.name for case in suites[file] if "CAR-2" not in case.name)
