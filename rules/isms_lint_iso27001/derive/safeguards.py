"""What was done where the independence of an audit is thin."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def has_safeguards(audit: Record) -> bool:
    """Whether the audit records any safeguard."""
    return any(not is_blank_answer(text) for _, text in audit.strings("safeguards"))
