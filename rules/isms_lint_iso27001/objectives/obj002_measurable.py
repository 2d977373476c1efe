"""OBJ002: an objective can be measured, or says why not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.objective.objectives import is_pursued, measures_of
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_QUANTITY = Pattern(
    r"\d+(?:[.,]\d+)?\s*(?:%|per ?cent|prozent|pour ?cent|por cien\w*|por cento|hours?|days?|weeks?|"
    r"minutes?|stunden?|tagen?|wochen?|minuten?|heures?|jours?|semaines?|horas?|d[ií]as?)",
    re.IGNORECASE,
)


@rule(
    code="OBJ002",
    name="measurable",
    kinds={"objective"},
    scope=REGISTER,
    clauses=("6.2 b",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-target": (
            "neither a target nor a unit to measure it in, and no reason why it cannot be measured"
        )
    },
    related=("OBJ001", "OBJ005"),
)
def check(objective: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An objective can be measured, or says why not.

    What it checks
        Whether an active objective has a `target` or at least a `unit`, or a measure that serves it
        has a target; or whether the objective says in `not_measurable` why it has none.
    Why it matters
        `Improve awareness` is reached by whoever says so. The standard asks that objectives are
        measurable where that is practicable.
    How to fix
        Set a target, or write down why the objective cannot be measured.
    Not reported
        A reason for not measuring, whatever it is. Drafts, and objectives that are closed or were
        withdrawn. An objective whose title, text or evaluation has a quantity (`95 % of staff`) is
        not evaluated: its target may stand there.
    Bad
        kind: objective
        id: OBJ-1
        title: Improve awareness
        status: active
    Good
        kind: objective
        records:
          - {id: OBJ-1, title: Improve awareness, status: active, target: 95, unit: percent}
          - id: OBJ-2
            title: Keep the trust of customers
            status: active
            not_measurable: thirty customers are too few for a survey; the talks are minuted
    """
    if not is_pursued(objective, run) or not is_blank_answer(objective.get("not_measurable")):
        return
    told = (objective.get("target"), objective.get("unit"))
    targets = (one.get("target") for one in measures_of(objective, run))
    if any(not is_blank_answer(value) for value in (*told, *targets)):
        return
    for path in (("title",), ("text",), ("plan", "evaluation")):
        quantity = _QUANTITY.search(objective.text(*path))
        if quantity:
            yield NotEvaluated(
                f"its target may stand in words (`{quantity.group()}`); `target` is empty"
            )
            return
    yield Report("no-target", ("target",))
