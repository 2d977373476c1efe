"""Which Statement of Applicability applied on a day."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.dates.in_force import in_force_on

STATEMENT = "statement-of-applicability"


def statement_in_force(day: date, run: Pass) -> Record | None:
    """The last one approved by `day`; where none was, the one that applies now. Drafts never."""
    return in_force_on(STATEMENT, day, run)
