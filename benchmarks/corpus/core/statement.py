"""The Statement of Applicability, with its 93 rows."""

from __future__ import annotations

from datetime import date

from corpus.entry import Data, Entry

from .people import OWNERS

THEMES = (("A.5", 37), ("A.6", 8), ("A.7", 14), ("A.8", 34))
EXCLUDED = {
    "A.7.11": "the buildings and their supplies belong to the hosting provider",
    "A.7.12": "all cabling lies in buildings of the hosting provider",
    "A.8.30": "no software is developed by others for us",
}
ALL = tuple(f"{theme}.{number}" for theme, last in THEMES for number in range(1, last + 1))
APPLICABLE = tuple(control for control in ALL if control not in EXCLUDED)


def statement() -> Entry:
    """The statement in force."""
    return Entry(
        {
            "kind": "statement-of-applicability",
            "id": "SOA",
            "title": "Statement of Applicability",
            "version": "7",
            "edition": "2022",
            "status": "approved",
            "owner": "ciso",
            "assessment": "RA-2026",
            "approved_by": "ceo",
            "approved_on": date(2026, 2, 10),
            "controls": [_row(number, control) for number, control in enumerate(ALL)],
        },
        own_file=True,
    )


def _row(number: int, control: str) -> Data:
    if control in EXCLUDED:
        return {"control": control, "applicable": False, "justification": EXCLUDED[control]}
    return {
        "control": control,
        "applicable": True,
        "implementation": "implemented",
        "owner": OWNERS[number % len(OWNERS)],
        "justification": "customers ask for it in their security annex",
    }
