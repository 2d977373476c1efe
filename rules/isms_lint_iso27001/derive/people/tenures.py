"""Who held what from when to when, whether a person or a role is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record, Values
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.period import Period

Span = tuple[date | None, date | None]
"""First and last day, open where None."""


class Tenure(NamedTuple):
    """One person in one capacity, for a time that is open where a date is None.

    `record` and `path` are where it is written, `role` the role through which the person is meant.
    `doubt` says which date cannot be read; such a tenure proves nothing.
    """

    person: Record
    capacity: str
    since: date | None
    until: date | None
    record: Record
    path: FieldPath
    role: str = ""
    doubt: str = ""

    def during(self, period: Period) -> bool:
        """Whether it meets the period."""
        return (
            not self.doubt
            and (self.since is None or self.since <= period.end)
            and (self.until is None or self.until >= period.start)
        )


class Lasting(Protocol):
    """What has a last day, or none yet."""

    @property
    def until(self) -> date | None:
        """The last day."""


def still_runs(one: Lasting, period: Period) -> bool:
    """Whether it lasts on the first day of the period, or longer."""
    return one.until is None or one.until >= period.start


def tenures(
    record: Record, path: FieldPath, capacity: str, run: Pass, dates: Values | None = None
) -> Iterator[Tenure]:
    """The tenures of whoever the field at `path` of `record` names.

    `dates` is what has the `from` and `to` of the entry; without it the entry is undated.
    A role gives one tenure for each time somebody held it.
    """
    since, until, doubt = span_of(dates, record, run) if dates else (None, None, "")
    reference = record.get(*path)
    person = run.register.find(reference, "person")
    if person is not None:
        yield Tenure(person, capacity, since, until, record, path, "", doubt)
        return
    role = run.register.find(reference, "role")
    if role is None:
        return
    for held in holdings(role, run):
        both = overlap((since, until), (held.since, held.until))
        if both is not None:
            unclear = doubt or held.doubt
            yield Tenure(held.person, capacity, *both, record, path, role.id, unclear)


def holdings(role: Record, run: Pass) -> Iterator[Tenure]:
    """The tenures of the holders of a role; the capacity is the role's id."""
    for index, holding in role.items("holders"):
        person = run.register.find(holding.get("person"), "person")
        if person is not None:
            since, until, doubt = span_of(holding, role, run)
            path = ("holders", index, "person")
            yield Tenure(person, role.id, since, until, role, path, "", doubt)


def span_of(dates: Values, record: Record, run: Pass) -> tuple[date | None, date | None, str]:
    """The dates of an entry, and which of them cannot be read."""
    read = run.register.calendar.date
    for field in ("from", "to"):
        if dates.get(field) is not None and read(dates.get(field)) is None:
            return None, None, f"`{field}` in {record.id} cannot be read as a date"
    return read(dates.get("from")), read(dates.get("to")), ""


def overlap(one: Span, other: Span) -> Span | None:
    """The time that both last; None where there is no such day."""
    since, until = _later(one[0], other[0]), _earlier(one[1], other[1])
    return None if since is not None and until is not None and since > until else (since, until)


def _later(one: date | None, other: date | None) -> date | None:
    return other if one is None else one if other is None else max(one, other)


def _earlier(one: date | None, other: date | None) -> date | None:
    return other if one is None else one if other is None else min(one, other)
