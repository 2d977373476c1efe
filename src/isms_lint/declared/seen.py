"""One field of a record as expressions see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.declared.functions import EDITION_MARK
from isms_lint.declared.reader import Reader, blank
from isms_lint.declared.weight import CHARACTERS
from isms_lint.documents.positions import FieldPath
from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.records.register import Register
from isms_lint.values import NamedTuple

_DATE_LENGTH = len("2026-11-20")


class Seen(NamedTuple):
    """One field: its value as it is seen, if it has one, how much it is, and what keeps it from being
    seen.
    """

    value: Any
    size: int
    weight: int
    entry: int
    longest: int
    undated: str
    unfit: str


_NOTHING = Seen(None, 0, 0, 0, 0, "", "")


class Eyes:
    """How the fields of records are seen in a run."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._home = register.edition(None)

    def otherwise(self, record: Record) -> frozenset[str]:
        """The fields of `record` in which something may be seen otherwise than it is written: instants
        as dates, ids of another edition with it before them; and those with a date nobody can read.
        """
        register = self._register
        dates = [path for path, text, _ in register.dates(record) if len(text) != _DATE_LENGTH]
        own = register.edition(record)
        items = [i.path for i in register.scope_items(record) if (i.edition or own) != self._home]
        faults = register.faults(record)
        undated = [fault.path for fault in faults if fault.kind is FaultKind.BAD_DATE]
        return frozenset(str(path[0]) for path in (*dates, *items, *undated))

    def look(self, record: Record, name: str, otherwise: frozenset[str]) -> Seen:
        """The field `name` of `record`, of which `otherwise` are seen otherwise."""
        value = record.data[name]
        if blank(value):
            return _NOTHING
        if isinstance(value, str) and value.isascii() and name not in otherwise:
            # As a Reader says it; mostly there is no more to do.
            weight = 1 + len(value) // CHARACTERS
            return Seen(value, 1 + len(value), weight, weight, 0, "", "")
        reader = Reader()
        value = reader.read_field(value)
        undated = self._undated(record, name) if name in otherwise else ""
        if reader.unfit:
            return Seen(None, reader.size, 0, 0, 0, undated, reader.unfit)
        if name in otherwise:
            value = self._rewritten(record, name, value)
        return Seen(value, reader.size, reader.weight, reader.entry, reader.longest, undated, "")

    def _undated(self, record: Record, name: str) -> str:
        for fault in self._register.faults(record):
            is_date = fault.kind is FaultKind.BAD_DATE and fault.path[0] == name
            if is_date and not blank(record.get(*fault.path)):
                return f"`{fault.path[-1]}` is no date that can be read"
        return ""

    def _rewritten(self, record: Record, name: str, value: Any) -> Any:
        holder = {name: value}
        for path, text, _ in self._register.dates(record):
            # What is as long as a date, and can be read, is written as one.
            if path[0] == name and len(text) != _DATE_LENGTH:
                day = self._register.calendar.date(text)
                if day is not None:
                    _put(holder, path, day.isoformat())
        for path, text in self._of_another_edition(record, name):
            _put(holder, path, text)
        return holder[name]

    def _of_another_edition(self, record: Record, name: str) -> Iterator[tuple[FieldPath, str]]:
        """Ids of another edition than the organization's, with it before them: they mean others."""
        register = self._register
        own = register.edition(record)
        for item in register.scope_items(record):
            edition = item.edition or own
            if item.path[0] == name and edition != self._home and register.scope.knows(edition):
                resolved = register.resolve_in(edition, item.text)
                if resolved.unknown is None and resolved.record is None:
                    yield item.path, f"{edition}{EDITION_MARK}{item.text}"


def _put(data: Any, path: FieldPath, value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
