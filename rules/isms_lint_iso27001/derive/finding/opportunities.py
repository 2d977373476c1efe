"""Opportunities for improvement: whether anything was decided about them."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def said_of(opportunity: Record) -> str:
    """What became of it, in the word of its `disposition`, else of its status."""
    return opportunity.text("disposition") or opportunity.text("status")


def is_decided(opportunity: Record) -> bool:
    """Whether it was accepted, carried out, or declined with a reason; an `action` accepts it."""
    said = said_of(opportunity)
    if said in ("accepted", "implemented"):
        return True
    fields = ("reason",) if said == "declined" else ("action", "implemented_on")
    return any(not is_blank_answer(opportunity.get(field)) for field in fields)
