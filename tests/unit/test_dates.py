"""Dates and instants in the organization's calendar; months and days."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.records.dates import Calendar, add_days, add_months

DAYS = st.dates()
MONTHS = st.integers(-3000, 3000)


@pytest.mark.parametrize(
    "text", ["2026-03-16", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]
)
def test_days(text: str) -> None:
    assert Calendar().date(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "value",
    [
        *("2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01"),
        *("2026-3-1", "20260316", "2026-W12-1", "2026-075", "16.03.2026", "2026-03", "2026", ""),
        *(
            " 2026-03-16",
            "2026-03-16 ",
            "2026-03-16\n",
            "+2026-03-16",
            "２０２６-03-16",
            "2026-03-16T",
        ),
        *("2026-03-16T10:00:00", "2026-03-16 10:00", "2026-03-16T25:00Z", "2026-03-16T10:60Z"),
        *("2026-03-16T10:00:00+25:00", "2026-03-16T10Z", "2026-03-16T10:00:00 Europe/Paris"),
        *("0001-01-01T00:00+14:00x", None, 20260316, 1.5, True, ["2026-03-16"], {}),
    ],
)
def test_no_days(value: object) -> None:
    assert Calendar().date(value) is None


@pytest.mark.parametrize(
    ("zone", "text", "day"),
    [
        ("Europe/London", "2026-03-16T23:30:00Z", "2026-03-16"),
        ("Europe/London", "2026-07-16T23:30:00Z", "2026-07-17"),
        ("Europe/London", "2026-07-17T00:30:00+02:00", "2026-07-16"),
        ("Asia/Tokyo", "2026-03-16T15:00:00Z", "2026-03-17"),
        ("Asia/Tokyo", "2026-03-16T14:59:59.999Z", "2026-03-16"),
        ("America/New_York", "2026-03-16T03:59Z", "2026-03-15"),
        ("America/New_York", "2026-03-16T04:00Z", "2026-03-16"),
        ("Pacific/Kiritimati", "2026-03-16 10:00-1200", "2026-03-17"),
        ("UTC", "2026-03-16t10:00:00z", "2026-03-16"),
    ],
)
def test_instants_become_local_days(zone: str, text: str, day: str) -> None:
    assert Calendar(ZoneInfo(zone)).date(text) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_instants_beyond_the_calendar(text: str) -> None:
    assert Calendar(UTC).date(text) is None
    assert Calendar(UTC).date(text) is None


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-10-31", 12, "2027-10-31"),
        ("9999-12-01", 1, "9999-12-31"),
        ("0001-01-31", -1, "0001-01-01"),
    ],
)
def test_months(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(DAYS, MONTHS)
def test_months_keep_the_day_or_take_the_last_one(day: date, months: int) -> None:
    then = add_months(day, months)
    if then not in (date.min, date.max):
        assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
        assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(DAYS, DAYS, MONTHS)
def test_months_keep_the_order_of_days(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_more_months_are_never_earlier(day: date, some: int, more: int) -> None:
    assert add_months(day, some) <= add_months(day, some + more)
    assert add_months(day, 0) == day


@given(DAYS, st.integers(-(10**12), 10**12))
def test_days_stay_inside_the_calendar(day: date, days: int) -> None:
    then = add_days(day, days)
    if then not in (date.min, date.max):
        assert then - day == timedelta(days=days)
    elif then != day:
        assert (days > 0) == (then == date.max)
