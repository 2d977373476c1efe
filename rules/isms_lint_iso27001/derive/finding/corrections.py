"""Whether a nonconformity was put right."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def has_correction(nonconformity: Record) -> bool:
    """Whether its `correction` says what was done or when, or why nothing had to be.

    `not_applicable: true` gives no reason.
    """
    paths = ((), ("text",), ("done_on",), ("not_applicable",))
    return any(not is_blank_answer(nonconformity.text("correction", *path)) for path in paths)
