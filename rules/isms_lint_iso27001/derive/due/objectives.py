"""Objectives: by when they are to be reached (6.2)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both, titled
from isms_lint_iso27001.derive.objective.objectives import is_pursued
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

WHAT = "objective"


def objectives(run: Pass) -> Iterator[Due | Undated]:
    """The days that the plans of objectives name."""
    for objective in run.register.of(WHAT):
        if not is_pursued(objective, run):
            continue
        day = run.date(objective, "plan", "due_on")
        if day is not None:
            owner = (objective.get("plan", "responsible"), objective.get("owner"))
            yield Due(
                day,
                WHAT,
                titled("Objective", "Ziel", objective),
                both("the day in its plan", "der Tag in seinem Plan"),
                objective,
                ("plan", "due_on"),
                acting(day, run, *owner),
            )
        elif is_blank_answer(objective.get("plan_shared_with")):
            yield no_day(WHAT, objective, "plan", "due_on")
