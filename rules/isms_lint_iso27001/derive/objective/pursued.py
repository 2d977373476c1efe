"""Objectives: when they were pursued, and the names under which their results are told."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.objective.objectives import pursued_until


class Pursued(NamedTuple):
    """An objective, and the days between which it was pursued.

    `since` is `from`, else the day it was approved, where it is known; `until` is what
    `pursued_until` says. `names` are the ids under which a text may tell of it: its own, and those of
    its measures and their results.
    """

    objective: Record
    since: date | None
    until: date
    names: tuple[str, ...]

    def is_pursued_on(self, day: date) -> bool:
        """Whether that was before `day`, and still is so on it."""
        return (self.since is None or self.since < day) and self.until > day


def pursued_on(day: date, run: Pass) -> list[Pursued]:
    """The objectives pursued before `day`, and still on it, as far as the records tell.

    One that is closed on an unknown day is taken to have been closed by then.
    """
    return run.derive(_by_time).meeting(day, add_days(day, -1))


def objectives_with_times(run: Pass) -> list[Pursued]:
    """All objectives on record (a derivation)."""
    names = _names(run)
    return [
        Pursued(
            one,
            run.date(one, "from") or run.date(one, "approved_on"),
            pursued_until(one, run),
            tuple(names[one]),
        )
        for one in run.register.of("objective")
    ]


def _by_time(run: Pass) -> Spans[Pursued]:
    known = run.derive(objectives_with_times)
    return Spans((one.since or date.min, one.until, one) for one in known)


def _names(run: Pass) -> dict[Record, list[str]]:
    find = run.register.find
    names = {one: [one.id] for one in run.register.of("objective")}
    measured: dict[Record, Record] = {}
    for measure in run.register.of("measure"):
        objective = find(measure.get("objective"), "objective")
        if objective is not None:
            measured[measure] = objective
            names[objective].append(measure.id)
    for result in run.register.of("result"):
        origin = find(result.get("measure"), "measure")
        if origin is not None and origin in measured:
            names[measured[origin]].append(result.id)
    return names
