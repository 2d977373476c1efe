"""Records as expressions see them: plain data that only says what is stated."""

from __future__ import annotations

from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.functions import EDITION_MARK
from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

_LARGEST_NUMBER = 2**63


class View(NamedTuple):
    """A record for expressions.

    `data` is what it states: fields without a value are left out, dates are local dates, and scope
    items of another edition than the organization's begin with theirs: `2013:A.9.2.3`.
    `unreadable` says why no rule can judge it, `long` why none with macros can; both are mostly
    empty.
    """

    data: dict[str, Any]
    unreadable: str = ""
    long: str = ""


class Views:
    """The views of a run; each is made once."""

    def __init__(self, run: Pass) -> None:
        self._register = run.register
        self._views: dict[Record, View] = {}

    def of(self, record: Record) -> View:
        """The view of `record`."""
        view = self._views.get(record)
        if view is None:
            view = self._views[record] = self._make(record)
        return view

    def _make(self, record: Record) -> View:
        for fault in self._register.faults(record):
            if fault.kind is FaultKind.BAD_DATE:
                return View({}, f"`{fault.path[-1]}` is no date that can be read")
        reader = _Reader()
        data: dict[str, Any] = reader.read(record.data)
        if not reader.fits():
            return View({}, reader.unreadable)
        data.update(kind=record.kind, id=record.id)
        for path, text, _ in self._register.dates(record):
            day = self._register.calendar.date(text)
            if day is not None and day.isoformat() != text:
                _put(data, path, day.isoformat())
        self._mark_editions(record, data)
        return View(data, "", reader.long)

    def _mark_editions(self, record: Record, data: dict[str, Any]) -> None:
        """Write the edition before the ids of another one than the organization's: they mean others."""
        register = self._register
        home, own = register.edition(None), register.edition(record)
        for item in register.scope_items(record):
            edition = item.edition or own
            if edition != home and register.scope.knows(edition):
                resolved = register.scope.resolve(item.text, edition)
                if resolved.unknown is None and resolved.record is None:
                    _put(data, item.path, f"{edition}{EDITION_MARK}{item.text}")


class _Reader:
    """Copies data, and notes what is too much of it."""

    def __init__(self) -> None:
        self.unreadable = ""
        self.long = ""
        self._size = 0

    def read(self, value: Any) -> Any:
        self._size += 1
        if isinstance(value, str):
            self._size += len(value)
            if len(value) > bounds.LONGEST_TEXT:
                self.long = f"it has a text of more than {bounds.LONGEST_TEXT} characters"
            self._check(value)
        elif isinstance(value, dict):
            return self._mapping(value) if self.fits() else {}
        elif isinstance(value, list):
            if len(value) > bounds.LONGEST_LIST:
                self.long = f"it has a list of more than {bounds.LONGEST_LIST} entries"
            return [self.read(inner) for inner in value] if self.fits() else []
        elif isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER:
            self.unreadable = "it has a number that is too large"
        return value

    def _mapping(self, value: dict[Any, Any]) -> dict[Any, Any]:
        for name in value:
            self._check(str(name))
        return {name: self.read(inner) for name, inner in value.items() if inner is not None}

    def _check(self, text: str) -> None:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            self.unreadable = "it has a text that is no valid Unicode"

    def fits(self) -> bool:
        if self._size > bounds.LARGEST_RECORD:
            self.unreadable = f"it holds more than {bounds.LARGEST_RECORD} values and characters"
        return not self.unreadable


def _put(data: Any, path: tuple[str | int, ...], value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
