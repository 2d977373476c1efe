"""When things happen. Time is cut into periods; each ends with a management review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

AS_OF = date(2026, 11, 20)
"""The day all corpora are judged by."""
_LAST_REVIEW = date(2026, 11, 2)
_LONGEST = 330
_SPAN = 3960
"""Days that records reach back at most."""
_MOST = 180


@dataclass(frozen=True)
class Period:
    """The days from one management review to the next."""

    number: int
    start: date
    review: date
    first: bool

    @property
    def days(self) -> int:
        return (self.review - self.start).days


def periods(blocks: int) -> list[Period]:
    """As many periods as there is work for: one for each block, and no more than fit."""
    count = max(1, min(blocks, _MOST))
    length = min(_LONGEST, _SPAN // count)
    ends = [_LAST_REVIEW - timedelta(days=length * back) for back in reversed(range(count))]
    return [
        Period(number, end - timedelta(days=length), end, number == 0)
        for number, end in enumerate(ends)
    ]


def after(day: date, days: int) -> date:
    """The day that lies `days` after another."""
    return day + timedelta(days=days)


def is_past(day: date) -> bool:
    """Whether a day was over when the corpus is judged."""
    return day < AS_OF
