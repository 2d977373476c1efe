"""The entry of an audit programme from which an audit is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from isms_lint.offers.draft import Asked, NoDraft
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.criteria import Entry
from isms_lint_iso27001.derive.programme.cycle import programmes_on
from isms_lint_iso27001.drafts.given import record_given

_MOST_NAMED = 12


class Planned(NamedTuple):
    """The entry of a programme that the audit is made of; `day` is None where it names none."""

    programme: Record
    place: int
    id: str
    day: date | None

    @property
    def entry(self) -> Entry:
        """The entry as derivations know it."""
        return Entry(self.programme, self.place)

    @property
    def said(self) -> str:
        """The entry, for people."""
        return f"entry {self.place + 1} of {self.programme.id}"


def planned_entry(asked: Asked) -> Planned | None:
    """The entry that is asked for, else the next one of the programme that no audit has taken up."""
    programme = record_given(asked, "programme", "audit-programme")
    wanted = asked.options.get("entry")
    programmes = [programme] if programme is not None else _in_force(asked.run)
    if wanted is not None:
        return _entry(wanted, programmes, asked)
    open_ones = [
        one for p in programmes for one in _entries(p, asked.run) if _is_open(one, asked.run)
    ]
    if programme is not None and not open_ones:
        raise NoDraft(
            f"--programme {programme.id}: every entry has its audit on record, or was cancelled"
        )
    return min(open_ones, key=lambda one: (one.day or date.max, one.place), default=None)


def _in_force(run: Pass) -> list[Record]:
    return [one.record for one in programmes_on(run.as_of, run)]


def _entries(programme: Record, run: Pass) -> list[Planned]:
    return [
        Planned(
            programme,
            place,
            programme.text("entries", place, "audit"),
            run.date(programme, "entries", place, "planned_on"),
        )
        for place, _ in programme.items("entries")
    ]


def _is_open(one: Planned, run: Pass) -> bool:
    cancelled = one.programme.get("entries", one.place, "cancellation") is not None
    return not cancelled and (not one.id or run.register.get(one.id) is None)


def _entry(wanted: str, programmes: Sequence[Record], asked: Asked) -> Planned:
    """The entry with this number or audit. Raises NoDraft where there is none to be made."""
    run = asked.run
    everywhere = run.register.of("audit-programme") if "programme" not in asked.options else ()
    known = [one for p in dict.fromkeys([*programmes, *everywhere]) for one in _entries(p, run)]
    by_id = [one for one in known if one.id == wanted]
    numbered = wanted.isdecimal() and len(wanted) < 6
    by_place = [
        one
        for one in known
        if numbered and one.place == int(wanted) - 1 and one.programme in programmes
    ]
    found = by_id or by_place
    if not found:
        free = [one for one in known if _is_open(one, run)]
        said = ", ".join(
            f"{one.place + 1} ({one.id or one.programme.id})" for one in free[:_MOST_NAMED]
        )
        raise NoDraft(
            f"--entry {wanted}: no such entry; without an audit on record: {said or 'none'}"
        )
    if len({one.programme for one in found}) > 1:
        ids = ", ".join(dict.fromkeys(one.programme.id for one in found))
        raise NoDraft(f"--entry {wanted}: several programmes have it; say --programme ({ids})")
    one = found[0]
    if one.programme.get("entries", one.place, "cancellation") is not None:
        raise NoDraft(f"--entry {wanted}: {one.said} was cancelled")
    there = run.register.get(one.id) if one.id else None
    if there is not None:
        line = there.locate(()).line
        raise NoDraft(f"--entry {wanted}: {one.id} is on record ({there.file}:{line})")
    if asked.id and one.id and asked.id != one.id:
        raise NoDraft(f"--id {asked.id}: {one.said} calls its audit {one.id}")
    return one
