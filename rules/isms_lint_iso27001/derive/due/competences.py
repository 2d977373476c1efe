"""Evidence of competence that expires (7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.due import Due
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.due.words import both

WHAT = "competence"


class _Entry(NamedTuple):
    """What somebody is competent in, and the last day of the evidence: `date.max` where it has none."""

    person: Record
    subject: str
    expires: date
    record: Record
    path: FieldPath


def competences(run: Pass) -> Iterator[Due]:
    """The last days of what no other evidence on the subject outlasts, of persons who are there."""
    longest: dict[tuple[str, str], _Entry] = {}
    for one in _entries(run):
        key = (one.person.id, one.subject.casefold())
        if key not in longest or longest[key].expires < one.expires:
            longest[key] = one
    for one in longest.values():
        if one.expires == date.max or not run.people.active(one.person.id, run.as_of):
            continue
        name = one.person.text("name") or one.person.id
        yield Due(
            one.expires,
            WHAT,
            both(
                f"New evidence of the competence of {name}: {one.subject}",
                f"Neuer Kompetenznachweis von {name}: {one.subject}",
            ),
            both("last day of the evidence", "letzter Tag des Nachweises"),
            one.record,
            one.path,
            (one.person,),
        )


def _entries(run: Pass) -> Iterator[_Entry]:
    for person in run.register.of("person"):
        for index, entry in person.items("competence"):
            path: FieldPath = ("competence", index, "expires_on")
            yield _Entry(person, str(entry.get("subject")), *_until(person, path, run))
    for record in run.register.of("competence"):
        holders = run.people.holders(record.get("person"), run.as_of)
        for person in holders:
            yield _Entry(person, record.text("subject"), *_until(record, ("expires_on",), run))


def _until(record: Record, path: FieldPath, run: Pass) -> tuple[date, Record, FieldPath]:
    return run.date(record, *path) or date.max, record, path
