"""Dates and instants as records write them, in the organization's local calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

Date = date

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})\Z")
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})\Z"
)


class Calendar:
    """Reads dates in one timezone. Each text is parsed once a run.

    A period (`2026-07-01/2026-07-31`) stands for a day in it that nobody stated; it is read as its
    first day, or with `last_days` as its last. What holds with both holds for every day of it.
    """

    __slots__ = ("_known", "_last_days", "timezone")

    def __init__(self, timezone: tzinfo = UTC, *, last_days: bool = False) -> None:
        self.timezone = timezone
        self._last_days = last_days
        self._known: dict[str, Date | None] = {}

    def date(self, value: object) -> Date | None:
        """The local date of `YYYY-MM-DD`, of an instant with an offset, or of a period; None for
        anything else.
        """
        if not isinstance(value, str):
            return None
        try:
            return self._known[value]
        except KeyError:
            found = self._known[value] = self._parse(value)
            return found

    def local_day(self, instant: datetime) -> Date:
        """The local date of an instant; its own date where the calendar ends before."""
        try:
            return instant.astimezone(self.timezone).date()
        except OverflowError:
            return instant.date()

    def _parse(self, text: str) -> Date | None:
        try:
            if _DATE.match(text):
                return date.fromisoformat(text)
            if _INSTANT.match(text):
                return datetime.fromisoformat(text.upper()).astimezone(self.timezone).date()
            period = _PERIOD.match(text)
            if period is not None:
                first, last = map(date.fromisoformat, period.groups())
                return None if last < first else last if self._last_days else first
        except (ValueError, OverflowError):
            pass
        return None


def is_instant(text: str) -> bool:
    """Whether a date is an instant, which is a day in the organization's timezone."""
    return _INSTANT.match(text) is not None


def is_period(text: str) -> bool:
    """Whether a date is a period: a day in it that is not stated."""
    return "/" in text and _PERIOD.match(text) is not None


def find_timezone(name: str) -> tzinfo | None:
    """The timezone of that name; UTC where it is empty, None where there is none."""
    if name in ("", "UTC"):
        return UTC
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def add_months(day: date, months: int) -> date:
    """`day` moved by whole months; the end of a shorter month where the day does not exist in it.

    Stays inside the calendar: years 1 to 9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def add_days(day: date, days: int) -> date:
    """`day` moved by whole days, inside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
