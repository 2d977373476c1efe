"""How late something is."""

from __future__ import annotations

from datetime import date


def days_late(due: date | None, day: date) -> int:
    """The days from the due date to `day`; none where it is not past."""
    return 0 if due is None else max(0, (day - due).days)
