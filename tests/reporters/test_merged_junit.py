"""Reports of many repositories as JUnit's XML, for those who read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Error, JUnitXml
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT
from xmlschema import XMLSchema

from isms_lint.findings.result import Result
from isms_lint.fleet.as_junit import Writer
from isms_lint.fleet.join import joined
from isms_lint.fleet.totals import Totals
from isms_lint.past_reports.read import read_report
from isms_lint.past_reports.unread import Unread
from isms_lint.reporters import Style
from isms_lint.reporters.json import report as as_json
from isms_lint.reporters.junit import report

SCHEMA = Path(__file__).parent / "junit.xsd"


def written(results: dict[str, Result], *unread: Unread, expected: tuple[str, ...] = ()) -> str:
    """These repositories, as `merge` writes them piece by piece."""
    form, totals = Writer(100, {}), Totals(expected)
    totals.unread.extend(unread)
    text = form.begin
    for name, shown in results.items():
        past = read_report("".join(as_json(shown, Style())).encode())
        repository = joined(name, ["a.json"], [past])
        totals.add(repository)
        text += form.repository(repository)
    return text + form.end(totals)


@pytest.mark.parametrize(
    "text",
    [
        written({"a": EVERYTHING, "b": FAILED, "c": HOSTILE_RESULT}),
        written({"a": EVERYTHING}, Unread("b.json", "not JSON\x1b"), expected=("c\x1b",)),
    ],
    ids=["three", "unread"],
)
def test_it_is_valid(text: str) -> None:
    read = JUnitXml.fromstring(text.encode("utf-8"))
    for suite in read:
        told = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)
    begins = '<testsuites name="isms-lint"'
    assert f"{begins}>" in text
    # How many there are in all is left to who reads.
    counts = ' tests="0" failures="0" errors="0" skipped="0"'
    XMLSchema(SCHEMA).validate(text.replace(begins, begins + counts))


def test_names_of_cases_are_told_apart_by_repository() -> None:
    read = JUnitXml.fromstring(written({"a": EVERYTHING, "b": EVERYTHING}).encode("utf-8"))
    cases = [(case.classname, case.name) for suite in read for case in suite]
    assert len(set(cases)) == len(cases)
    assert all(classname.startswith(("a: isms-lint.", "b: isms-lint.")) for classname, _ in cases)


def test_its_findings_are_those_of_the_own_report() -> None:
    (own, merged) = (
        {
            suite.name.removeprefix("ghent: "): [
                (case.name, [(type(it), it.message) for it in case.result]) for case in suite
            ]
            for suite in JUnitXml.fromstring(text.encode("utf-8"))
        }
        for text in ("".join(report(EVERYTHING, Style())), written({"ghent": EVERYTHING}))
    )
    assert merged == own


def test_what_was_not_read_is_an_error() -> None:
    text = written({"a": EVERYTHING}, Unread("b.json", "not JSON"), expected=("a", "c"))
    *_, last = JUnitXml.fromstring(text.encode("utf-8"))
    assert last.name == "reports"
    assert [(case.name, type(case.result[0])) for case in last] == [
        ("not read: b.json", Error),
        ("missing: c", Error),
    ]
