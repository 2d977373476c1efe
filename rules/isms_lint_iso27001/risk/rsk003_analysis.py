"""RSK003: each risk has a consequence, a likelihood and a level, on the declared scales."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import (
    REGISTER,
    Basis,
    NotEvaluated,
    Part,
    Pass,
    Related,
    Report,
    Severity,
    rule,
)
from isms_lint_iso27001.derive.risk.criteria import criteria_for, in_words, on_scale
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.status_words import unless_unread, why_unread
from isms_lint_iso27001.derive.text.words import list_of

_FIELDS = ("consequence", "likelihood", "level")


@rule(
    code="RSK003",
    name="analysis",
    kinds={"risk"},
    scope=REGISTER,
    clauses=("6.1.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={"lacks": "{parts}"},
    related=(
        "RSK001",
        "RSK004",
    ),
)
def check(risk: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each risk has a consequence, a likelihood and a level, on the declared scales.

    What it checks
        Whether each active risk has `consequence`, `likelihood` and `level`, and each is a step of
        the scale that the criteria declare for it: those its assessment was made by.
    Why it matters
        The level decides what is treated first. A value that is missing, or stands on no scale,
        makes it a guess.
    How to fix
        Rate the risk on the declared scales.
    Not reported
        Words on a scale of words. Values for which no scale is declared. Closed risks. Where
        the status is no known word (REF006), it is not evaluated.
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
    if is_active(risk):
        yield from unless_unread(why_unread(risk, run), _judge(risk, run))


def _judge(risk: Record, run: Pass) -> Iterator[Report]:
    criteria = criteria_for(risk, run)
    missing = [field for field in _FIELDS if is_blank_answer(risk.get(field))]
    off = [
        field
        for field in _FIELDS
        if field not in missing
        and criteria is not None
        and not on_scale(risk.get(field), criteria.get("scales", field))
    ]
    if missing or off:
        verb = "is" if len(missing) == 1 else "are"
        parts = [f"{list_of(missing)} {verb} missing"] if missing else []
        if criteria is not None:
            parts.extend(_off(risk, name, criteria) for name in off)
        scales = Related(criteria, ("scales",), "the scales") if criteria is not None else None
        yield Report(
            "lacks",
            ((missing or off)[0],),
            related=(scales,) if off and scales else (),
            about=[Part(field, (field,)) for field in (*missing, *off)],
            parts=list_of(parts),
        )


def _off(risk: Record, field: str, criteria: Record) -> str:
    value = risk.get(field)
    said = quote(value) if isinstance(value, str) else value
    scale = in_words(criteria.get("scales", field))
    return f"{field} {said} is not on the scale {scale} ({criteria.id})"
