"""External audits that are still to come, by their own record."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import visit_on
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

AHEAD = frozenset({"planned", "postponed"})
"""The words for an audit that is still to come."""


def awaited_on(audit: Record, run: Pass) -> date | None:
    """The day on which an external audit begins that is not on record as begun; it may be past. None
    where it took place, was called off, or has no day.
    """
    status, day = audit.text("status"), visit_on(audit, run)
    if status in AHEAD:
        return day
    if status or not is_blank_answer(audit.get("reported_on")):
        return None
    is_dated = any(not is_blank_answer(audit.get(field)) for field in ("start", "end"))
    return day if day is not None and (day >= run.as_of or not is_dated) else None
