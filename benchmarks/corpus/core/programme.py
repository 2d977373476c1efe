"""Audit programmes of three years each, with an entry for each audit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.entry import Data, Entry

_FIRST_YEAR = 2016
_YEARS = 3


def programme_of(day: date) -> str:
    """The id of the programme that covers a day."""
    return f"PRG-{_start(day)}"


def programmes(audits: Sequence[Entry], since: date) -> list[Entry]:
    """All programmes from the one that covers `since` to that of today."""
    entries: dict[str, list[Data]] = {}
    for audit in audits:
        data = audit.data
        entry = {"audit": data["id"], "planned_on": data["planned_on"], "scope": data["scope"]}
        entries.setdefault(data["programme"], []).append(entry)
    return [
        _programme(year, entries.get(f"PRG-{year}", []))
        for year in range(_start(since), 2027, _YEARS)
    ]


def _start(day: date) -> int:
    return day.year - (day.year - _FIRST_YEAR) % _YEARS


def _programme(year: int, entries: list[Data]) -> Entry:
    return Entry(
        {
            "kind": "audit-programme",
            "id": f"PRG-{year}",
            "title": f"Internal audit programme from {year}",
            "status": "approved",
            "version": "1",
            "approved_by": "ceo",
            "approved_on": date(year - 1, 12, 14),
            "manager": "assurance",
            "period": {"start": date(year, 1, 1), "end": date(year + _YEARS - 1, 12, 31)},
            "frequency": "the whole system each year, each team by turns",
            "methods": ["interview", "document review", "sampling"],
            "responsibilities": "the head of internal audit plans, the lead auditor reports",
            "planning": "plans are sent out three weeks ahead",
            "reporting": "to the board and the owners within thirty days",
            "rationale": "each team is seen by turns, and all clauses each year",
            "criteria": ["ISO/IEC 27001:2022", "POL-1"],
            "entries": sorted(entries, key=lambda entry: entry["planned_on"]),
        },
        own_file=True,
    )
