"""Measurements: by when the next result is to be there (9.1)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.due.acting import acting
from isms_lint_iso27001.derive.due.words import both, said, titled
from isms_lint_iso27001.derive.objective.monitoring import awaited_result
from isms_lint_iso27001.derive.objective.objectives import is_pursued, is_taken

WHAT = "measurement"


def measurements(run: Pass) -> Iterator[Due | Undated]:
    """What is due: one period after the last result."""
    for measure in run.register.of("measure"):
        objective = run.register.find(measure.get("objective"), "objective")
        if not is_taken(measure) or (objective is not None and not is_pursued(objective, run)):
            continue
        awaited = awaited_result(measure, objective, 1, run)
        if isinstance(awaited, NotEvaluated):
            yield Undated(WHAT, said(awaited.reason), measure, ("frequency_months",))
            continue
        months, since = awaited.months, awaited.since
        day = awaited.by(1)
        en, de = ("last result", "letztes Ergebnis") if awaited.last else ("begun", "begonnen")
        yield Due(
            day,
            WHAT,
            titled("Measure", "Messung", measure),
            both(
                f"{'each month' if months == 1 else f'every {months} months'}, {en} on {since}",
                f"{'jeden Monat' if months == 1 else f'alle {months} Monate'}, {de} am {since}",
            ),
            measure,
            ("frequency_months",),
            acting(day, run, measure.get("measured_by"), measure.get("owner")),
            "OBJ003",
        )
