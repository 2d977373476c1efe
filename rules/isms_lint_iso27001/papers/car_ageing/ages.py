"""Ages in days."""

from __future__ import annotations

from datetime import date


def days_between(since: date | None, until: date | None) -> int | None:
    """The days from one day to another; None where one is not known, or they stand the wrong way."""
    if since is None or until is None or until < since:
        return None
    return (until - since).days
