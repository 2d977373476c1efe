"""Dates and instants as records write them, in the organization's local calendar."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

Date = date

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})\Z"
)


class Calendar:
    """Reads dates in one timezone. Each text is parsed once a run."""

    __slots__ = ("_known", "timezone")

    def __init__(self, timezone: tzinfo = UTC) -> None:
        self.timezone = timezone
        self._known: dict[str, Date | None] = {}

    def date(self, value: object) -> Date | None:
        """The local date of `YYYY-MM-DD` or of an instant with an offset; None for anything else."""
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
        except (ValueError, OverflowError):
            pass
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
