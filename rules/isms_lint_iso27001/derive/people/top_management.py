"""Who belongs to top management, on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.people.tenures import tenures


def top_management_on(day: date, run: Pass) -> dict[str, Record]:
    """The persons of top management on `day`, by id, in the order the organization names them.

    Who is not with the organization on that day does not belong to it, whatever the list says.
    """
    known = run.derive(_on_days)
    found = known.get(day)
    if found is None:
        entries = _entries(run.register.organization)
        active = run.people.active
        found = known[day] = {one.id: one for _, entry in entries for one in active(entry, day)}
    return found


def _on_days(_run: Pass) -> dict[date, dict[str, Record]]:
    """Top management by day, filled by whoever asks first (a derivation)."""
    return {}


def left_before(day: date, run: Pass) -> dict[str, date]:
    """Who belonged to top management before `day` and no longer did on it: by id, their last day."""
    organization = run.register.organization
    if organization is None:
        return {}
    still = top_management_on(day, run)
    found: dict[str, date] = {}
    for path, entry in _entries(organization):
        dates = entry if isinstance(entry, dict) else None
        for tenure in tenures(organization, (*path, "person") if dates else path, "", run, dates):
            ends = (tenure.until, run.date(tenure.person, "to"))
            last = min((end for end in ends if end is not None), default=day)
            id = tenure.person.id
            if last < day and id not in still and not tenure.doubt:
                found[id] = max(last, found.get(id, last))
    return found


def strangers(run: Pass) -> list[str]:
    """The entries of the list of top management that lead to nobody on record, as they are written."""
    entries = _entries(run.register.organization)
    named = [one.get("person") if isinstance(one, dict) else one for _, one in entries]
    unknown = (one for one in named if run.register.find(one, "person", "role") is None)
    return ["" if one is None else str(one) for one in unknown]


def _entries(organization: Record | None) -> list[tuple[FieldPath, Any]]:
    """The entries of the list, each with its path; one entry may stand without a list."""
    path = ("top_management",)
    entries = organization.get(*path) if organization is not None else None
    if isinstance(entries, list):
        return [((*path, index), entry) for index, entry in enumerate(entries)]
    return [] if entries is None else [(path, entries)]
