"""To whom something was reported."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple


class Recipients(NamedTuple):
    """The persons that `reported_to` means on a day, and the names that no record has."""

    persons: frozenset[str]
    unknown: tuple[str, ...]


def recipients(record: Record, day: date, run: Pass) -> Recipients:
    """Whom the `reported_to` of a record means on `day`. A role nobody holds means nobody."""
    names = [text for _, text in record.strings("reported_to")]
    persons = {person.id for name in names for person in run.people.holders(name, day)}
    unknown = tuple(
        name for name in names if name.strip() and not run.register.find(name, "person", "role")
    )
    return Recipients(frozenset(persons), unknown)
