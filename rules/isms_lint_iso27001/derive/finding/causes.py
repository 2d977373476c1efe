"""What nonconformities came from, as far as their corrective actions say."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.same_text import plain_text


def causes_of(nonconformity: Record, run: Pass) -> frozenset[str]:
    """The documented causes, in plain words; none where no corrective action names one."""
    known = run.derive(_known)
    if nonconformity not in known:
        known[nonconformity] = frozenset(
            plain_text(action.get("cause"))
            for action in corrective_actions_of(nonconformity, run)
            if not is_blank_answer(action.text("cause"))
        )
    return known[nonconformity]


def _known(_run: Pass) -> dict[Record, frozenset[str]]:
    """The causes of nonconformities, filled by whoever asks first (a derivation)."""
    return {}
