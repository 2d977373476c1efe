from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.dates.date_reading import possible_days, spelt

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def one_reading(written: str) -> str:
    """The date that `written` means, whoever reads it; empty where there is a choice or none."""
    days = possible_days(written)
    return days[0].isoformat() if len(days) == 1 else ""


@pytest.mark.parametrize(
    "written",
    [
        "2026/03/16",
        "2026.03.16",
        "2026-3-16",
        "2026-03-16\t",
        " 2026-03-16 ",
        "16.03.2026",
        "16/3/2026",
        "3/16/2026",
        "16 March 2026",
        "16. March 2026",
        "16-Mar-2026",
        "16 mar. 2026",
        "March 16, 2026",
        "Mar 16 2026",
        "20260316",
    ],
)
def test_one_day_is_meant(written: str) -> None:
    assert one_reading(written) == "2026-03-16"


@pytest.mark.parametrize(
    "written",
    [
        "10/12/2026",
        "10.12.2026",
        "2026/16/03",
        "2026-02-29",
        "31/06/2026",
        "16/03/26",
        "March 2026",
        "ma 16 2026",
        "16 juin 2026",
        "next Tuesday",
        "2026-03-16T10:00",
        "10122026",
        "1" * 8,
        "1" * 10_000,
        "",
        "１６.０３.２０２６",
    ],
)
def test_a_choice_or_no_day_is_not_guessed(written: str) -> None:
    assert one_reading(written) == ""


def test_the_same_day_both_ways_is_one_reading() -> None:
    assert one_reading("03/03/2026") == "2026-03-03"


@given(DAYS)
def test_a_name_of_the_month_leaves_no_choice(day: date) -> None:
    assert one_reading(f"{day.day} {day:%B} {day.year}") == day.isoformat()
    assert one_reading(f"{day:%b} {day.day}, {day.year}") == day.isoformat()


@given(DAYS)
def test_numbers_alone_are_read_where_the_day_cannot_be_a_month(day: date) -> None:
    certain = day.day > 12 or day.day == day.month
    for written in (f"{day.day}.{day.month}.{day.year}", f"{day.month}/{day.day}/{day.year}"):
        assert one_reading(written) == (day.isoformat() if certain else "")


@given(DAYS)
def test_two_days_are_read_day_first(day: date) -> None:
    days = possible_days(f"{day.day:02}.{day.month}.{day.year}")
    assert days[0] == day
    is_either = day.day <= 12 and day.day != day.month
    assert days[1:] == ([date(day.year, day.day, day.month)] if is_either else [])


def test_spelt() -> None:
    assert spelt(date(2024, 11, 5)) == "5 November 2024"
