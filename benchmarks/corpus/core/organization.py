"""The organization, its board and what it set itself."""

from __future__ import annotations

from corpus.entry import Entry


def organization() -> Entry:
    """The record of the organization."""
    return Entry(
        {
            "kind": "organization",
            "id": "northway",
            "name": "Northway Logistics Ltd",
            "timezone": "Europe/London",
            "headcount": 900,
            "edition": "2022",
            "top_management": ["ceo", "coo", "cfo"],
            "nonconformity_grades": ["major", "minor"],
            "intervals": {
                "internal_audit_months": 12,
                "management_review_months": 12,
                "risk_assessment_months": 12,
            },
            "deadlines": {"report_days": 30, "major_close_days": 90, "minor_close_days": 180},
            "incidents": {"severities": ["low", "medium", "high"], "lessons_from": "medium"},
        },
        own_file=True,
    )
