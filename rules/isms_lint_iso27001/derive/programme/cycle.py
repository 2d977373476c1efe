"""The cycles in which everything has to be audited once: three years, the life of a certificate.

ISO/IEC 27001 names no cycle; 17021-1 gives the certificate three years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.standards import is_programme_of_isms
from isms_lint_iso27001.derive.dates.spans import Spans

_VOID = frozenset({"draft", "superseded"})
_QUARTER = 92
"""Days: a programme of three years and a month is one cycle, and ends when the programme does."""


class Programme(NamedTuple):
    """A programme and its period. Whole days, both ends included."""

    record: Record
    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether `day` falls into its period."""
        return self.start <= day <= self.end


class Cycle(NamedTuple):
    """Whole days, both ends included.

    `programmes` plan for it, by their start; `programme` is the one at which findings on the cycle
    are anchored, the last. `planned_until` is the day up to which programmes in force plan: a cycle
    that ends later is not planned to its end yet.
    """

    start: date
    end: date
    programme: Record
    programmes: tuple[Record, ...]
    planned_until: date

    def is_closed(self, run: Pass) -> bool:
        """Whether it is over on the as-of day."""
        return self.end < run.as_of

    def holds(self, day: date) -> bool:
        """Whether `day` falls into it."""
        return self.start <= day <= self.end


class Cycles:
    """The cycles of the programmes on record (a derivation). Built once a run."""

    def __init__(self, run: Pass) -> None:
        self._run = run
        self._known: dict[int, tuple[Cycle, ...]] = {}
        self._with: dict[int, dict[Record, list[Cycle]]] = {}

    def of(self, years: int) -> tuple[Cycle, ...]:
        """The cycles of so many years, the earliest first.

        A cycle begins with a programme. Shorter programmes after it belong to it as long as they
        begin in it; longer ones are cut. Where a programme ends within a quarter of the cycle's
        end, the cycle ends with it.
        """
        if years not in self._known:
            self._known[years] = tuple(_cycles(self._run.derive(programmes), years))
        return self._known[years]

    def planned_by(self, programme: Record, years: int) -> Sequence[Cycle]:
        """The cycles of so many years for which a programme plans, the earliest first."""
        if years not in self._with:
            found: dict[Record, list[Cycle]] = {}
            for cycle in self.of(years):
                for one in cycle.programmes:
                    found.setdefault(one, []).append(cycle)
            self._with[years] = found
        return self._with[years].get(programme, ())

    def current(self, years: int) -> tuple[Cycle, ...]:
        """The last closed one and the running one, as far as there are any."""
        closed = [cycle for cycle in self.of(years) if cycle.is_closed(self._run)]
        running = [cycle for cycle in self.of(years) if cycle.holds(self._run.as_of)]
        return (*closed[-1:], *running)


def is_in_force(programme: Record) -> bool:
    """Whether a programme is neither a draft nor superseded by another one."""
    return programme.text("status") not in _VOID


def programmes(run: Pass) -> tuple[Programme, ...]:
    """Every programme of the ISMS that is no draft and has a readable period, by its start.

    Superseded ones are among them: what they planned for is past. A derivation.
    """
    found = [
        Programme(record, start, end)
        for record in run.register.of("audit-programme")
        if record.text("status") != "draft"
        and is_programme_of_isms(record)
        and (start := run.date(record, "period", "start")) is not None
        and (end := run.date(record, "period", "end")) is not None
        and start <= end
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.record.id)))


def period_of(programme: Record, run: Pass) -> Programme | None:
    """The programme with its period, where it is one of `programmes`."""
    return run.derive(_by_record).get(programme)


def programmes_on(day: date, run: Pass) -> list[Programme]:
    """The programmes in force whose period includes `day`."""
    return run.derive(_in_force).meeting(add_days(day, -1), day)


def why_no_period(programme: Record, run: Pass) -> str:
    """Why a programme in force has no period to judge; empty where it has one, or needs none."""
    if not is_in_force(programme) or not is_programme_of_isms(programme):
        return ""
    days = [run.date(programme, "period", field) for field in ("start", "end")]
    if None in days:
        return "`period` has no readable start and end"
    return "" if period_of(programme, run) is not None else "`period` ends before it starts"


def _in_force(run: Pass) -> Spans[Programme]:
    """The programmes in force, by their period (a derivation)."""
    return Spans(
        (one.start, one.end, one) for one in run.derive(programmes) if is_in_force(one.record)
    )


def _by_record(run: Pass) -> dict[Record, Programme]:
    return {one.record: one for one in run.derive(programmes)}


def _cycles(known: Sequence[Programme], years: int) -> Iterator[Cycle]:
    waiting = list(known)
    earliest = date.min
    while waiting:
        start = max(waiting[0].start, earliest)
        end = _end(start, years, waiting)
        members = [one for one in waiting if one.start <= end]
        current = [one for one in members if is_in_force(one.record)] or members
        # One that begins shortly before the end plans for the next cycle.
        anchor = next(
            (one for one in reversed(current) if _overlap(one, start, end) >= _QUARTER), current[-1]
        )
        yield Cycle(
            start,
            end,
            anchor.record,
            tuple(one.record for one in members),
            max(one.end for one in current),
        )
        earliest = add_days(end, 1)
        rest = add_days(end, _QUARTER)
        waiting = [one for one in waiting if one.end > (rest if one.start <= end else end)]


def _end(start: date, years: int, waiting: Sequence[Programme]) -> date:
    end = max(start, add_days(add_months(start, 12 * years), -1))
    apart = [
        (abs((one.end - end).days), one.end)
        for one in waiting
        if one.start <= end and one.end >= start
    ]
    nearest = min(apart, default=(0, end))
    return nearest[1] if nearest[0] <= _QUARTER else end


def _overlap(programme: Programme, start: date, end: date) -> int:
    return (min(programme.end, end) - max(programme.start, start)).days
