"""How late something is."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import is_period


def days_late(due: date | None, written: object, day: date) -> int:
    """The days from the due date to `day`; none where it is not past. Where what is `written` is a
    period, such as a month, the last day of it counts.
    """
    if due is None:
        return 0
    if isinstance(written, str) and is_period(written):
        first, last = (date.fromisoformat(part) for part in written.split("/"))
        due = last if first == due else due
    return max(0, (day - due).days)
