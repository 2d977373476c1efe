"""Dates as people write them, where they have one reading only."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from isms_lint.values import NamedTuple
from isms_lint.written.date_notes import is_another_day, lists_more, note, only_beside
from isms_lint.written.date_points import Point
from isms_lint.written.date_ranges import DAY_FIRST, MONTH_FIRST, Found, find_dates
from isms_lint.written.month_names import MONTH_NAMES

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CALENDAR_WEEK = re.compile(r"kw|cw|calendar|[0-9]|kalenderwoche", re.IGNORECASE)
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "\u00ad": None})


class Written(NamedTuple):
    """What a text says of a date: its first and last day (the same of a day), and what else it says."""

    start: date
    end: date
    note: str


class Unread(NamedTuple):
    """A text that means to be a date and has no one reading, and why."""

    reason: str


def read_date(text: str, order: str = "") -> Written | Unread | None:
    """The day or period that a plain text states; None where it means to be none.

    `order` says how `08/06/2026` is read: `day-first` or `month-first`. Without it such a date is
    unread, unless only one order gives a day. A date with points has its day first, one that begins
    with a year its month. Two digits are a year of this century (up to 69) behind a day and a
    month, or behind an apostrophe.

    A month, quarter, half or year is a period, and so is a calendar week or a range (`10–14
    February 2025`). Words, times, emoji and remarks beside the date are the note, without those
    that add nothing (`by`, `due:`, weekdays). A date in brackets counts where there is none
    outside. Unread are two different dates, a day that does not exist, a year of accounts, a date
    without its year, and one that words make another (`after 30 Apr 2025`, `monthly since 2024`).
    """
    if _ISO.fullmatch(text):
        return _exact(text)
    return _read(text, order)


def _exact(text: str) -> Written | Unread:
    """A date as ISO 8601 writes it: most are."""
    try:
        day, _ = Point("day", int(text[:4]), int(text[5:7]), int(text[8:])).span()
    except ValueError as error:
        return Unread(f"{text}: {error}")
    return Written(day, day, "")


@lru_cache(maxsize=8192)
def _read(text: str, order: str) -> Written | Unread | None:
    text = " ".join(text.split())
    if not any("0" <= character <= "9" for character in text):
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_HYPHENS)
    found = list(find_dates(text, order))
    strong = [one for one in found if not one.points[0].weak]
    chosen = [one for one in strong if not one.enclosed] or strong
    if not chosen and found and _stands_alone(found[0], text):
        chosen = found[:1]
    return _settled(chosen, text, order) if chosen else None


def _stands_alone(found: Found, text: str) -> bool:
    """Whether nothing beside it makes a number of a year, or a word of a month.

    `24/7` is no day without a year, and `Week 3` is one of a project.
    """
    first = found.points[0]
    if not only_beside(text[: found.start]):
        return False
    if first.numeric and not text[found.end - 2].isdigit():
        return False
    if first.unit == "week" and not first.year and not _CALENDAR_WEEK.match(text, found.start):
        return False
    if first.unit == "month" and first.year:
        return True
    after = text[found.end :].lstrip()
    return not after[:1].isalnum()


def _settled(chosen: list[Found], text: str, order: str) -> Written | Unread:
    """The one reading of what was found, or why there is none."""
    first = chosen[0]
    written, before, after = text[first.start : first.end], text[: first.start], text[first.end :]
    trouble = next((one.trouble for one in chosen if one.trouble), "") or _trouble(chosen, text)
    if not trouble and is_another_day(before):
        trouble = f"{_short(text)} is no single date"
    if not trouble and lists_more(before):
        trouble = f"{_short(text)} says two dates"
    spans = trouble or _spans(chosen, text, order)
    if isinstance(spans, str):
        return Unread(spans)
    if len(spans) > 1:
        return Unread(f"{_short(text)} says two dates")
    ((start, end),) = spans
    if start > end:
        return Unread(f"{written} ends before it begins")
    if first.enclosed:
        before, after = "".join(before.rsplit("(", 1)), after.replace(")", "", 1)
    return Written(start, end, note(before, after))


def _trouble(chosen: list[Found], text: str) -> str:
    """Why what was found is no date, whatever the order of its numbers."""
    for one in chosen:
        written = text[one.start : one.end]
        if any(point.unit == "fiscal" for point in one.points):
            return f"{written} is a year of accounts: say from when to when"
        if not all(point.year for point in one.points):
            return f"{written} has no year"
    return ""


def _spans(chosen: list[Found], text: str, order: str) -> frozenset[tuple[date, date]] | str:
    """The first and last days of what was found, all numbers in one order; or why there are none."""
    readings: set[frozenset[tuple[date, date]]] = set()
    reasons: list[str] = []
    for one in (order,) if order else (DAY_FIRST, MONTH_FIRST):
        try:
            readings.add(frozenset(_span(found, one) for found in chosen))
        except ValueError as error:
            reasons.append(f"{text[chosen[0].start : chosen[0].end]}: {error}")
    if len(readings) > 1:
        return _both_orders(chosen, text)
    return readings.pop() if readings else reasons[0]


def _span(found: Found, order: str) -> tuple[date, date]:
    """The first and the last day. Raises ValueError where there is none."""
    first, last = (_ordered(found.points[index], order) for index in (0, -1))
    return first.span()[0], last.span()[1]


def _ordered(point: Point, order: str) -> Point:
    if point.numeric and order == MONTH_FIRST:
        return point._replace(number=point.day, day=point.number)
    return point


def _both_orders(chosen: list[Found], text: str) -> str:
    """The reason of a date that is another day in the other order."""
    found = next(one for one in chosen if any(point.numeric for point in one.points))
    point = next(point for point in found.points if point.numeric)
    days = [
        f"{one.day} {MONTH_NAMES['en'][one.number - 1]}"
        for one in (_ordered(point, order) for order in (DAY_FIRST, MONTH_FIRST))
    ]
    return (
        f"{text[found.start : found.end]} may be {days[0]} or {days[1]}: "
        f"say dates: {DAY_FIRST} or {MONTH_FIRST}"
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
