"""The certification years that the timeline shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.certification.year import (
    CertificationYear,
    Visit,
    certification_years,
)
from isms_lint_iso27001.papers.certification_timeline.event import Event

_LONGEST = 18
"""Months of a year that has no beginning on record."""
_AHEAD = 6
"""Months after the as-of day up to which what is due is told at least."""


class Year(NamedTuple):
    """From the day after one visit to the last day of the next. `before` and `next` are the visits at
    its ends, None where there is none on record; `start` and `end` are the days that are shown.
    """

    before: Visit | None
    next: Visit | None
    start: date
    end: date
    is_current: bool
    events: tuple[Event, ...]

    def count(self, what: str) -> int:
        """How many things of that sort happened in it."""
        return sum(len(one.records) for one in self.events if one.what == what)


def years(done: Sequence[Event], run: Pass) -> tuple[Year, ...]:
    """The year of the as-of day and the one before it. A visit belongs to the year that it closes."""
    known = run.derive(certification_years)
    current = next(
        place for place, one in enumerate(known) if one.next is None or one.next.end >= run.as_of
    )
    shown = known[max(0, current - 1) : current + 1]
    return tuple(_year(one, one is known[current], done, run) for one in shown)


def _year(year: CertificationYear, is_current: bool, done: Sequence[Event], run: Pass) -> Year:
    end = year.next.end if year.next is not None else add_months(run.as_of, _AHEAD)
    if year.before is not None:
        start = add_days(year.before.end, 1)
    else:
        earliest = add_months(min(end, run.as_of), -_LONGEST)
        start = min((one.start for one in done if earliest <= one.end <= end), default=earliest)
    # What lasts belongs to the year in which it was completed: only then could the body see it.
    events = tuple(one for one in done if start <= one.end <= end)
    return Year(year.before, year.next, start, end, is_current, events)


def last_day(shown: Sequence[Year], run: Pass) -> date:
    """Up to when what is due is told: the end of the current year, and some months at least."""
    return max(shown[-1].end, add_months(run.as_of, _AHEAD))
