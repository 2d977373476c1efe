"""OBJ003: objectives and measures have results as often as planned."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.objective.monitoring import Awaited, awaited_result
from isms_lint_iso27001.derive.objective.objectives import is_pursued, is_taken, measures_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import one_by_one


@rule(
    code="OBJ003",
    name="monitored",
    kinds={"objective", "measure"},
    scope=REGISTER,
    clauses=("6.2 d", "9.1"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"late": "{cases}: monitoring as planned cannot be shown"},
    options={
        "slack": {
            "type": "number",
            "minimum": 1,
            "maximum": 100,
            "default": 1.5,
            "description": "Periods that may go by without a result before it is missed.",
        }
    },
    related=("OBJ004", "OBJ005", "MRV019"),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Objectives and measures have results as often as planned.

    What it checks
        Whether each measure has a result in the last one and a half of its own periods
        (`frequency_months`), counted from its last result, or from the first day of measure and
        objective (`from`) where that is later. The finding stands on the objective that the measure
        serves, and lists all its measures that are late; on the measure where it serves none.
    Why it matters
        The organization said itself how often it looks. An objective that nobody has looked at for
        two periods is not monitored.
    How to fix
        Take the measurement and add the result. Where another rhythm is meant, change
        `frequency_months`.
    Not reported
        Objectives and measures younger than one and a half periods. Drafts, closed and withdrawn
        objectives with their measures, and measures that were given up. Gaps in the past. No period
        is assumed: an objective without a measure, and a measure without `frequency_months`, are not
        evaluated; nor is one without any result whose first day is not on record.
    Bad
        kind: objective
        id: OBJ-1
        status: active
        ---
        kind: measure
        id: MSR-1
        objective: OBJ-1
        frequency_months: 3
        ---
        kind: result
        records: [{id: RES-1, measure: MSR-1, on: 2026-03-20, value: 97}]
    Good
        kind: objective
        id: OBJ-1
        status: active
        ---
        kind: measure
        id: MSR-1
        objective: OBJ-1
        frequency_months: 3
        ---
        kind: result
        records: [{id: RES-1, measure: MSR-1, on: 2026-10-02, value: 97}]
    """
    if record.kind == "measure":
        if not is_taken(record) or run.register.find(record.get("objective"), "objective"):
            return
        measures, objective = [record], None
    else:
        if not is_pursued(record, run):
            return
        measures, objective = measures_of(record, run), record
        if not measures:
            yield NotEvaluated(_why_unmeasured(record))
            return
    late: list[Awaited] = []
    slack = run.options["slack"]
    for measure in measures:
        awaited = awaited_result(measure, objective, slack, run)
        if isinstance(awaited, NotEvaluated):
            yield awaited
        elif awaited.by(slack) < run.as_of:
            late.append(awaited)
    if late:
        yield Report(
            "late",
            () if objective is not None else ("frequency_months",),
            related=tuple(_related(late, record)),
            about=[one.measure.id for one in late],
            cases=one_by_one([_words(one) for one in late]),
        )


def _why_unmeasured(objective: Record) -> str:
    if is_blank_answer(objective.get("not_measurable")):
        return "no measure serves it: how often it is to be monitored is not on record"
    return "it is not measured, and how else it is monitored is not on record"


def _words(late: Awaited) -> str:
    often = "each month" if late.months == 1 else f"every {late.months} months"
    if late.last is not None:
        return f"{late.measure.id} is taken {often}, and its last result is of {late.since}"
    return f"{late.measure.id} is taken {often}, and has no result since it began on {late.since}"


def _related(late: list[Awaited], record: Record) -> Iterator[Related]:
    for one in late:
        if one.measure is not record:
            yield Related(one.measure, ("frequency_months",), f"{one.measure.id}: how often")
        if one.last is not None:
            yield Related(one.last, ("on",), f"the last result of {one.measure.id}")
