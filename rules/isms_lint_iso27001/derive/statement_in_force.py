"""Which Statement of Applicability applied on a day."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def statement_in_force(day: date, run: Pass) -> Record | None:
    """The last one approved by `day`; where none was, the one that applies now. Drafts never."""
    statements = [
        (run.date(statement, "approved_on") or date.min, statement.id, statement)
        for statement in run.register.of("statement-of-applicability")
        if statement.text("status") != "draft"
    ]
    approved = [entry for entry in statements if date.min < entry[0] <= day]
    current = [entry for entry in statements if entry[2].text("status") != "superseded"]
    return max(approved or current, key=lambda entry: entry[:2], default=(None, "", None))[2]
