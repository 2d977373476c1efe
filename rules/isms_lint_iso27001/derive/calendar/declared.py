"""The calendar an organization declares: which months are meant for which work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from isms_lint.records.dates import add_days, add_months
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint.written.month_names import MONTH_NAMES
from isms_lint_iso27001.tables import table

_MONTHS = MONTH_NAMES["en"]


class Window(NamedTuple):
    """The months meant for an activity, once: its first and its last day."""

    activity: str
    start: date
    end: date

    @property
    def words(self) -> str:
        """`October 2026`, `January–February 2026`, `November 2025–January 2026`."""
        last = f"{_MONTHS[self.end.month - 1]} {self.end.year}"
        first = _MONTHS[self.start.month - 1]
        if self.start.year != self.end.year:
            return f"{first} {self.start.year}–{last}"
        return last if self.start.month == self.end.month else f"{first}–{last}"


def windows_over(run: Pass) -> tuple[Window, ...]:
    """For each window of the calendar, the last time that is over on the as-of day (a derivation).

    Without a calendar there are none.
    """
    last = (_last(activity, first, last, run.as_of) for activity, first, last in _declared(run))
    return tuple(window for window in last if window is not None)


def windows_ahead(run: Pass) -> tuple[Window, ...]:
    """For each window of the calendar, the time that runs on the as-of day, else the next one (a
    derivation). Without a calendar there are none.
    """
    return tuple(
        _next(activity, first, last, run.as_of) for activity, first, last in _declared(run)
    )


def _last(activity: str, first: int, last: int, as_of: date) -> Window | None:
    for year in range(as_of.year, last < first, -1):
        window = _in_year(activity, first, last, year)
        if window.end < as_of:
            return window
    return None


def _next(activity: str, first: int, last: int, as_of: date) -> Window:
    this_year = _in_year(activity, first, last, max(as_of.year, 1 + (last < first)))
    if this_year.end >= as_of or as_of.year == date.max.year:
        return this_year
    return _in_year(activity, first, last, as_of.year + 1)


def _in_year(activity: str, first: int, last: int, year: int) -> Window:
    """The window that ends in `year`. One that ends before the month it begins in runs over the turn
    of the year.
    """
    end = add_days(add_months(date(year, last, 1), 1), -1)
    return Window(activity, date(year - (last < first), first, 1), end)


def _declared(run: Pass) -> Iterator[tuple[str, int, int]]:
    """Activity, first and last month of each window that can be read."""
    organization = run.register.organization
    if organization is None:
        return
    if organization.text("calendar") == "guide":
        yield from _guide()
        return
    for _, window in organization.items("calendar"):
        activity, first, last = (window.get(f) for f in ("activity", "from_month", "to_month"))
        if isinstance(activity, str) and _is_month(first) and _is_month(last):
            yield activity, first, last


def _guide() -> Iterator[tuple[str, int, int]]:
    for row in table("calendar_guide.csv"):
        yield row["activity"], int(row["from_month"]), int(row["to_month"])


def _is_month(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= len(_MONTHS)
