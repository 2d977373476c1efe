"""Who belongs to top management, on a day."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def top_management_on(day: date, run: Pass) -> dict[str, Record]:
    """The persons of top management on `day`, by id, in the order the organization names them."""
    organization = run.register.organization
    entries = organization.get("top_management") if organization is not None else None
    found: dict[str, Record] = {}
    for entry in entries if isinstance(entries, list) else [entries]:
        for person in run.people.holders(entry, day):
            found[person.id] = person
    return found
