"""OBJ005: a missed target led to an action or a decision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.objective.objectives import is_pursued, is_taken
from isms_lint_iso27001.derive.objective.reactions import is_reacted_to
from isms_lint_iso27001.derive.objective.results import Result, results_of
from isms_lint_iso27001.derive.objective.targets import Target, is_missed, target_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="OBJ005",
    name="missed-without-action",
    kinds={"measure"},
    scope=REGISTER,
    clauses=("9.1", "10.1"),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "missed": (
            "{value} misses the target of {target}{tolerance}{before}; no action and no decision is"
            " linked to it"
        )
    },
    options={
        "tolerated_misses": {
            "type": "integer",
            "minimum": 0,
            "default": 1,
            "description": (
                "Misses in a row that are taken for chance where the result before them reached the"
                " target."
            ),
        }
    },
    needs={"result"},
    related=("OBJ002", "OBJ003", "MRV019"),
)
def check(measure: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A missed target led to an action or a decision.

    What it checks
        Whether the last result of a measure reaches its target, or the target of the objective it
        serves; and if not, whether something was done or decided: `actions` or `decision` in one of
        the results that missed, or an action, a corrective action, a nonconformity, a change or a
        decision of a review since then that names the result, the measure or the objective. The
        finding stands on the last result.
    Why it matters
        Measuring is worth what follows from it. A red figure that nobody answers three times in a
        row says that the objective is none.
    How to fix
        Link the action in `actions`, or write in `decision` why nothing is done.
    Not reported
        Misses inside the declared `tolerance`. A single miss after a result that reached the target,
        and any miss after which the target was reached again. Measures without a target. Closed or
        withdrawn objectives. Where the records do not tell whether more or less is better, or target
        and result cannot be compared, the measure is not evaluated.
    Bad
        kind: measure
        id: MSR-1
        unit: percent
        target: 95
        ---
        kind: result
        records: [{id: RES-1, measure: MSR-1, on: 2026-10-02, value: 71}]
    Good
        kind: measure
        id: MSR-1
        unit: percent
        target: 95
        ---
        kind: result
        records:
          - {id: RES-1, measure: MSR-1, on: 2026-10-02, value: 71, actions: [ACT-7]}
    """
    objective = run.register.find(measure.get("objective"), "objective")
    if not is_taken(measure) or (objective is not None and not is_pursued(objective, run)):
        return
    target = target_of(measure, objective)
    since = run.date(objective, "from") if objective is not None else None
    results = [one for one in results_of(measure, run) if since is None or one.day >= since]
    if target is None or not results:
        return
    last = results[-1]
    verdict = _is_missed(last, target)
    if verdict is None:
        yield NotEvaluated(_why_unclear(last, target))
        return
    if not verdict:
        return
    missed = list(takewhile(lambda one: _is_missed(one, target), reversed(results)))
    if len(missed) <= run.options["tolerated_misses"] and len(missed) < len(results):
        return
    ids = [measure.id, *([objective.id] if objective else []), *(one.record.id for one in missed)]
    if any(_is_answered(one.record) for one in missed) or is_reacted_to(ids, missed[-1].day, run):
        return
    yield Report(
        "missed",
        ("value",),
        record=last.record,
        related=(Related(target.record, ("target",), f"the target of {target.record.id}"),),
        value=last.record.get("value"),
        target=target.record.get("target"),
        tolerance=f", with a tolerance of {float(target.tolerance):g}" if target.tolerance else "",
        before=_before(len(missed) - 1),
    )


def _is_missed(result: Result, target: Target) -> bool | None:
    return is_missed(result.record.get("value"), target)


def _is_answered(result: Record) -> bool:
    return any(not is_blank_answer(result.get(field)) for field in ("actions", "decision"))


def _why_unclear(result: Result, target: Target) -> str:
    if target.higher is None and not isinstance(target.wanted, bool | str):
        return "whether more or less is better is not on record (`better`)"
    return f"the target and the value of {result.record.id} cannot be compared"


def _before(count: int) -> str:
    if not count:
        return ""
    return ", as did the result before it" if count == 1 else f", as did the {count} before it"
