"""Objectives: which are pursued, by what plan, and by what they are measured (6.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_MOST_SHARED = 20
"""Objectives that share a plan one through the other, as far as they are followed."""
_RETIRED = frozenset({"draft", "planned", "closed", "withdrawn", "superseded", "retired"})


def is_pursued(objective: Record, run: Pass) -> bool:
    """Whether an objective is active on the as-of day: no draft, and neither withdrawn nor closed by
    then.
    """
    return pursued_until(objective, run) > run.as_of


def pursued_until(objective: Record, run: Pass) -> date:
    """The day on which an objective was closed; the last day there is where it goes on.

    The first day there is, where it is a draft or withdrawn, has a status that is no known word, or
    was closed on a day that cannot be read: it is taken to have been closed always.
    """
    status = objective.text("status")
    closed_on = run.date(objective, "closed_on")
    if closed_on is not None and status in ("", "active", "closed"):
        return closed_on
    goes_on = status == "active" or (not status and is_blank_answer(objective.get("closed_on")))
    return date.max if goes_on else date.min


def is_taken(measure: Record) -> bool:
    """Whether a measure is in use: no draft, and not given up."""
    return measure.text("status").casefold() not in _RETIRED


def measures_of(objective: Record, run: Pass) -> list[Record]:
    """The measures in use that serve an objective."""
    return [
        one for one in run.register.referring(objective, "measure", "objective") if is_taken(one)
    ]


def plans_of(objective: Record, run: Pass) -> tuple[list[dict[str, Any]], str]:
    """The plans that serve an objective: its own, then that of the objective with which it shares
    one, and so on; and why these may not be all, empty where they are.
    """
    plans: list[dict[str, Any]] = []
    met: set[Record] = set()
    current: Record | None = objective
    while current is not None and current not in met:
        if len(met) == _MOST_SHARED:
            return plans, f"its plan is shared through more than {_MOST_SHARED} objectives"
        met.add(current)
        plan = current.get("plan")
        if isinstance(plan, dict):
            plans.append(plan)
        shared = current.text("plan_shared_with")
        current = run.register.find(shared, "objective")
        if shared and current is None:
            return plans, f"its plan is shared with {shared}, which is not on record"
    return plans, ""
