"""Risks that were accepted for a time (6.1.3 f)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

UNTIL = ("residual", "accepted_until")


def accepted_until(risk: Record, run: Pass) -> date | NotEvaluated | None:
    """The last day of the acceptance of an active risk; None where nobody accepted it, or for good.

    An end before the day of the acceptance tells of no end.
    """
    accepted_by = risk.get("residual", "accepted_by")
    if not is_active(risk) or is_blank_answer(risk.get(*UNTIL)) or is_blank_answer(accepted_by):
        return None
    until, accepted = run.date(risk, *UNTIL), run.date(risk, "residual", "accepted_on")
    if until is None:
        return NotEvaluated("`residual.accepted_until` cannot be read as a date")
    if accepted is not None and until < accepted <= run.as_of:
        return NotEvaluated("`residual.accepted_until` lies before `residual.accepted_on`")
    return until
