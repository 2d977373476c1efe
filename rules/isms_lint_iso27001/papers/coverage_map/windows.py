"""The times that are mapped, and the audits in them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.programme.coverage import (
    Audited,
    Coverage,
    audited,
    came_from,
    coverage,
)
from isms_lint_iso27001.derive.programme.coverage_gaps import carried_over
from isms_lint_iso27001.derive.programme.cycle import Cycle, Cycles
from isms_lint_iso27001.derive.programme.planned import took_place
from isms_lint_iso27001.derive.text.words import scope_parts


class Column(NamedTuple):
    """One audit. `covers` is what it looks at, `part` what it looks at only in part: by ids of 2013
    that became it together with others. `state` is how far it has come: `done`, `under-way`,
    `planned`, `postponed`, or `late` where it is planned for a day that is past.
    """

    audited: Audited
    covers: frozenset[str]
    part: frozenset[str]
    parts: tuple[str, ...]
    state: str


class Window(NamedTuple):
    """A cycle, or the last years where no programme tells of any. `closed` is whether it is over."""

    start: date
    end: date
    cycle: Cycle | None
    closed: bool
    columns: tuple[Column, ...]
    coverage: Coverage

    @property
    def programme(self) -> Record | None:
        """The programme at which rules report on it."""
        return None if self.cycle is None else self.cycle.programme


def windows(run: Pass) -> tuple[Window, ...]:
    """The running cycle and the last one that is over, the running one first."""
    years = run.option_of("PRG004", "cycle_years")
    cycles = run.derive(Cycles).current(years)
    if cycles:
        return tuple(_of_cycle(one, run) for one in reversed(cycles))
    start = add_days(add_months(run.as_of, -12 * years), 1)
    last = max((one.day for one in run.derive(audited)), default=run.as_of)
    return (_window(start, max(last, run.as_of), None, frozenset(), run),)


def _of_cycle(cycle: Cycle, run: Pass) -> Window:
    late = carried_over(cycle, run) if cycle.is_closed(run) else frozenset[Record]()
    return _window(cycle.start, cycle.end, cycle, late, run)


def _window(
    start: date, end: date, cycle: Cycle | None, more: frozenset[Record], run: Pass
) -> Window:
    columns = [
        _column(one, run)
        for one in run.derive(audited)
        if start <= one.day <= end or one.audit in more
    ]
    closed = cycle is not None and cycle.is_closed(run)
    return Window(start, end, cycle, closed, tuple(columns), coverage(start, end, run, more))


def _column(one: Audited, run: Pass) -> Column:
    became = (leaf for leaf, before in run.derive(came_from).items() if before <= one.items.old)
    covers = one.items.leaves | frozenset(became if one.items.old else ())
    return Column(
        one,
        covers,
        one.items.touched - covers,
        tuple(scope_parts(one.items.touched, run)),
        _state(one, run),
    )


def _state(one: Audited, run: Pass) -> str:
    if one.done:
        return "done"
    if one.audit.kind == "audit" and took_place(one.audit):
        return "under-way"
    if one.day >= run.as_of:
        return "planned"
    return "postponed" if one.audit.text("status") == "postponed" else "late"
