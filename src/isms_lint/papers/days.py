"""Days as people write them in a text."""

from __future__ import annotations

from datetime import date

from isms_lint.written.month_names import MONTH_NAMES


def long_day(day: date, language: str) -> str:
    """`8 October 2026`, in German `8. Oktober 2026`; in ISO form for a language not known here."""
    months = MONTH_NAMES.get(language)
    if months is None:
        return day.isoformat()
    dot = "." if language == "de" else ""
    return f"{day.day}{dot} {months[day.month - 1]} {day.year}"
