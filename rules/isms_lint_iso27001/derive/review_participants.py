"""Who took part in a management review."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def took_part(review: Record, day: date, run: Pass) -> tuple[dict[str, Record], list[str]]:
    """The persons who took part in the review held on `day`, by id; and what cannot be told.

    Who contributed in writing, with a date, took part. In a meeting so did everyone who is listed
    and not said to be absent; in a written review nobody else did.
    """
    present: dict[str, Record] = {}
    unclear: list[str] = []
    listed = review.get("participants")
    written = review.text("mode") == "written"
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            unclear.append(f"`{entry}` does not say how they took part")
            continue
        came, doubt = _came(entry, written, run)
        if not came:
            continue
        persons = run.people.holders(entry.get("person"), day)
        if not persons:
            unclear.append(f"`{entry.get('person', '')}` is no known person on {day}")
        elif doubt:
            unclear.append(doubt)
        else:
            present.update((person.id, person) for person in persons)
    return present, unclear


def _came(entry: dict[str, Any], written: bool, run: Pass) -> tuple[bool, str]:
    """Whether someone listed may have taken part, and why that is in doubt, if it is."""
    contributed_on = entry.get("contributed_on")
    if not is_blank_answer(contributed_on):
        known = run.register.calendar.date(contributed_on) is not None
        return True, "" if known else f"contributed_on of {entry.get('person', '')} is not a date"
    return not written and entry.get("present") is not False, ""
