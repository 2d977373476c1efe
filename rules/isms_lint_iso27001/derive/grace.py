"""The days by which something may be late."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint_iso27001.derive.words import counted


def grace_ended(due: date, days: int) -> str:
    """When the grace after the day `due` ended, to follow that day in a message; empty without any."""
    if not days:
        return ""
    return f"; the {counted(days, 'day')} of grace ended on {add_days(due, days)}"
