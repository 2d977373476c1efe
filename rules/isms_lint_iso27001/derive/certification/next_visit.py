"""What the next visit of the certification body will be."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_months

_RENEWED_MONTHS = 6
"""Before a certificate ends: a visit in this time renews it."""


def sort_of_visit(day: date, expires: date) -> str:
    """`recertification` or `surveillance`: by the end of the certificate."""
    renews = day >= add_months(expires, -_RENEWED_MONTHS)
    return "recertification" if renews else "surveillance"
