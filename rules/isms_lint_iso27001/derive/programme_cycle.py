"""The cycles in which everything has to be audited once: three years, the life of a certificate.

ISO/IEC 27001 names no cycle; 17021-1 gives the certificate three years.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass

_VOID = frozenset({"draft", "superseded"})


class Cycle(NamedTuple):
    """Whole days, both ends included.

    `programme` is the last one that plans for it. `planned_until` is the day up to which programmes
    on record plan: a cycle that ends later is not planned to its end yet.
    """

    programme: Record
    start: date
    end: date
    planned_until: date

    def is_closed(self, run: Pass) -> bool:
        """Whether it is over on the as-of day."""
        return self.end < run.as_of

    def holds(self, day: date) -> bool:
        """Whether `day` falls into it."""
        return self.start <= day <= self.end


class Programme(NamedTuple):
    """An approved programme and its period."""

    record: Record
    start: date
    end: date


def programmes(run: Pass) -> tuple[Programme, ...]:
    """Every programme that is neither draft nor superseded and has a readable period, by its start.

    A derivation.
    """
    found = []
    for record in run.register.of("audit-programme"):
        start, end = run.date(record, "period", "start"), run.date(record, "period", "end")
        if record.text("status") in _VOID or start is None or end is None or end < start:
            continue
        found.append(Programme(record, start, end))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.record.id)))


def cycles(run: Pass) -> tuple[Cycle, ...]:
    """The cycles of the programmes on record, the earliest first (a derivation).

    A cycle begins with a programme. Shorter programmes after it belong to it as long as they begin
    in it; longer ones are cut.
    """
    months = 12 * int(run.option_of("PRG004", "cycle_years"))
    found: list[Cycle] = []
    for programme in run.derive(programmes):
        start = programme.start
        if found and start <= found[-1].end:
            last = found.pop()
            until = max(last.planned_until, programme.end)
            found.append(last._replace(programme=programme.record, planned_until=until))
            start = add_days(last.end, 1)
        while start <= programme.end:
            end = add_days(add_months(start, months), -1)
            if _is_remainder(start, programme.end) and found:
                break
            found.append(Cycle(programme.record, start, end, programme.end))
            start = add_days(end, 1)
    return tuple(_as_planned(cycle) for cycle in found)


def current_cycles(run: Pass) -> tuple[Cycle, ...]:
    """The last closed cycle and the running one, as far as there are any (a derivation)."""
    known = run.derive(cycles)
    closed = [cycle for cycle in known if cycle.is_closed(run)]
    running = [cycle for cycle in known if cycle.holds(run.as_of)]
    return (*closed[-1:], *running)


_REMAINDER = 62
"""Days: a programme of three years and a month is one cycle, whose end is that of the programme."""


def _is_remainder(start: date, end: date) -> bool:
    return (end - start).days < _REMAINDER


def _as_planned(cycle: Cycle) -> Cycle:
    """A programme that runs a little shorter or longer than the cycle sets the cycle's end."""
    apart = abs((cycle.planned_until - cycle.end).days)
    return cycle._replace(end=cycle.planned_until) if apart < _REMAINDER else cycle
