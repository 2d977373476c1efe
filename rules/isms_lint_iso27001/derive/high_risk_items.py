"""What is tied to a high risk: the controls that treat it, and processes said to be of high risk."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk_criteria import criteria_in_force, is_above
from isms_lint_iso27001.derive.risks import is_active, items_of, was_high

_HIGH = frozenset({"high", "very high", "critical"})


def high_risk_items(day: date, run: Pass) -> dict[str, list[Record]]:
    """By scope leaf, the risks or processes that make it one of high risk, as known on `day`.

    A process that carries a high risk in its controls counts through the controls.
    """
    found: dict[str, list[Record]] = {}
    for risk in run.register.of("risk"):
        if is_active(risk) and was_high(risk, day, run):
            for item in items_of(risk, run):
                found.setdefault(item, []).append(risk)
    criteria = criteria_in_force(day, run)
    for process in run.register.of("process"):
        level = process.get("risk_level")
        by_criteria = criteria is not None and is_above(level, "high", criteria)
        if by_criteria or str(level).strip().casefold() in _HIGH:
            found.setdefault(process.id, []).append(process)
    return found
