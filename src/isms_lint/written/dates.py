"""Dates as people write them, where they have one reading only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from isms_lint.written.date_names import ABOUT, LABELS, WEEKDAYS, any_of
from isms_lint.written.date_points import NAMES, Point, candidates, read_end, read_point
from isms_lint.written.enclosed import enclosed

DAY_FIRST = "day-first"
MONTH_FIRST = "month-first"


class Written(NamedTuple):
    """What a text says of a date: its first and last day (the same of a day), and what else it says."""

    start: date
    end: date
    note: str


class Unread(NamedTuple):
    """A text that means to be a date and has no one reading, and why."""

    reason: str


class _Found(NamedTuple):
    """Points in a text that belong together: one, or both ends of a range."""

    start: int
    end: int
    points: tuple[Point, ...]
    enclosed: bool
    trouble: str = ""


_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = r"[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
_TIME = re.compile(
    rf"(?:T|,? (?:at |um |à |às |a las |om )?){_HOUR}"
    r"(?: ?(?:Z|UTC|GMT|CES?T|[+-][0-9]{2}:?[0-9]{2}|Uhr|uur|h|[ap]\.?m\.?)(?!\w))?",
    re.IGNORECASE,
)
_DASH = r"[-–—‑‐−]|\.{2,3}|…"
_CONNECTION = re.compile(
    rf"(?P<range> ?(?:{_DASH}) ?| (?:to|until|till|through|thru|bis(?: zum)?|à|au|a|al|até|ao|t/m"
    rf"|tot(?: en met)?) )|(?P<interval>/)|(?P<list> ?[/&] ?|,? (?:and|und|et|y|e|en) |, )",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:{any_of(WEEKDAYS)})\b\.?,? ?(?:den |der |the |le |el )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tussen)\W*\Z", re.IGNORECASE)
_WEEK_BEFORE = re.compile(
    r"\b(?:weeks?|wks?|kw|cw|wochen?|semanas?|semaines?|weken)\W*(?:[0-9]{1,2}\W*)?\Z",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[^\W_]|[-./:,][0-9]|_")
_LIST_BEFORE = re.compile(
    r"[0-9]\.? ?(?:[&+]|and|und|et|y|e|en|,|/|or|oder|ou|o|of) ?\Z", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
        text = unicodedata.normalize("NFC", text)
    found = list(_search(text, order))
    strong = [one for one in found if not one.points[0].weak]
    chosen = [one for one in strong if not one.enclosed] or strong
    if not chosen:
        chosen = [one for one in found[:1] if _stands_alone(one, text)]
    if not chosen:
        return None
    return _settle(chosen, text, order)


def _search(text: str, order: str) -> Iterator[_Found]:
    """All points and ranges of the text, from left to right."""
    inside = enclosed(text)
    until = 0
    for at in candidates(text):
        if at < until:
            continue
        read = read_point(text, at)
        if read is None:
            continue
        point, end = read
        if point.unit == "day" and _WEEK_BEFORE.search(text, max(0, at - 40), at):
            continue
        points, end, trouble = _extended(text, at, point, end, order)
        time = _TIME.match(text, end) if points[-1].day else None
        if not time and _TAIL.match(text, end):
            continue
        if any(one.unit == "day" and not one.number for one in points):
            continue
        until = end
        yield _Found(at, end, points, bool(inside[at]), trouble)


def _extended(
    text: str, at: int, point: Point, end: int, order: str
) -> tuple[tuple[Point, ...], int, str]:
    """The point, or the range that it begins; where that ends; what is wrong with it."""
    time = _TIME.match(text, end) if point.day and point.year else None
    joint = _CONNECTION.match(text, time.end() if time else end)
    if joint is None:
        return (point,), end, ""
    weekday = _WEEKDAY.match(text, joint.end())
    for there in (joint.end(), weekday.end() if weekday else joint.end()):
        read = (read_end if point.number and not point.year else read_point)(text, there)
        both = _completed(point, read[0], joint) if read else None
        if read and both:
            break
    else:
        return (point,), end, ""
    if not point.number and read[0].numeric and not _is_day_first(read[0], order):
        return both, read[1], f"{text[at : read[1]]} may be several days: say dates: {DAY_FIRST}"
    if joint.lastgroup == "range" or (joint.lastgroup == "interval" and _is_interval(point, both)):
        return both, read[1], ""
    if point.year and not point.weak:
        return (point,), end, ""
    between = _BETWEEN.search(text, max(0, at - 20), at)
    if between or _follows(*both):
        return both, read[1], ""
    return both, read[1], f"{text[at : read[1]]} says two dates"


def _is_day_first(point: Point, order: str) -> bool:
    return order == DAY_FIRST or (not order and point.day > 12)


def _is_interval(first: Point, both: tuple[Point, ...]) -> bool:
    """An interval of ISO 8601: two days, the year written first."""
    return bool(first.year and first.day and not first.numeric and both[1].day)


def _completed(first: Point, last: Point, joint: re.Match[str]) -> tuple[Point, Point] | None:
    """Both ends of a range with all that one says of the other; None where they are no range."""
    if first.unit == "week" and last.unit == "day" and not last.number:
        last = Point("week", last.year, last.day)
    if "fiscal" in {first.unit, last.unit}:
        return None
    if first.unit != last.unit:
        days = first.unit in {"day", "month"} and last.unit in {"day", "month"}
        return (first, last) if days and first.year and last.year and first.number else None
    if first.unit == "day" and not first.number:
        return _completed_day(first, last)
    if first.unit == "day" and not last.number:
        if last.day <= first.day or (first.year and joint[0] != joint[0].strip()):
            return None
        year = last.year or first.year
        return first._replace(year=year, weak=not year), first._replace(year=year, day=last.day)
    if first.numeric != last.numeric and not (first.year and last.year):
        return None
    if not first.year:
        back = (first.number, first.day) > (last.number, last.day) and not first.numeric
        first = first._replace(year=max(last.year - back, 0), weak=last.weak)
    elif not last.year:
        ahead = (first.number, first.day) > (last.number, last.day) and not first.numeric
        last = last._replace(year=first.year + ahead)
    return first, last


def _completed_day(first: Point, last: Point) -> tuple[Point, Point] | None:
    """`10` of `10–14 February 2025`; of `10-14/02/2025` too, which has its day first."""
    if not last.number:
        return None
    last = last._replace(numeric=False)
    return last._replace(day=first.day), last


def _follows(first: Point, last: Point) -> bool:
    """Whether one is the day, month, quarter or half right behind the other."""
    if first.numeric or not first.year or not last.year:
        return False
    try:
        return (last.span()[0] - first.span()[1]).days == 1
    except ValueError:
        return False


def _stands_alone(found: _Found, text: str) -> bool:
    """Whether nothing beside it makes a number of a year, or a word of a month."""
    before = text[: found.start]
    words = _WORDS.findall(before.casefold())
    if any(c.isdigit() for c in before) or any(word not in _BESIDE for word in words):
        return False
    after = text[found.end :].lstrip()
    return not after or not after[0].isalnum() or (found.points[0].unit == "month" and "-" in after)


_BESIDE = LABELS | ABOUT | frozenset(WEEKDAYS)


def _settle(chosen: list[_Found], text: str, order: str) -> Written | Unread:
    """The one reading of what was found, or why there is none."""
    trouble = next((one.trouble for one in chosen if one.trouble), "")
    if trouble:
        return Unread(trouble)
    first = chosen[0]
    written = text[first.start : first.end]
    before = text[: first.start]
    for point in (point for one in chosen for point in one.points):
        if point.unit == "fiscal":
            return Unread(f"{written} is a year of accounts: say from when to when")
        if not point.year:
            return Unread(f"{written} has no year")
    if _is_another(before):
        return Unread(f"{_short(text)} is no single date")
    if _LIST_BEFORE.search(before[-12:]):
        return Unread(f"{_short(text)} says two dates")
    readings: set[frozenset[tuple[date, date]]] = set()
    reason = ""
    for one in (order,) if order else (DAY_FIRST, MONTH_FIRST):
        try:
            readings.add(frozenset(_span(found, one) for found in chosen))
        except ValueError as error:
            reason = reason or f"{written}: {error}"
    if not readings:
        return Unread(reason)
    if len(readings) > 1:
        return Unread(_both_orders(chosen, text))
    spans = readings.pop()
    if len(spans) > 1:
        return Unread(f"{_short(text)} says two dates")
    start, end = next(iter(spans))
    if start > end:
        return Unread(f"{written} ends before it begins")
    if first.enclosed:
        before = "".join(before.rsplit("(", 1))
    return Written(start, end, _note(before, text[first.end :]))


def _span(found: _Found, order: str) -> tuple[date, date]:
    """The first and the last day. Raises ValueError where there is none."""
    points = [_ordered(point, order) for point in found.points]
    return points[0].span()[0], points[-1].span()[1]


def _ordered(point: Point, order: str) -> Point:
    if not point.numeric:
        return point
    if order == MONTH_FIRST:
        return point._replace(number=point.day, day=point.number)
    return point


def _both_orders(chosen: list[_Found], text: str) -> str:
    """The reason of a date that is another day in the other order."""
    found = next(one for one in chosen if any(point.numeric for point in one.points))
    point = next(point for point in found.points if point.numeric)
    days = [f"{one.day} {NAMES[one.number - 1]}" for one in (point, _ordered(point, MONTH_FIRST))]
    return (
        f"{text[found.start : found.end]} may be {days[0]} or {days[1]}: "
        f"say dates: {DAY_FIRST} or {MONTH_FIRST}"
    )


_NO_DAY_WORDS = re.compile(
    r"\b(?:after|following|within|not before|no earlier than|earliest|postponed from|moved from"
    r"|nach(?: dem)?|innerhalb|nicht vor|frühestens|verschoben von|après|pas avant|dans les"
    r"|después de|no antes de|após|depois de|não antes de|niet voor)\b(?! (?:the )?review)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:ongoing|continuous(?:ly)?|recurring|daily|weekly|monthly|quarterly|semi-?annual(?:ly)?"
    r"|bi-?annual(?:ly)?|annual(?:ly)?|yearly|every \w+|each \w+"
    r"|laufend|fortlaufend|täglich|wöchentlich|monatlich|quartalsweise|vierteljährlich|halbjährlich"
    r"|jährlich|contínuo|continuamente|diário|semanal|mensal(?:mente)?|trimestral(?:mente)?|semestral"
    r"|anual(?:mente)?|continuo|diario|mensual(?:mente)?|continue?|en cours|mensuel(?:lement)?"
    r"|trimestriel(?:lement)?|semestriel|annuel(?:lement)?|doorlopend|dagelijks|wekelijks"
    r"|maandelijks|jaarlijks|halfjaarlijks)"
    r"\s*(?:\Z|[,;:(\[/–—-]|(?:since|from|until|till|to|starting|seit|ab|bis|depuis|desde|até|hasta"
    r"|vanaf|sinds|tot|à partir|a partir)\b)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:next|nächste\w*|próxim[oa]|prochaine?|volgende)\b", re.IGNORECASE)


def _is_another(before: str) -> bool:
    """Whether the words before a date say that it is not the day that is meant."""
    if not before or before.isspace():
        return False
    if _NO_DAY_WORDS.search(before):
        return True
    return _OFTEN.search(before) is not None and not _NEXT.search(before)


def _note(before: str, after: str) -> str:
    """What stands beside a date, without what adds nothing."""
    before = before.strip(" :,-–—(")
    words = _WORDS.findall(before.casefold())
    if words and all(word in LABELS or word in WEEKDAYS for word in words) and _only_words(before):
        before = ""
    after = after.strip(" ,;.")
    after = after[1:] if _TIME.match(after) and after[0] in "Tt" else after
    if not before:
        return _unwrapped(after)
    after = after.removeprefix(")") if "(" in before or not after.startswith(")(") else after
    return f"{before} {after}".strip()


def _only_words(text: str) -> bool:
    return all(character.isalpha() or character in " .:,-'’" for character in text)


def _unwrapped(text: str) -> str:
    """Without the brackets around all of it."""
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"} and text.count(text[0]) == 1:
        return text[1:-1].strip()
    return text.lstrip("–—-: ").strip()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
