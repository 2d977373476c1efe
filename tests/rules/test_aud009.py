from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judge import judged, message

from isms_lint.testing import lint

AUDIT = (
    "kind: audit\nid: AUD-1\nstatus: reported\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
    "reported_on: "
)
LATE = ["AUD-1 warning reported_on late"]


def own(days: int) -> str:
    return f"\n---\nkind: organization\nid: org\ndeadlines: {{report_days: {days}}}\n"


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-04-19", []), ("2026-04-20", LATE), ("2026-03-20", [])]
)
def test_thirty_days_where_nothing_is_declared(day: str, expected: list[str]) -> None:
    assert judged("AUD009", AUDIT + day) == expected


@pytest.mark.parametrize(
    ("days", "day", "expected"),
    [
        (10, "2026-03-30", []),
        (10, "2026-03-31", LATE),
        (60, "2026-05-19", []),
        (60, "2026-05-20", LATE),
        (0, "2026-03-20", []),
        (0, "2026-03-21", LATE),
    ],
)
def test_the_organizations_own_limit(days: int, day: str, expected: list[str]) -> None:
    assert judged("AUD009", AUDIT + day + own(days)) == expected
    assert judged("AUD009", AUDIT + day, report_days=days) == expected
    assert judged("AUD009", AUDIT + day + own(days), report_days=100) == expected


def test_the_messages() -> None:
    (finding,) = lint(AUDIT + "2026-04-30", select=["AUD009"]).findings
    assert finding.basis == "organization's own rule"
    assert [(r.id, r.location.line) for r in finding.related] == [("AUD-1", 4)]
    assert finding.message == (
        "fieldwork ended on 2026-03-20, and the results were reported on 2026-04-30, 41 days later;"
        " they were due by 2026-04-19 (30 days by custom, none declared)"
    )
    assert message("AUD009", AUDIT + "2026-03-21" + own(0)) == (
        "fieldwork ended on 2026-03-20, and the results were reported on 2026-03-21, 1 day later;"
        " they were due by 2026-03-20 (0 days as declared)"
    )


@given(
    end=st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    took=st.integers(-5, 120),
    limit=st.integers(0, 90),
)
def test_late_is_more_days_than_the_limit(end: date, took: int, limit: int) -> None:
    text = f"kind: audit\nid: AUD-1\nstatus: closed\nfieldwork: {{end: {end}}}\n"
    text += f"reported_on: {end + timedelta(days=took)}"
    assert judged("AUD009", text, report_days=limit) == (LATE if took > limit else [])


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_do_not_count(status: str) -> None:
    assert judged("AUD009", AUDIT.replace("reported\n", f"{status}\n") + "2026-06-01") == []


def test_not_reported_yet_is_told_by_aud006_alone() -> None:
    text = AUDIT.replace("reported\n", "fieldwork-done\n") + "''"
    assert judged("AUD009", text) == []
    assert judged("AUD006", text) == ["AUD-1 error fieldwork.end late"]
    assert judged("AUD006", AUDIT + "2026-06-01\nconclusion: conforms") == []


def test_a_report_before_the_end_or_still_ahead() -> None:
    assert judged("AUD009", AUDIT + "2026-03-01") == []
    assert judged("AUD009", AUDIT + "2026-11-20") == LATE
    assert judged("AUD009", AUDIT + "2026-11-21") == []


def test_what_cannot_be_judged() -> None:
    assert judged("AUD009", AUDIT + "in April") == [
        "? AUD-1: `reported_on` cannot be read as a date"
    ]
    assert judged("AUD009", "kind: audit\nid: AUD-1\nreported_on: 2026-04-02") == [
        "? AUD-1: the day on which fieldwork ended is missing or not a date"
    ]
