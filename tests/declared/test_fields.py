"""What each field of a rule file does, seen in what the rule finds and in what is said of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rule_kit import rule, run, said

from isms_lint.findings.finding import Finding

ACTION = "kind: corrective-action\nid: CAR-1\nstatus: planned\nowner: ana\ndue_on: 2026-09-30\n"


def found(records: str = ACTION, **fields: Any) -> Finding:
    """The one finding of a rule with these fields."""
    fields = {"kind": "corrective-action", "holds": "false", **fields}
    (finding,) = run(records, rule(**fields)).findings
    return finding


def test_what_is_not_said_is_usual() -> None:
    finding = found()
    assert (finding.code, finding.name) == ("TST001", "under-test")
    assert (finding.severity, finding.basis.name, finding.clauses) == (
        "warning",
        "ORGANIZATION",
        (),
    )
    assert (finding.message, finding.path, finding.related) == ("does not hold", "", ())


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_severity(severity: str) -> None:
    assert found(severity=severity).severity == severity


@pytest.mark.parametrize(
    "basis", ["requirement", "guidance", "certification", "organization", "data"]
)
def test_basis(basis: str) -> None:
    assert found(basis=basis).basis.name == basis.upper()


def test_clauses() -> None:
    assert found(clauses=["10.2 b", "A.5.3"]).clauses == ("10.2 b", "A.5.3")


def test_kind_takes_several() -> None:
    records = (
        ACTION + "---\n{kind: unit, id: u, name: U}\n---\n{kind: person, id: ana, name: Ana}\n"
    )
    text = rule(kind=["unit", "corrective-action"], holds="false")
    assert said(run(records, text)) == ["TST001 CAR-1", "TST001 u"]
    named = rule(kind=["unit", "corrective-action"], holds='record.kind == "unit"')
    assert said(run(records, named)) == ["TST001 CAR-1"]


def test_when_chooses_what_is_judged() -> None:
    records = ACTION + "---\n" + ACTION.replace("CAR-1", "CAR-2").replace("planned", "closed")
    text = rule(kind="corrective-action", when='record.status == "closed"', holds="false")
    assert said(run(records, text)) == ["TST001 CAR-2"]


@pytest.mark.parametrize(("holds", "lines"), [("true", []), ("false", ["TST001 CAR-1"])])
def test_assert_has_to_hold(holds: str, lines: list[str]) -> None:
    assert said(run(ACTION, rule(kind="corrective-action", holds=holds))) == lines


@pytest.mark.parametrize(
    ("at", "line", "column"), [("due_on", 5, 9), ("owner", 4, 8), ("closed_on", 1, 1)]
)
def test_at_says_where(at: str, line: int, column: int) -> None:
    finding = found(at=at)
    assert (finding.path, finding.location.line, finding.location.column) == (at, line, column)


def test_as_of_is_the_day_of_the_run() -> None:
    text = rule(kind="corrective-action", holds="record.due_on >= as_of")
    assert said(run(ACTION, text, as_of="2026-09-30")) == []
    assert said(run(ACTION, text, as_of="2026-10-01")) == ["TST001 CAR-1"]


def test_the_run_is_as_of_the_local_day() -> None:
    text = rule(kind="corrective-action", holds="record.due_on >= as_of")
    records = ACTION + "---\n{kind: organization, id: o, name: O, timezone: Pacific/Auckland}\n"
    assert said(run(records, text, as_of="2026-09-30T10:59:00+00:00")) == []
    assert said(run(records, text, as_of="2026-09-30T11:00:00+00:00")) == ["TST001 CAR-1"]


DAYS = {"days": {"type": "integer", "minimum": 1, "default": 30, "description": "How many."}}
LATE = {"options": DAYS, "holds": "days_between(record.due_on, as_of) <= options.days"}


@pytest.mark.parametrize(
    ("days", "lines"), [(None, ["TST001 CAR-1"]), (50, ["TST001 CAR-1"]), (51, [])]
)
def test_options_are_set_by_the_configuration(days: int | None, lines: list[str]) -> None:
    parameters = {"TST001": {"days": days}} if days else None
    text = rule(kind="corrective-action", **LATE)
    assert said(run(ACTION, text, as_of="2026-11-20", parameters=parameters)) == lines


def test_options_may_differ_by_file() -> None:
    text = rule(kind="corrective-action", **LATE)
    config = "select: [TST]\noverrides: [{files: ['b.yaml'], parameters: {TST001: {days: 90}}}]\n"
    files = {"a.yaml": ACTION, "b.yaml": ACTION.replace("CAR-1", "CAR-2")}
    assert said(run(files, text, as_of="2026-11-20", config=config, select=None)) == [
        "TST001 CAR-1"
    ]


def test_related_records_are_shown_with_their_places() -> None:
    records = {
        "people.yaml": "kind: person\nrecords:\n  - {id: ana, name: Ana}\n  - {id: bo, name: Bo}\n",
        "isms.yaml": ACTION,
    }
    references = {"owner": {"follow": "record.owner"}, "people": {"kind": "person"}}
    text = rule(
        kind="corrective-action",
        references=references,
        related_records=["owner", "people"],
        holds="false",
    )
    (finding,) = run(records, text).findings
    assert [(r.message, r.location.file, r.location.line) for r in finding.related] == [
        ("owner: person ana", "people.yaml", 3),
        ("people: person ana", "people.yaml", 3),
        ("people: person bo", "people.yaml", 4),
    ]


def test_what_explains_it_does_not_judge() -> None:
    told = {"checks": "a", "not_reported": "b", "since": "2026.1", "related": ["CAR005"]}
    assert found(**told)._replace() == found()


def test_examples_are_no_records() -> None:
    result = run(ACTION, rule(kind="unit", holds="false"))
    assert result.records == {"corrective-action": 1}
    assert said(result) == ["? TST001 : no unit records"]


@pytest.mark.parametrize(
    "field", ["code", "name", "kind", "summary", "why", "fix", "assert", "message", "examples"]
)
def test_what_has_to_be_there(field: str) -> None:
    data = json.loads(rule(kind="unit", holds="true"))
    del data[field]
    (finding,) = run(ACTION, json.dumps(data), select=["RUL"]).findings
    assert (finding.code, finding.message) == ("RUL001", f"`{field}` is missing")
