"""Who took part in a management review."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of, named

DECIDED = "decided"


class Deed(NamedTuple):
    """What was done for a review on a day that is written down: who did it, and where it stands."""

    day: date
    verb: str
    persons: list[Record]
    path: FieldPath


def took_part(review: Record, day: date, run: Pass) -> tuple[dict[str, Record], list[str]]:
    """The persons who took part in the review held on `day`, by id; and what cannot be told.

    Who contributed in writing, with a date, took part. In a meeting so did everyone who is listed
    and not said to be absent; in a written review only those listed who decided something with a
    date. Whether a date is one after the review is not asked here.
    """
    present: dict[str, Record] = {}
    unclear: list[str] = []
    listed = review.get("participants")
    written = is_written(review)
    done = deeds(review, day, run) if written else ()
    deciders = {person for one in done if one.verb == DECIDED for person in one.persons}
    for entry in listed if isinstance(listed, list) else []:
        if not isinstance(entry, dict):
            unclear.append(f"`{entry}` does not say how they took part")
            continue
        contributed_on = entry.get("contributed_on")
        contributed = not is_blank_answer(contributed_on)
        persons = run.people.holders(entry.get("person"), day)
        if not contributed and written:
            persons = [person for person in persons if person in deciders]
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


def was_there(review: Record, day: date, run: Pass) -> frozenset[str]:
    """The ids of those listed as having been in the meeting on `day`; none in a written review."""
    if is_written(review):
        return frozenset()
    return frozenset(
        person.id
        for _, entry in review.items("participants")
        if entry.get("present") is True
        or (entry.get("present") is None and is_blank_answer(entry.get("contributed_on")))
        for person in run.people.holders(entry.get("person"), day)
    )


def recipients(review: Record, day: date, run: Pass) -> list[Record]:
    """The persons to whom the results of the review held on `day` were sent."""
    found = {
        person.id: person
        for _, id in review.strings("distributed", "to")
        for person in run.people.holders(id, day)
    }
    return list(found.values())


def deeds(review: Record, held_on: date, run: Pass) -> Iterator[Deed]:
    """The dated contributions to the review held on `held_on`, and the dated decisions."""
    read = run.register.calendar.date
    for index, entry in review.items("participants"):
        day = read(entry.get("contributed_on"))
        if day is not None:
            persons = run.people.holders(entry.get("person"), held_on)
            yield Deed(day, "contributed", persons, ("participants", index, "contributed_on"))
    for index, decision in review.items("decisions"):
        day = read(decision.get("decided_on"))
        if day is not None:
            persons = run.people.holders(decision.get("decided_by"), day)
            yield Deed(day, DECIDED, persons, ("decisions", index, "decided_on"))


def in_words(done: Iterable[Deed], persons: Container[str]) -> dict[str, str]:
    """By name, what each of `persons` (ids) did, and when: `contributed on 2026-10-07`."""
    days: dict[str, dict[str, set[str]]] = {}
    for one in done:
        for person in one.persons:
            if person.id in persons:
                days.setdefault(named(person), {}).setdefault(one.verb, set()).add(str(one.day))
    return {
        name: " and ".join(f"{verb} on {list_of(sorted(on))}" for verb, on in verbs.items())
        for name, verbs in days.items()
    }
