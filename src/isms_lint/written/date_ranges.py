"""Dates in a text, and ranges of them: where they stand, and of which points they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.values import NamedTuple
from isms_lint.written.date_names import LABELS, WEEKDAYS, any_of
from isms_lint.written.date_points import Point, candidates, read_end, read_point
from isms_lint.written.enclosed import enclosed

DAY_FIRST = "day-first"
MONTH_FIRST = "month-first"

_HOUR = r"[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
TIME = re.compile(
    rf"(?:T|,? (?:at |um |à |às |a las |om )?){_HOUR}"
    r"(?: ?(?:Z|UTC|GMT|CES?T|[+-][0-9]{2}:?[0-9]{2}|Uhr|uur|h|[ap]\.?m\.?)(?!\w))?",
    re.IGNORECASE,
)
_DASH = r"[-–—−]|\.{2,3}|…"
_JOINT = re.compile(
    rf"(?P<range> ?(?:{_DASH}) ?"
    r"| (?:to|until|till|through|thru|bis(?: zum)?|à|au|a|al|até|ao|t/m|tot(?: en met)?) )"
    r"|(?P<interval>/)"
    r"|(?P<list> ?[/&+] ?|,? (?:and|und|et|y|e|en|or|oder|ou|o|of) |, )",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?:{any_of(WEEKDAYS)})\b\.?,? ?(?:den |der |the |le |el )?", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tussen)\W*\Z", re.IGNORECASE)
_WEEKS = re.compile(
    r"\b(?:weeks?|wks?|kw|cw|wochen?|semanas?|semaines?|weken)\.? ?(?:[0-9]{1,2} ?[-–&/+,]? ?)?\Z",
    re.IGNORECASE,
)
"""Before numbers that are those of weeks: `Week 2–3 Feb 2025`."""
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_GOES_ON = re.compile(r"\w|[-./:,][0-9]")
"""Behind what is no date, but the beginning of something else."""


class Found(NamedTuple):
    """Points in a text that belong together: one, or both ends of a range.

    `trouble` says why they have no one reading, whatever the order of their numbers.
    """

    start: int
    end: int
    points: tuple[Point, ...]
    enclosed: bool
    trouble: str


def find_dates(text: str, order: str) -> Iterator[Found]:
    """All points and ranges of a text whose space is single, from left to right."""
    inside = enclosed(text)
    until = 0
    for at in candidates(text):
        read = read_point(text, at) if at >= until else None
        if read is None:
            continue
        point, end = read
        if point.unit in {"day", "number"} and _WEEKS.search(text, max(0, at - 40), at):
            continue
        points, end, trouble = _extended(text, at, point, end, order)
        timed = points[-1].day and TIME.match(text, end)
        if points[0].unit == "number" or (not timed and _GOES_ON.match(text, end)):
            continue
        until = end
        yield Found(at, end, points, bool(inside[at]), trouble)


def _extended(
    text: str, at: int, point: Point, end: int, order: str
) -> tuple[tuple[Point, ...], int, str]:
    """The point, or the range that it begins; where that ends; why it has no one reading."""
    time = TIME.match(text, end) if point.day and point.year else None
    joint = _JOINT.match(text, time.end() if time else end)
    if joint is None or (point.unit == "number" and _counts_a_thing(text, at, joint)):
        return (point,), end, ""
    both, last_end = _ends(text, point, joint)
    if both is None:
        return (point,), end, ""
    written = text[at:last_end]
    if point.unit == "number" and both[1].numeric:
        if order == MONTH_FIRST or (not order and both[1].day <= 12):
            return both, last_end, f"{written} may be several days: say dates: {DAY_FIRST}"
        both = (both[0]._replace(numeric=False), both[1]._replace(numeric=False))
    if joint.lastgroup == "range" or (joint.lastgroup == "interval" and _is_interval(point, both)):
        return both, last_end, ""
    if point.year and not point.weak:
        return (point,), end, ""
    if _follows(*both) or _BETWEEN.search(text, max(0, at - 20), at):
        return both, last_end, ""
    return both, last_end, f"{written} says two dates"


def _counts_a_thing(text: str, at: int, joint: re.Match[str]) -> bool:
    """Whether a number before a date is that of something: `Phase 2 - 10 Feb 2025`."""
    word = _WORD_BEFORE.search(text, max(0, at - 40), at)
    loose = joint.lastgroup == "range" and joint[0] != joint[0].strip()
    return loose and word is not None and word[1].casefold() not in LABELS | WEEKDAYS.keys()


def _ends(text: str, first: Point, joint: re.Match[str]) -> tuple[tuple[Point, Point] | None, int]:
    """Both ends of the range whose other end stands behind the joint, and where it ends."""
    weekday = _WEEKDAY.match(text, joint.end())
    for there in (joint.end(), weekday.end() if weekday else joint.end()):
        read = (read_end if first.number and not first.year else read_point)(text, there)
        both = _completed(first, read[0], joint[0]) if read else None
        if read and both:
            return both, read[1]
    return None, 0


def _is_interval(first: Point, both: tuple[Point, Point]) -> bool:
    """An interval of ISO 8601: two days or two months, the year written first."""
    months = first.unit == both[1].unit == "month" and first.weak
    return bool(first.year and not first.numeric and (months or (first.day and both[1].day)))


def _completed(first: Point, last: Point, joint: str) -> tuple[Point, Point] | None:
    """Both ends of a range with all that one says of the other; None where they are no range."""
    if last.unit == "number":
        return _up_to(first, last, joint)
    if first.unit == "number":
        return (last._replace(day=first.day), last) if last.unit == "day" else None
    if first.unit != last.unit:
        days = {first.unit, last.unit} <= {"day", "month"}
        return (first, last) if days and first.year and last.year else None
    if first.unit == "fiscal" or (first.numeric != last.numeric and not (first.year and last.year)):
        return None
    turned = (first.number, first.day) > (last.number, last.day) and not first.numeric
    if not first.year:
        first = first._replace(year=last.year and last.year - turned, weak=last.weak)
    elif not last.year:
        last = last._replace(year=first.year + turned)
    return first, last


def _up_to(first: Point, last: Point, joint: str) -> tuple[Point, Point] | None:
    """A range that ends with a number: `Feb 10–14, 2025`, `2025-02-10/14`, `KW 12–14 2026`."""
    year = last.year or first.year
    if first.unit == "week":
        return first._replace(year=year, weak=not year), Point("week", year, last.day)
    loose = first.year and joint != joint.strip()
    if first.unit != "day" or loose or last.day <= first.day:
        return None
    first = first._replace(year=year, weak=not year)
    return first, first._replace(day=last.day)


def _follows(first: Point, last: Point) -> bool:
    """Whether one is the day, month, quarter or half right behind the other."""
    if first.numeric or not first.year or not last.year:
        return False
    try:
        return (last.span()[0] - first.span()[1]).days == 1
    except ValueError:
        return False
