"""Reports read back: nothing is lost of what an earlier run wrote, and nothing is taken on trust."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from results_kit import EVERYTHING, RESULTS

from isms_lint.past_reports.read import Unreadable, read_report
from isms_lint.reporters import Style
from isms_lint.reporters.json import as_data, report

Data = dict[str, Any]
OLD = Path(__file__).with_name("report-1.0.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RESULTS)
def test_what_is_read_is_what_was_written(name: str) -> None:
    result = RESULTS[name]
    read = read_report("".join(report(result, Style())).encode())
    assert as_data(read.result._replace(rules=result.rules)) == as_data(result)
    assert read.codes == tuple(rule.code for rule in result.rules)


def test_a_report_of_the_first_version() -> None:
    read = read_report(OLD.encode())
    assert (read.version, read.rules, read.codes) == ("0.1.0", 8, None)
    assert len(read.result.findings) == len(json.loads(OLD)["findings"])
    assert read.result.fail_on == "error"


def test_a_later_version_may_say_more() -> None:
    data = as_data(EVERYTHING)
    data["schema_version"] = "1.17"
    _add_everywhere(data)
    read = read_report(json.dumps(data).encode())
    assert read.result.findings == EVERYTHING.findings
    assert read.result.accepted == EVERYTHING.accepted


def _add_everywhere(node: Any) -> None:
    """A property that nobody knows in each object but those that are keyed by names."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in ("records", "by"):
                _add_everywhere(value)
        node["later"] = {"words": [1]}
    elif isinstance(node, list):
        for value in node:
            _add_everywhere(value)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "not JSON (line 1, column 1)"),
        (b'{"a": \n]', "not JSON (line 2, column 1)"),
        (b"\xff\xfe{}", "not UTF-8 (byte 0)"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": NaN}', "not JSON (a number that cannot be read)"),
        (b"9" * 5000, "not JSON (a number that cannot be read)"),
        (b"[]", "not a report that `check --format json` wrote"),
        (b"{}", "not a report that `check --format json` wrote"),
    ],
)
def test_what_is_no_report_at_all(raw: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_report(raw)
    assert refused.value.message == message


def _in_first(name: str, value: object) -> Callable[[Data], object]:
    return lambda data: data["findings"][0].update({name: value})


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda data: data.update(schema_version="2.0"),
            "schema_version: `2.0`; this version of isms-lint reads 1.x",
        ),
        (lambda data: data.update(schema_version=1), "schema_version: not a string"),
        (
            lambda data: data.update(repositories=[]),
            "a report of `merge`; give the reports that it was made of",
        ),
        (lambda data: data.pop("tool"), "tool: not an object"),
        (lambda data: data["tool"].update(plugins=["x"]), "tool.plugins[0]: not an object"),
        (lambda data: data.update(as_of="20.11.2026"), "as_of: not a date (YYYY-MM-DD)"),
        (lambda data: data.update(as_of="2026-13-01"), "as_of: not a date (YYYY-MM-DD)"),
        (
            lambda data: data.update(fail_on="grave"),
            "fail_on: a level this version of isms-lint does not know",
        ),
        (lambda data: data.update(repository=["a"]), "repository: not a string"),
        (lambda data: data.update(rules=["CAR001", 2]), "rules[1]: not a string"),
        (lambda data: data.update(findings={}), "findings: not a list"),
        (lambda data: data.pop("errors"), "errors: not a list"),
        (
            lambda data: data["summary"].update(files=-1),
            "summary.files: not a whole number from 0 up",
        ),
        (
            lambda data: data["summary"]["records"].update(audit=True),
            "summary.records.audit: not a whole number from 0 up",
        ),
        (
            lambda data: data["summary"].update(ignored=10**4000),
            "summary.ignored: not a whole number from 0 up",
        ),
        (_in_first("severity", "grave"), "a word this version of isms-lint does not know"),
        (_in_first("status", "forgiven"), "a word this version of isms-lint does not know"),
        (_in_first("status", "waived"), "does not go with the status `waived`"),
        (_in_first("fingerprint", "0" * 31), "not of the form it must have"),
        (_in_first("name", "Overdue | x"), "not of the form it must have"),
        (_in_first("code", "CAR005\n"), "not of the form it must have"),
        (_in_first("clauses", ["9" * 5000]), "longer than 300 characters"),
        (_in_first("message", "x" * 100_001), "longer than 100000 characters"),
        (
            lambda data: data.update(repository="x" * 301),
            "repository: longer than 300 characters",
        ),
        (_in_first("record", []), "not an object"),
        (_in_first("location", {"file": "a", "line": 0}), "not a whole number from 1 up"),
        (_in_first("related", [{}]), "not a string"),
    ],
)
def test_what_is_not_as_it_must_be(spoil: Callable[[Data], object], message: str) -> None:
    data = json.loads("".join(report(EVERYTHING, Style())))
    spoil(data)
    with pytest.raises(Unreadable) as refused:
        read_report(json.dumps(data).encode())
    said = refused.value.message
    assert said == message or (said.startswith("findings[0].") and said.endswith(f": {message}"))
