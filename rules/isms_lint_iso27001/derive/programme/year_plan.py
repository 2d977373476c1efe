"""The days on which things are planned in the three years of a programme."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days, add_months
from isms_lint.values import NamedTuple

_YEARS = 3
_YEAR = 12
_REVIEWED = (11, 14)
"""Months and days after the start, where the certification body sets no other rhythm."""
_LEAD_MONTHS = 1
"""From the review to the visit of the body."""
_LEAST_MONTHS = 4
"""From the start to a first review, with assessment and audits before it."""
_AUDITED_DAYS = 60
"""From the last audit to the review: a month for the report, and one to act on it."""
_PARTS_APART = 4
"""Months between the two audits of a year, where the interval leaves a choice."""
_EVENLY = 8
"""Months: an interval below it wants the audits spread over the year."""
_SETTLED_DAYS = 7
"""From the start to the first audit at least."""
_ASSESSED_MONTHS = 1


class Intervals(NamedTuple):
    """Months between two of them, as the organization declares."""

    audit: int
    review: int
    assessment: int


class Round(NamedTuple):
    """The audits that lead to a yearly review: their days, and that of the one of internal audit
    itself; None where no review follows within the programme.
    """

    audits: tuple[date, ...]
    of_audit: date | None


class Plan(NamedTuple):
    """First and last day of the programme, and what is planned in it."""

    start: date
    end: date
    assessments: tuple[date, ...]
    rounds: tuple[Round, ...]
    reviews: tuple[date, ...]


def plan(start: date, intervals: Intervals, visit: date | None) -> Plan:
    """The plan of three years from `start`. `visit` is the next visit of the certification body that
    looks at audits and review: both are planned before it, in the same months each year.
    """
    end = add_days(add_months(start, _YEAR * _YEARS), -1)
    anchors = [add_months(_anchor(start, visit), _YEAR * year) for year in range(_YEARS + 1)]
    reviews_a_year = _times(intervals.review)
    audits_a_year = max(2, reviews_a_year, _times(intervals.audit))
    has_choice = reviews_a_year == 1 and intervals.audit >= _EVENLY
    step = _PARTS_APART if has_choice else _YEAR // audits_a_year
    rounds = tuple(
        Round(
            tuple(
                day
                for part in reversed(range(audits_a_year))
                if _lies(day := _audit_day(anchor, part * step), start, end)
            ),
            _monday(add_days(anchor, -_AUDITED_DAYS + 21)) if anchor <= end else None,
        )
        for anchor in anchors
    )
    first = min(day for one in rounds for day in one.audits)
    reviews = sorted(
        _monday(add_months(anchor, -part * (_YEAR // reviews_a_year)))
        for anchor in anchors
        for part in range(reviews_a_year)
    )
    return Plan(
        start,
        end,
        tuple(_assessments(start, end, intervals.assessment)),
        tuple(one for one in rounds if one.audits),
        tuple(day for day in reviews if add_days(first, 30) <= day <= end),
    )


def _anchor(start: date, visit: date | None) -> date:
    """The day of the first yearly review."""
    usual = add_days(add_months(start, _REVIEWED[0]), _REVIEWED[1])
    if visit is None:
        return usual
    day = add_months(visit, -_LEAD_MONTHS)
    while day >= add_months(start, _YEAR):
        day = add_months(day, -_YEAR)
    return day if day >= add_months(start, _LEAST_MONTHS) else usual


def _audit_day(anchor: date, months: int) -> date:
    return _monday(add_months(add_days(anchor, -_AUDITED_DAYS), -months))


def _assessments(start: date, end: date, months: int) -> Iterator[date]:
    day = add_months(start, _ASSESSED_MONTHS)
    while day <= end:
        yield _monday(day)
        day = add_months(day, min(months, _YEAR))


def _times(months: int) -> int:
    """How often a year, with at most so many months between two."""
    return -(-_YEAR // min(months, _YEAR))


def _lies(day: date, start: date, end: date) -> bool:
    return add_days(start, _SETTLED_DAYS) <= day <= end


def _monday(day: date) -> date:
    """The day, or the next Monday."""
    return add_days(day, -day.weekday() % 7)
