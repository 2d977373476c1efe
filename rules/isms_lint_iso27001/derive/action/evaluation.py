"""Whether somebody decided if a nonconformity needs corrective action."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import is_rejected
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def is_evaluated(nonconformity: Record, run: Pass) -> bool:
    """Whether a corrective action names it that was not rejected, or a reason says why none does."""
    actions = corrective_actions_of(nonconformity, run)
    return not all(map(is_rejected, actions)) or needs_no_action(nonconformity)


def needs_no_action(nonconformity: Record) -> bool:
    """Whether somebody decided against corrective action, and gave a reason."""
    return nonconformity.get("disposition", "car") is False and not is_blank_answer(
        nonconformity.get("disposition", "reason")
    )
