"""Who took part in a management review."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer


def took_part(review: Record, day: date, run: Pass) -> tuple[dict[str, Record], list[str]]:
    """The persons who took part in the review held on `day`, by id; and what cannot be told.

    Who contributed in writing, with a date, took part. In a meeting so did everyone who is listed
    and not said to be absent; in a written review only those listed who decided something with a
    date.
    """
    present: dict[str, Record] = {}
    unclear: list[str] = []
    listed = review.get("participants")
    written = is_written(review)
    deciders = dated_deciders(review, run) if written else frozenset()
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            unclear.append(f"`{entry}` does not say how they took part")
            continue
        contributed_on = entry.get("contributed_on")
        contributed = not is_blank_answer(contributed_on)
        persons = run.people.holders(entry.get("person"), day)
        if not contributed and written:
            persons = [person for person in persons if person.id in deciders]
        if not contributed and (entry.get("present") is False or (written and not persons)):
            continue
        if not persons:
            unclear.append(f"`{entry.get('person', '')}` is no known person on {day}")
        elif contributed and run.register.calendar.date(contributed_on) is None:
            unclear.append(f"contributed_on of {entry.get('person', '')} is not a date")
        else:
            present.update((person.id, person) for person in persons)
    return present, unclear


def is_written(review: Record) -> bool:
    """Whether the review was held in writing."""
    return review.text("mode") == "written"


def dated_deciders(review: Record, run: Pass) -> frozenset[str]:
    """The ids of everybody who decided something in the review on a day that is written down."""
    return frozenset(
        person.id
        for index, decision in review.items("decisions")
        if (day := run.date(review, "decisions", index, "decided_on")) is not None
        for person in run.people.holders(decision.get("decided_by"), day)
    )
