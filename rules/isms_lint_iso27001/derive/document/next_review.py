"""By when documents are to be reviewed, as they say themselves (7.5.2)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.document.documented import is_in_use
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def review_awaited(document: Record, run: Pass) -> date | NotEvaluated | None:
    """The day by which a document in use is to be reviewed and was not yet; None where it names no
    day, or a review on that day or later is on record. What cannot be read is not evaluated.
    """
    if not is_in_use(document) or is_blank_answer(document.get("next_review_on")):
        return None
    due = run.date(document, "next_review_on")
    if due is None:
        return NotEvaluated("`next_review_on` cannot be read as a date")
    if due >= run.as_of:
        return due
    reviewed = run.date(document, "reviewed_on")
    if reviewed is None and not is_blank_answer(document.get("reviewed_on")):
        return NotEvaluated("`reviewed_on` cannot be read as a date")
    return None if reviewed is not None and due <= reviewed <= run.as_of else due
