"""Criteria for risk, and an assessment in each January."""

from __future__ import annotations

from datetime import date

from corpus.entry import Entry

ACCEPTANCE = 9
"""Risks up to this level may stay as they are."""


def criteria() -> Entry:
    """What risk is acceptable, and how its level comes about."""
    return Entry(
        {
            "kind": "risk-criteria",
            "id": "RC-1",
            "title": "Risk criteria",
            "version": "2",
            "status": "approved",
            "approved_by": "ceo",
            "approved_on": date(2015, 1, 12),
            "scales": {"consequence": [1, 2, 3, 4, 5], "likelihood": [1, 2, 3, 4, 5]},
            "level": "product",
            "acceptance": ACCEPTANCE,
            "high": 20,
        },
        own_file=True,
    )


def assessment_of(day: date) -> str:
    """The id of the assessment that was the last one on a day."""
    return f"RA-{assessed_year(day)}"


def assessed_year(day: date) -> int:
    """The year of the last assessment that was over on a day."""
    return day.year if day > date(day.year, 1, 21) else day.year - 1


def assessments(first: int) -> list[Entry]:
    """One for each year from the first to this."""
    return [
        Entry(
            {
                "kind": "risk-assessment",
                "id": f"RA-{year}",
                "title": f"Yearly risk assessment {year}",
                "started_on": date(year, 1, 5),
                "completed_on": date(year, 1, 20),
                "criteria": "RC-1",
                "authors": ["ciso"],
            }
        )
        for year in range(first, 2027)
    ]
