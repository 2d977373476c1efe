"""A point in time as it is written: a day, a week, a month, a quarter, half a year, a year.

A point may lack its year or its month where it stands in a range (`28 Feb` in `28 Feb – 3 Mar
2025`); the other end has it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from isms_lint.values import NamedTuple
from isms_lint.written.date_names import MONTHS, ORDINALS, any_of
from isms_lint.written.month_names import MONTH_NAMES
from isms_lint.written.vocabulary import words


class Point(NamedTuple):
    """One point. `unit` is day, week, month, quarter, half or year.

    It is `fiscal` for a year of accounts, and `number` for a number alone, which is a day or a week
    where the other end of its range says so.

    `number` is that of the month (of a day too), week, quarter or half. `year` is 0 where it is not
    written. A `numeric` day is two numbers whose order is not written (`8/6`): the first is in `day`,
    the second in `number`. `weak` says that it is a date only where nothing else is written before it.
    """

    unit: str
    year: int = 0
    number: int = 0
    day: int = 0
    numeric: bool = False
    weak: bool = False

    def span(self) -> tuple[date, date]:
        """Its first and its last day. Raises ValueError with the reason where there are none."""
        if not 1900 <= self.year <= 2199:
            raise ValueError(f"the year {self.year:04}")
        if self.unit == "day":
            day = self._day(self.number, self.day)
            return day, day
        if self.unit == "week":
            try:
                first = date.fromisocalendar(self.year, self.number, self.day or 1)
            except ValueError:
                raise ValueError(f"{self.year} has no week {self.number}") from None
            return first, first if self.day else first + timedelta(days=6)
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.unit]
        last = self.number * months if self.number else 12
        start = self._day(last - months + 1, 1)
        return start, self._day(last, monthrange(self.year, last)[1])

    def _day(self, month: int, day: int) -> date:
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}")
        if not 1 <= day <= monthrange(self.year, month)[1]:
            raise ValueError(f"{MONTH_NAMES['en'][month - 1]} {self.year} has no day {day}")
        return date(self.year, month, day)


_Y = r"(?:19|20|21)[0-9]{2}(?![0-9])"
_MON = rf"(?:{any_of(MONTHS)})(?![^\W\d_])\.?"
_ORD = r"(?:\.|(?:st|nd|rd|th|er|ère|ste|de|ème|[ºª°oae])(?![^\W\d_]))?"
_D = r"[0-9]{1,2}(?![0-9])"
_TO_MONTH = r"(?: ?[-/.] ?| (?:of (?:the )?|de |d['’])?)?"
_TO_YEAR = r"(?:[-/]|,? ?(?:of |de |del )?)"
_NTH = (
    r"(?:[1-4](?:\.|st|nd|rd|th|er|ère|ste|de|e|ème|[ºª°oa])?|(?:IV|I{1,3})\.?"
    rf"|{any_of(ORDINALS)})"
)
_QUARTER = (
    r"(?:[QT] ?(?P<q>[1-4])(?!\w)|(?:quarter|quartal|trimestre|kwartaal) (?P<q>[1-4])(?!\w)"
    rf"|(?P<q>{_NTH}) ?(?:quarter|quartals?|trimestre|trim\.?|kwartaal)(?!\w))"
)
_HALF = (
    r"(?:(?:HJ|[HS]) ?(?P<h>[12])(?!\w)"
    rf"|(?P<h>{_NTH}) ?(?:half(?:-?year)?|halbjahr(?:es)?|hj|semestre|semester|halfjaar)(?!\w))"
)
_WEEK_WORD = r"(?:calendar week|week|wk|kw|cw|w|kalenderwoche|woche|semana|semaine|sem\.?)"
_WEEK = (
    rf"(?:{_WEEK_WORD} ?(?P<w>[0-9]{{1,2}})(?![0-9])"
    rf"|(?P<w>[0-9]{{1,2}})\. ?(?:KW|Kalenderwoche)(?!\w))"
)

_FULL = {
    "week_day": r"(?P<y>[0-9]{4})-?W(?P<w>[0-9]{2})-(?P<d>[1-7])(?![0-9])",
    "week": rf"(?:(?P<y>{_Y})[-/ ]{{0,2}}{_WEEK}|{_WEEK}(?:[-/]|,? ?(?:of |de |/ ?)?)(?P<y>{_Y}))",
    "year_first": r"(?P<y>[0-9]{4})(?P<s>[-/.–])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])",
    "day_month_year": rf"(?P<d>{_D}){_ORD}{_TO_MONTH}(?P<mon>{_MON}){_TO_YEAR}(?P<y>{_Y})",
    "month_day_year": rf"(?P<mon>{_MON})[- ]?(?P<d>{_D}){_ORD}(?:,? |[-/])(?P<y>{_Y})",
    "year_month_day": rf"(?P<y>{_Y})[-/ ]?(?P<mon>{_MON})[-/ ]?(?P<d>{_D})",
    "month_year": (
        rf"(?P<mon>{_MON})(?:{_TO_YEAR}(?P<y>{_Y})|(?: ?['’]|/)(?P<y>[0-9]{{2}})(?![0-9]))"
    ),
    "quarter": (
        rf"(?:{_QUARTER}(?:{_TO_YEAR}(?P<y>{_Y})|(?:/| ?['’])(?P<y>[0-9]{{2}})(?![0-9]))"
        rf"|(?P<q>[1-4])[QT](?:{_TO_YEAR}(?P<y>{_Y})|[ '’/]?(?P<y>[0-9]{{2}})(?![0-9]))"
        rf"|(?P<y>{_Y})[-/ ]?{_QUARTER})"
    ),
    "half": (
        rf"(?:{_HALF}(?:{_TO_YEAR}(?P<y>{_Y})|(?:/| ?['’])(?P<y>[0-9]{{2}})(?![0-9]))"
        rf"|(?P<h>[12])[HS](?:{_TO_YEAR}(?P<y>{_Y})|[ '’/]?(?P<y>[0-9]{{2}})(?![0-9]))"
        rf"|(?P<y>{_Y})[-/ ]?{_HALF})"
    ),
    "dotted": rf"(?P<d>{_D})\. ?(?P<m>[0-9]{{1,2}})\. ?(?P<y>[0-9]{{4}}|[0-9]{{2}})(?![0-9])",
    "numeric": (
        rf"(?P<d>{_D})(?P<s> ?[-/] ?)(?P<m>[0-9]{{1,2}})(?P=s)(?P<y>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"
    ),
    "short_year": (
        rf"(?P<d>{_D}){_ORD}(?: |[-/.])(?P<mon>{_MON})"
        r"(?: ?['’]| |[-/.])?(?P<y>[0-9]{2})(?![0-9])"
    ),
    "year_month": rf"(?P<y>{_Y})(?:[-/](?P<m>[0-9]{{1,2}})(?![0-9])|[-/ ]?(?P<mon>{_MON}))",
    "month_slash_year": rf"(?P<m>[0-9]{{1,2}})[-/.](?P<y>{_Y})",
    "compact": r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?![0-9])",
}
_PARTIAL = {
    "fiscal": (
        r"(?:FY|GJ|WJ|fiscal year|Geschäftsjahr|boekjaar|exercice|ejercicio|exercício)"
        r"[-/ ]?'?(?P<y>[0-9]{2,4})(?![0-9])"
    ),
    "day_month": rf"(?P<d>{_D}){_ORD}{_TO_MONTH}(?P<mon>{_MON})",
    "month_day": rf"(?P<mon>{_MON})[- ]?(?P<d>{_D}){_ORD}(?! ?(?:{_MON}))",
    "month": rf"(?P<mon>{_MON})",
    "quarter": _QUARTER,
    "half": _HALF,
    "week": _WEEK,
    "year": rf"(?P<y>{_Y})",
    "dotted": rf"(?P<d>{_D})\. ?(?P<m>[0-9]{{1,2}})\.(?![0-9])",
    "numeric": (
        rf"(?P<d>{_D})(?:/(?P<m>[0-9]{{1,2}})(?![0-9/])|-(?P<m>[0-9]{{1,2}})(?![-0-9/]))"
        rf"(?! ?(?:{_MON}))"
    ),
    "day": rf"(?P<d>{_D}){_ORD}",
}
_BEHIND = {"day_year": rf"(?P<d>{_D}){_ORD}(?:,? |[-/])(?P<y>{_Y})"}
"""The end of a range whose beginning has the month: `14, 2025` in `Feb 10–14, 2025`."""

_GROUP = re.compile(r"\(\?P([<=])(\w+)([>)])")


class _Alternatives:
    """Regular expressions as one, whose groups may have the same names."""

    def __init__(self, *families: dict[str, str]) -> None:
        self._names: list[tuple[str, list[tuple[str, str]]]] = []
        sources = []
        for family in families:
            for name, source in family.items():
                sources.append(self._renamed(name, source))
        self.source = "|".join(sources)

    def _renamed(self, name: str, source: str) -> str:
        number = len(self._names)
        groups: list[tuple[str, str]] = []

        def renamed(found: re.Match[str]) -> str:
            sign, group, close = found.groups()
            if sign == "=":
                return f"(?P=s{number}_0)"
            unique = f"{group}{number}_{0 if group == 's' else len(groups)}"
            groups.append((group, unique))
            return f"(?P<{unique}{close}"

        inner = _GROUP.sub(renamed, source)
        self._names.append((name, groups))
        return f"(?P<all{number}>{inner})"

    def read(self, found: re.Match[str]) -> tuple[str, dict[str, str]]:
        """The name of what was found, and its parts."""
        number = int((found.lastgroup or "all0").removeprefix("all"))
        name, groups = self._names[number]
        return name, {group: found[unique] for group, unique in groups if found[unique]}


_ANY = _Alternatives(_FULL, _PARTIAL)
_END = _Alternatives(_BEHIND, _FULL, _PARTIAL)
_ANY_RE = re.compile(_ANY.source, re.IGNORECASE)
_END_RE = re.compile(_END.source, re.IGNORECASE)
_FIRST_WORDS = words(
    """
    i ii iii iv q t h s hj w kw cw wk sem quarter quartal trimestre kwartaal calendar week
    kalenderwoche woche semana semaine fy gj wj fiscal geschäftsjahr boekjaar exercice ejercicio
    exercício
    """
).union(MONTHS, ORDINALS)
_WORD = re.compile(
    r"(?:(?<!\w)(?<!\w[-./])|(?<=\bmid-)|(?<=\bmi-)|(?<=\bend-)|(?<=\blate-)|(?<=\bearly-))"
    r"(?:([0-9])|([^\W\d_]+))",
    re.IGNORECASE,
)
_WEAK = frozenset({"short_year", "year_month", "month_slash_year", "compact", "year", "fiscal"})


def candidates(text: str) -> Iterator[int]:
    """Where in the text a point may begin."""
    for word in _WORD.finditer(text):
        if word[1] or word[2].casefold() in _FIRST_WORDS:
            yield word.start()


def read_point(text: str, at: int) -> tuple[Point, int] | None:
    """The point that is written at this place, and where it ends."""
    found = _ANY_RE.match(text, at)
    return None if found is None else (_point(*_ANY.read(found)), found.end())


def read_end(text: str, at: int) -> tuple[Point, int] | None:
    """The same for the end of a range, which may lack the month: `14, 2025`."""
    found = _END_RE.match(text, at)
    return None if found is None else (_point(*_END.read(found)), found.end())


def _point(name: str, found: dict[str, str]) -> Point:
    year = _year(found.get("y", ""))
    day = int(found.get("d", 0))
    # Two digits of a year are enough where day and month have two too: `21.02.25`.
    short = len(found.get("y", "")) == 2 and not (name == "dotted" and len(found["d"]) == 2)
    weak = name in _WEAK or short
    if "w" in found:
        return Point("week", year, int(found["w"]), day, weak=not year)
    if "q" in found:
        return Point("quarter", year, _nth(found["q"]), weak=not year)
    if "h" in found:
        return Point("half", year, _nth(found["h"]), weak=not year)
    if name in {"day", "day_year"}:
        return Point("number", year, 0, day, weak=True)
    if name in {"year", "fiscal"}:
        return Point(name, year, weak=True)
    month = (
        MONTHS[found["mon"].casefold().rstrip(".")] if "mon" in found else int(found.get("m", 0))
    )
    unit = "day" if "d" in found else "month"
    return Point(unit, year, month, day, name == "numeric", weak or not year)


def _year(written: str) -> int:
    """Two digits are a year of this century up to 69."""
    number = int(written or 0)
    return number + (2000 if number < 70 else 1900) if len(written) == 2 else number


def _nth(written: str) -> int:
    """The number of `2.`, `II` or `zweites`."""
    word = written.casefold().rstrip(".")
    if word in ORDINALS:
        return ORDINALS[word]
    return int(word[0]) if word[0].isdigit() else ("i", "ii", "iii", "iv").index(word) + 1
