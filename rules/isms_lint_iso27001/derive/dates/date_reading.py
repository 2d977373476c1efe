"""The days that a date written in another way can mean."""

from __future__ import annotations

import re
from datetime import date

from isms_lint_iso27001.derive.text.pattern import Pattern

_YEAR_FIRST = Pattern(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\Z", re.ASCII)
_YEAR_LAST = Pattern(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\Z", re.ASCII)
_NO_SEPARATOR = Pattern(r"(\d{4})(\d{2})(\d{2})\Z", re.ASCII)
_DAY_AND_NAME = Pattern(r"(\d{1,2})\.?[ -]([a-z]+)\.?,?[ -](\d{4})\Z", re.ASCII)
_NAME_AND_DAY = Pattern(r"([a-z]+)\.? (\d{1,2}),? (\d{4})\Z", re.ASCII)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBER = Pattern(r"\d{1,2}(?!\d)", re.ASCII)
_SHORTEST_NAME = 3
_LONGEST = 40
_CENTURIES = range(1900, 2200)


def possible_days(written: str) -> list[date]:
    """The days that `written` may mean, the one that is written day first before the other."""
    text = " ".join(written.lower().split())
    days = _readings(text) if len(text) <= _LONGEST else set()
    number = (_NUMBER.match(text) or " ")[0]
    return sorted(days, key=lambda day: (str(day.day) != number.lstrip("0"), day))


def spelt(day: date) -> str:
    """`day` as nobody misreads it: `5 November 2024`."""
    return f"{day.day} {_MONTHS[day.month - 1].title()} {day.year}"


def _readings(text: str) -> set[date]:
    if match := _YEAR_FIRST.match(text):
        return _days((match[1], match[3], match[4]))  # nobody puts the day between
    if match := _YEAR_LAST.match(text):
        return _days((match[4], match[1], match[3]), (match[4], match[3], match[1]))
    if match := _NO_SEPARATOR.match(text):
        day_first = (text[4:], text[2:4], text[:2])
        month_first = (text[4:], text[:2], text[2:4])
        return _days((match[1], match[2], match[3]), day_first, month_first)
    if match := _DAY_AND_NAME.match(text):
        return _days((match[3], _month(match[2]), match[1]))
    if match := _NAME_AND_DAY.match(text):
        return _days((match[3], _month(match[1]), match[2]))
    return set()


def _days(*readings: tuple[str, str, str]) -> set[date]:
    """The days among readings (year, month, day) that exist."""
    found = set()
    for year, month, day in readings:
        try:
            read = date(int(year), int(month), int(day))
        except ValueError:
            continue
        if read.year in _CENTURIES:
            found.add(read)
    return found


def _month(name: str) -> str:
    """The number of an English month, written out or cut to three letters or more; `0` for others."""
    if len(name) < _SHORTEST_NAME:
        return "0"
    numbers = (str(n) for n, month in enumerate(_MONTHS, 1) if month.startswith(name))
    return next(numbers, "0")
