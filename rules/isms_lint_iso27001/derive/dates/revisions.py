"""When a record was approved, and when it was last revised."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def revised_on(record: Record, run: Pass) -> list[date]:
    """The days of its approval and its amendments, in order, up to the as-of day."""
    days = [run.date(record, "approved_on")]
    days.extend(
        run.date(record, "amendments", index, "on") for index, _ in record.items("amendments")
    )
    return sorted(day for day in days if day is not None and day <= run.as_of)


def last_revised_on(record: Record, run: Pass) -> date | None:
    """The last of these days."""
    return next(reversed(revised_on(record, run)), None)
