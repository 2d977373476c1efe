from __future__ import annotations

import pytest

from isms_lint.testing import lint

CAR = "kind: corrective-action\nid: CAR-1\n"


def found(text: str) -> list[tuple[str, str]]:
    result = lint(CAR + text, select=["REF007"])
    assert not result.errors
    assert not result.not_evaluated
    return [(f.path, f.message_id) for f in result.findings]


def test_a_day_that_does_not_exist() -> None:
    (finding,) = lint(CAR + "due_on: 2026-02-29\n", select=["REF007"]).findings
    assert (finding.code, finding.severity, finding.message_id) == ("REF007", "error", "impossible")
    assert (finding.path, finding.location.line, finding.location.column) == ("due_on", 3, 9)
    assert finding.message == "`2026-02-29` in due_on is a day or time that does not exist"


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2026-02-29", "impossible"),
        ("2026-13-01", "impossible"),
        ("2026-00-10", "impossible"),
        ("2026-04-31", "impossible"),
        ("2026-03-16T25:00:00Z", "impossible"),
        ("2026-02-30T10:00:00+01:00", "impossible"),
        ("2026-03-16T10:00:00", "no-offset"),
        ("2026-03-16 10:00", "no-offset"),
        ("TBD", "placeholder"),
        ("n/a", "placeholder"),
        ("'?'", "placeholder"),
        ("10/12/2026", "two-days"),
        ("10.12.2026", "two-days"),
        ("2026/12/10", "other-form"),
        ("2026-12", "not-iso"),
        ("Jul 2026", "not-iso"),
        ("20261210", "other-form"),
        ("2026", "not-iso"),
        ("2026-1-5", "other-form"),
        ("2026-03-16T10:00:00Europe/Paris", "not-iso"),
        ("２０２６-03-16", "not-iso"),
    ],
)
def test_no_dates(date: str, message: str) -> None:
    assert found(f"due_on: {date}") == [("due_on", message)]


@pytest.mark.parametrize(
    "date",
    [
        "2026-03-16",
        "2024-02-29",
        "'2026-03-16'",
        "0001-01-01",
        "9999-12-31",
        "2026-03-16T10:00:00Z",
        "2026-03-16T23:59+05:30",
        "2026-03-16 10:00:00.5+0100",
        "",
        "''",
        "~",
    ],
)
def test_dates_and_empty_fields(date: str) -> None:
    assert found(f"due_on: {date}") == []


def test_nested_dates() -> None:
    text = (
        "verified: {on: 31.12.2026}\nextensions:\n  - {from: 2026-01-31, to: 2026-02-31}\n"
        "progress: [{on: yesterday, note: call of 1/2/26}]"
    )
    assert found(text) == [
        ("verified.on", "other-form"),
        ("extensions[0].to", "impossible"),
        ("progress[0].on", "not-iso"),
    ]


def test_prose_is_no_date() -> None:
    assert found("action: ask again on 10/12/2026\ncause: 2026-02-29") == []


@pytest.mark.parametrize(
    ("written", "either", "write"),
    [
        ("05.11.2024", "5 November 2024 or 11 May 2024", ("2024-11-05", "2024-05-11")),
        ("11/5/2024", "11 May 2024 or 5 November 2024", ("2024-05-11", "2024-11-05")),
    ],
)
def test_which_of_two_days_is_for_somebody_to_say(
    written: str, either: str, write: tuple[str, str]
) -> None:
    (finding,) = lint(f"{CAR}due_on: {written}\n", select=["REF007"]).findings
    said = f"write `{write[0]}` or `{write[1]}`"
    assert finding.message == f"`{written}` in due_on may be {either}: {said}"
    assert finding.fix is not None
    assert (finding.fix.message, finding.fix.safe) == (said, False)
    assert [change.text for change in finding.fix.changes] == [write[0]]


def test_one_day_twice_is_one_day() -> None:
    assert found("due_on: 05.05.2026") == [("due_on", "other-form")]
