"""RSK004: the level of a risk is what the criteria make of consequence and likelihood."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.risk.criteria import (
    computed_level,
    criteria_for,
    number_of,
    on_scale,
    same,
)
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import unless_unread, why_unread


@rule(
    code="RSK004",
    name="level-recomputed",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.2 b",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "differs": (
            "the {which} is given as {level}; consequence {consequence} and"
            " likelihood {likelihood} give {computed} by {criteria}"
        )
    },
    related=("RSK003",),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The level of a risk is what the criteria make of consequence and likelihood.

    What it checks
        Whether the `level` of each active risk, and of its `residual`, is the one that the criteria
        it was assessed by compute from consequence and likelihood.
    Why it matters
        Assessments must give comparable results when repeated. A level that does not follow from
        its parts was either typed wrong or decided otherwise.
    How to fix
        Correct the level or its parts. Where somebody decided on another level, write why in
        `level_reason`.
    Not reported
        Risks with a `level_reason`, and residual levels with a `reason`. Criteria without a function
        or table. Values that are on no scale: RSK003 speaks of those. A level in words where the
        criteria compute a number is not evaluated; nor is a
        risk whose status is no known word (REF006).
    Bad
        kind: risk-criteria
        id: RC-1
        status: approved
        scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        id: RISK-1
        consequence: 4
        likelihood: 4
        level: 12
    Good
        kind: risk-criteria
        id: RC-1
        status: approved
        scales: {consequence: [1, 2, 3, 4, 5], likelihood: [1, 2, 3, 4, 5]}
        level: product
        acceptance: 9
        high: 15
        ---
        kind: risk
        records:
          - {id: RISK-1, consequence: 4, likelihood: 4, level: 16}
          - {id: RISK-2, consequence: 4, likelihood: 4, level: 20,
             level_reason: two of these at once last year}
    """
    criteria = criteria_for(risk, run)
    if not is_active(risk) or criteria is None or not is_blank_answer(risk.get("level_reason")):
        return
    yield from unless_unread(why_unread(risk, run), _levels(risk, criteria))


def _levels(risk: Record, criteria: Record) -> Iterator[Report | NotEvaluated]:
    yield from _judge(risk, (), criteria)
    if is_blank_answer(risk.get("residual", "reason")):
        yield from _judge(risk, ("residual",), criteria)


def _judge(
    risk: Record, path: tuple[str, ...], criteria: Record
) -> Iterator[Report | NotEvaluated]:
    values = risk.get(*path)
    if not isinstance(values, dict) or is_blank_answer(values.get("level")):
        return
    consequence, likelihood = values.get("consequence"), values.get("likelihood")
    if not on_scale(consequence, criteria.get("scales", "consequence")) or not on_scale(
        likelihood, criteria.get("scales", "likelihood")
    ):
        return
    computed = computed_level(criteria, consequence, likelihood)
    if computed is None or same(values["level"], computed):
        return
    if (number_of(values["level"]) is None) != (number_of(computed) is None):
        name = ".".join((*path, "level"))
        yield NotEvaluated(f"`{name}` and what the criteria compute are not of one sort")
        return
    yield Report(
        "differs",
        (*path, "level"),
        related=(Related(criteria, ("level",), "the level is computed like this"),),
        which="residual level" if path else "level",
        level=values["level"],
        consequence=consequence,
        likelihood=likelihood,
        computed=computed,
        criteria=criteria.id,
    )
