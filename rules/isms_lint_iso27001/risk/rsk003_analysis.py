"""RSK003: each risk has a consequence, a likelihood and a level, on the declared scales."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.risk_criteria import criteria_now, on_scale
from isms_lint_iso27001.derive.risks import is_active


@rule(
    code="RSK003",
    name="analysis",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "{parts}: what the level of the risk rests on cannot be shown"},
    related=(
        "RSK001",
        "RSK004",
    ),
)
def check(risk: Record, run: Pass) -> Iterator[Report]:
    """Each risk has a consequence, a likelihood and a level, on the declared scales.

    What it checks
        Whether each active risk has `consequence`, `likelihood` and `level`, and each is a step of
        the scale that the criteria in force declare for it.
    Why it matters
        The level decides what is treated first. A value that is missing, or stands on no scale,
        makes it a guess.
    How to fix
        Rate the risk on the declared scales.
    Not reported
        Scales of words as of numbers. Values for which no scale is declared.
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
        consequence: 3.7
        likelihood: 4
        level: 15
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
        id: RISK-1
        consequence: 4
        likelihood: 4
        level: 16
    """
    if not is_active(risk):
        return
    criteria = run.derive(criteria_now)
    fields = ("consequence", "likelihood", "level")
    missing = [field for field in fields if is_blank_answer(risk.get(field))]
    off = [
        f"{field} {risk.get(field)} is no step of the scale"
        for field in fields
        if field not in missing
        and criteria is not None
        and not on_scale(risk.get(field), criteria.get("scales", field))
    ]
    if missing or off:
        parts = [f"no {' and no '.join(missing)}"] if missing else []
        at = missing[0] if missing else off[0].partition(" ")[0]
        yield Report("lacks", (at,), parts=" and ".join([*parts, *off]))
