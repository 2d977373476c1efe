"""SEQ010: a record says that something happened on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import ANY, RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.text.field_names import field_name


@rule(
    code="SEQ010",
    name="future-dated-done",
    kinds=ANY,
    scope=RECORD,
    clauses=("7.5",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "future": "{field} is {written}{local}, later than {as_of}: what has not happened cannot be"
        " on record as done",
    },
    related=(
        "REF007",
        "AUD014",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report]:
    """A date that tells of something done lies in the future.

    What it checks
        Dates that say something has happened (`reported_on`, `closed_on`, `approved_on`, the
        `held_on` of a held review and the like) are not later than the day of the run. An instant
        is first turned into the organization's local date.
    Why it matters
        Either the date is mistyped or the record was filled in ahead. Every rule that compares
        dates would go wrong on it.
    How to fix
        Correct the date, or set the status back to planned until the day has come.
    Not reported
        Due dates and planned dates; the dates of a planned audit or review. An instant that is
        tomorrow elsewhere and today in the organization's timezone. Unreadable dates: REF007 says
        that.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-11-21
    Good
        kind: management-review
        id: MR-1
        status: planned
        held_on: 2026-11-21
    """
    read, as_of = run.register.calendar.date, run.as_of
    for path, written, happened in run.register.dates(record):
        if happened is False:
            continue
        day = read(written)
        if day is None or day <= as_of:
            continue
        if happened is True or record.text("status") in happened:
            zone = run.register.calendar.timezone
            yield Report(
                "future",
                path,
                field=field_name(path),
                written=written,
                local="" if written == str(day) else f", which is {day} in {zone}",
                as_of=as_of,
            )
