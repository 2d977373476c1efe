"""Whether an approved audit programme covers a day (9.2.2)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def why_unapproved(programme: Record, run: Pass) -> str:
    """Why the programme is not approved on the as-of day; empty where it is."""
    status = programme.text("status")
    approved_on = run.date(programme, "approved_on")
    if approved_on is not None and approved_on > run.as_of:
        return f"approved only on {approved_on}"
    if status == "draft":
        return "a draft"
    if status == "superseded":
        return status
    fields = ("approved_on", "approved_by")
    given = any(not is_blank_answer(programme.get(field)) for field in fields)
    if status == "approved" or given:
        return ""
    return f"`{status}`" if status else "neither approved by its status nor by anybody"


def covers(programme: Record, day: date, run: Pass) -> bool | None:
    """Whether its period includes `day`; None where that cannot be told."""
    start, end = run.date(programme, "period", "start"), run.date(programme, "period", "end")
    if (start is not None and start > day) or (end is not None and end < day):
        return False
    return None if start is None or end is None else True
