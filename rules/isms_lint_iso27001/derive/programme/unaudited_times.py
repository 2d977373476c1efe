"""The times in which something was not audited that are longer than high risk allows (9.2.2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import pairwise

from isms_lint.records.dates import add_days, add_months
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.programme.coverage import audited
from isms_lint_iso27001.derive.programme.cycle import Programme

_SHORTEST_MONTH = 28


class Unaudited(NamedTuple):
    """A time without an audit; `never`: the whole programme."""

    start: date
    end: date
    never: bool


class UnauditedTimes:
    """The times without an audit that are too long for high risk (a derivation). Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._as_of = run.as_of
        self._months = run.option_of("PRG008", "high_risk_interval_months")
        self._grace = run.option_of("PRG006", "grace_days")
        self._known: dict[tuple[date, date], UnauditedIn] = {}
        self._audited = run.derive(audited)
        self._days: dict[bool, dict[str, list[date]]] = {}

    def in_time_of(self, known: Programme) -> UnauditedIn:
        """Those in the period of a programme. In one that runs, planned audits count too."""
        period = (known.start, known.end)
        if period not in self._known:
            days = self._days_of_audits(or_planned=known.end >= self._as_of)
            self._known[period] = UnauditedIn(*period, days, self._months, self._grace)
        return self._known[period]

    def _days_of_audits(self, *, or_planned: bool) -> dict[str, list[date]]:
        """By item, the days of its audits, the earliest first: of those done, or of all."""
        if or_planned not in self._days:
            found = self._days[or_planned] = {}
            for one in self._audited:
                for leaf in one.items.touched if one.done or or_planned else ():
                    known = found.setdefault(leaf, [])
                    if not known or known[-1] != one.day:
                        known.append(one.day)
        return self._days[or_planned]


class UnauditedIn:
    """The times in one period without an audit that are too long for high risk."""

    def __init__(
        self, start: date, end: date, days: dict[str, list[date]], months: int, grace: int
    ) -> None:
        self._start = start
        self._end = end
        self._days = days
        self._months = months
        self._grace = grace
        self._found: dict[str, Unaudited | None] = {}

    def of(self, item: str) -> Unaudited | None:
        """The longest one of an item; None where there is none."""
        if item not in self._found:
            self._found[item] = self._longest(item)
        return self._found[item]

    def _longest(self, item: str) -> Unaudited | None:
        start, end = self._start, self._end
        after = add_days(end, 1)
        days = self._days.get(item, [])
        days = days[bisect_left(days, start) : bisect_right(days, end)]
        if not days:
            return Unaudited(start, end, never=True) if after >= self._due(start) else None
        between = [(start, days[0]), *pairwise(days), (days[-1], after)]
        long = [(b - a, a, b) for a, b in between if self._is_long(a, b)]
        if not long:
            return None
        _, a, b = max(long, key=lambda one: (one[0], one[1]))
        return Unaudited(a, min(b, end), never=False)

    def _is_long(self, start: date, end: date) -> bool:
        # No month has fewer days: most times need no look at the calendar.
        if (end - start).days <= _SHORTEST_MONTH * self._months:
            return False
        return end > add_days(self._due(start), self._grace)

    def _due(self, day: date) -> date:
        return add_months(day, self._months)
