"""What nonconformities came from, as far as their corrective actions say."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.corrective_actions import is_given
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.same_text import plain_text


def cause_of(nonconformity: Record, run: Pass) -> str:
    """The words of the first documented cause; empty where there is none."""
    causes = (
        plain_text(action.get("cause"))
        for action in corrective_actions_of(nonconformity, run)
        if is_given(action, "cause")
    )
    return next(causes, "")


def have_different_causes(nonconformities: list[Record], run: Pass) -> bool:
    """Whether each has a documented cause, and no two have the same."""
    causes = [cause_of(one, run) for one in nonconformities]
    return all(causes) and len(set(causes)) == len(causes)
