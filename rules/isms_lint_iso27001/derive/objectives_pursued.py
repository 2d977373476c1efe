"""Objectives: when they were pursued, and the names under which their results are told."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def set_on(objective: Record, run: Pass) -> date | None:
    """The day from which it is pursued: `from`, else the day it was approved."""
    return run.date(objective, "from") or run.date(objective, "approved_on")


def was_active_on(objective: Record, day: date, run: Pass) -> bool:
    """Whether it was pursued before `day`, and still on it, as far as the record tells.

    One that is closed on an unknown day is taken to have been closed by then.
    """
    status = objective.text("status")
    if status in ("draft", "withdrawn"):
        return False
    since, closed_on = set_on(objective, run), run.date(objective, "closed_on")
    if closed_on is None and status == "closed":
        return False
    return (since is None or since < day) and (closed_on is None or closed_on > day)


def objectives_by_name(run: Pass) -> dict[str, Record]:
    """The ids under which a text may tell of an objective: its own, and those of its measures and
    their results (a derivation).
    """
    find = run.register.find
    found = {one.id: one for one in run.register.of("objective") if one.id}
    for measure in run.register.of("measure"):
        objective = find(measure.get("objective"), "objective")
        if objective is not None:
            found.setdefault(measure.id, objective)
    for result in run.register.of("result"):
        measure_of = find(result.get("measure"), "measure")
        objective = found.get(measure_of.id) if measure_of is not None else None
        if objective is not None:
            found.setdefault(result.id, objective)
    return found
