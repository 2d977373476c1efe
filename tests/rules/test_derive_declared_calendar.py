from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.records.dates import add_months
from isms_lint_iso27001.derive.calendar.declared import Window, windows_over


def windows(calendar: str, as_of: str = "2026-11-20") -> tuple[Window, ...]:
    return windows_over(run_of(f"kind: organization\nid: o\ncalendar: {calendar}\n", as_of))


def last(first: int, last: int, as_of: str = "2026-11-20") -> str:
    own = f"[{{activity: management-review, from_month: {first}, to_month: {last}}}]"
    (found,) = windows(own, as_of)
    return f"{found.start} {found.end}"


@pytest.mark.parametrize(
    ("months", "as_of", "expected"),
    [
        ((10, 10), "2026-11-20", "2026-10-01 2026-10-31"),
        ((10, 10), "2026-11-01", "2026-10-01 2026-10-31"),
        ((10, 10), "2026-10-31", "2025-10-01 2025-10-31"),
        ((1, 2), "2024-03-01", "2024-01-01 2024-02-29"),
        ((1, 2), "2024-02-29", "2023-01-01 2023-02-28"),
        ((1, 12), "2026-12-31", "2025-01-01 2025-12-31"),
        ((11, 12), "2027-01-01", "2026-11-01 2026-12-31"),
        # Over the turn of the year.
        ((11, 1), "2026-02-01", "2025-11-01 2026-01-31"),
        ((11, 1), "2026-01-31", "2024-11-01 2025-01-31"),
        ((11, 1), "2026-11-20", "2025-11-01 2026-01-31"),
        ((12, 11), "2026-12-01", "2025-12-01 2026-11-30"),
    ],
)
def test_the_last_time_that_is_over(months: tuple[int, int], as_of: str, expected: str) -> None:
    assert last(*months, as_of) == expected


def test_the_guide() -> None:
    assert [(one.activity, one.words) for one in windows("guide")] == [
        ("risk-assessment", "January–February 2026"),
        ("internal-audit", "March–April 2026"),
        ("corrective-action", "May 2026"),
        ("internal-audit", "July–August 2026"),
        ("corrective-action", "September 2026"),
        ("management-review", "October 2026"),
        ("external-audit", "November–December 2025"),
    ]


def test_words_over_the_turn_of_the_year() -> None:
    assert Window("x", date(2025, 11, 1), date(2026, 1, 31)).words == "November 2025–January 2026"


@pytest.mark.parametrize(
    "calendar",
    [
        "another",
        "[]",
        "[october]",
        "[{activity: management-review, from_month: 10}]",
        "[{activity: management-review, from_month: 10, to_month: 13}]",
        "[{activity: management-review, from_month: 0, to_month: 1}]",
        "[{activity: management-review, from_month: true, to_month: 1}]",
        "[{activity: 7, from_month: 1, to_month: 1}]",
    ],
)
def test_calendars_that_cannot_be_read(calendar: str) -> None:
    assert windows(calendar) == ()
    assert windows_over(run_of("kind: unit\nid: u\n")) == ()


def test_before_all_years() -> None:
    own = "[{activity: management-review, from_month: 12, to_month: 1}]"
    assert windows(own, "0001-02-01") == ()
    assert last(12, 1, "0002-02-01") == "0001-12-01 0002-01-31"


MONTHS = st.integers(1, 12)


@given(months=st.tuples(MONTHS, MONTHS), as_of=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_it_is_over_and_less_than_a_year_ago(months: tuple[int, int], as_of: date) -> None:
    start, end = map(date.fromisoformat, last(*months, str(as_of)).split())
    assert (start.month, end.month, start.day) == (*months, 1)
    assert (end + timedelta(1)).day == 1
    assert start <= end < as_of <= add_months(end + timedelta(1), 12)
    assert end < add_months(start, 12)
