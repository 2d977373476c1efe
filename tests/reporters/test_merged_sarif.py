"""The SARIF of a fleet: valid, and each run that of the repository's own report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from results_kit import EVERYTHING, FAILED, HOSTILE_RESULT, RESULTS, finding, result

from isms_lint.findings.result import Result
from isms_lint.fleet.as_sarif import Writer
from isms_lint.fleet.join import joined
from isms_lint.fleet.totals import Totals
from isms_lint.past_reports.read import read_report
from isms_lint.past_reports.unread import Unread
from isms_lint.plugins.manager import load_plugins
from isms_lint.reporters import Style
from isms_lint.reporters.json import report as as_json
from isms_lint.reporters.sarif import report as as_sarif


def log_of(results: dict[str, Result], *unread: Unread) -> dict[str, Any]:
    """The log of these repositories, as `merge` writes it piece by piece."""
    form, totals = Writer(100, load_plugins().rules), Totals()
    totals.unread.extend(unread)
    text = form.begin
    for name, shown in results.items():
        written = read_report("".join(as_json(shown, Style())).encode())
        repository = joined(name, ["a.json"], [written])
        totals.add(repository)
        text += form.repository(repository)
    log: dict[str, Any] = json.loads(text + form.end(totals))
    return log


@pytest.mark.parametrize(
    "log",
    [
        log_of({}),
        log_of({"a": EVERYTHING, "b": FAILED, "c": HOSTILE_RESULT}),
        log_of({"a": EVERYTHING}, Unread("b.json", "not JSON\x1b")),
    ],
    ids=["none", "three", "unread"],
)
def test_it_is_valid(consumers: Path, log: dict[str, Any]) -> None:
    (schema,) = consumers.glob("@microsoft/sarif-multitool-*/sarif-2.1.0.json")
    known = json.loads(schema.read_text(encoding="utf-8-sig"))
    validator = jsonschema_rs.validator_for(known, validate_formats=True)
    assert [error.message for error in validator.iter_errors(log)] == []


@pytest.mark.parametrize("name", ["everything", "failed", "unreadable"])
def test_a_run_is_that_of_the_own_report(name: str) -> None:
    (run,) = log_of({"ghent/isms": RESULTS[name]})["runs"]
    shown = RESULTS[name]._replace(repository="ghent/isms")
    (own,) = json.loads("".join(as_sarif(shown, Style(category="ghent/isms"))))["runs"]
    assert [_by_id(it) for it in run["results"]] == [_by_id(it) for it in own["results"]]
    notes, own_notes = (it["invocations"][0]["toolExecutionNotifications"] for it in (run, own))
    assert [note["message"] for note in notes] == [note["message"] for note in own_notes]
    assert run["automationDetails"] == {"id": "isms-lint/ghent/isms/"}
    assert run["properties"] == own["properties"]
    rules = run["tool"]["driver"]["rules"]
    own_rules = own["tool"]["driver"]["rules"]
    speaking = {it["ruleId"] for it in own["results"]}
    speaking |= {it["associatedRule"]["id"] for it in own_notes if "associatedRule" in it}
    described = [rule for rule in own_rules if rule["id"] in speaking]
    assert [rule for rule in described if rule not in rules] == []
    assert {rule["id"] for rule in rules} == speaking
    for shown_as in run["results"]:
        assert rules[shown_as["ruleIndex"]]["id"] == shown_as["ruleId"]


def _by_id(found: dict[str, Any]) -> dict[str, Any]:
    """A result by the code of its rule alone: the own report has them in another order."""
    return {name: value for name, value in found.items() if name != "ruleIndex"}


def test_a_rule_that_is_not_known_here_has_its_name() -> None:
    shown = result(findings=(finding(code="HSE001", name="house-rule"),))
    (run,) = log_of({"a": shown})["runs"]
    assert run["tool"]["driver"]["rules"][-1] == {"id": "HSE001", "name": "house-rule"}
    assert run["results"][0]["ruleId"] == "HSE001"
    assert "ruleIndex" not in run["results"][0]


def test_what_could_not_be_read_is_a_run_that_failed() -> None:
    *_, last = log_of({"a": FAILED}, Unread("b.json", "not JSON"))["runs"]
    (invocation,) = last["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "b.json: not JSON" in invocation["toolExecutionNotifications"][0]["message"]["text"]
