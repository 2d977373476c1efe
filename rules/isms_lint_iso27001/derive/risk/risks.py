"""Risks: which are live, how high they are, what they are treated by."""

from __future__ import annotations

from typing import Any

from isms_lint.records.record import Record, Values
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.criteria import (
    computed_level,
    criteria_for,
    is_above,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_NOT_BY_CONTROLS = frozenset({"retain", "avoid"})


def is_active(risk: Record) -> bool:
    """Whether the risk is not closed: by a status that is a known word, else by `closed_on`."""
    status = risk.text("status")
    return status == "active" or (status != "closed" and risk.get("closed_on") is None)


def level_of(values: Values, criteria: Record | None) -> Any:
    """The level written in a risk, or one that its consequence and likelihood give."""
    level = values.get("level")
    if not is_blank_answer(level):
        return level
    if criteria is None:
        return None
    return computed_level(criteria, values.get("consequence"), values.get("likelihood"))


def is_unacceptable(risk: Record, run: Pass) -> bool | None:
    """Whether the risk is above what its criteria accept; None where that cannot be told."""
    criteria = criteria_for(risk, run)
    return None if criteria is None else is_above(level_of(risk, criteria), "acceptance", criteria)


def is_treated_by_controls(risk: Record) -> bool:
    """Whether the controls the risk names are its treatment."""
    return risk.text("treatment") not in _NOT_BY_CONTROLS


def items_of(risk: Record, run: Pass) -> frozenset[str]:
    """The scope leaves of the controls that treat the risk."""
    if not is_treated_by_controls(risk):
        return frozenset()
    return frozenset(
        leaf
        for _, text in risk.strings("controls")
        for leaf in run.register.resolve(text, risk).leaves
    )
