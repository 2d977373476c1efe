"""Records as expressions see them: plain data that only says what is stated.

A rule sees the fields that it names, and no others: what stands elsewhere in a record can neither slow
it down nor keep it from judging.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.functions import EDITION_MARK
from isms_lint.declared.reader import TOO_LARGE, Reader, blank
from isms_lint.declared.weight import Weight
from isms_lint.documents.positions import FieldPath
from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

_DATE_LENGTH = len("2026-11-20")
Fields = frozenset[str] | None
"""The names of fields; None stands for all there are."""


class View(NamedTuple):
    """A record for expressions.

    `data` is what it states: fields without a value, or with blank text, are left out, dates are local
    dates, and scope items of another edition than the organization's begin with theirs:
    `2013:A.9.2.3`. `undated` says that a date in it cannot be read, `unfit` why no rule can judge it;
    both are mostly empty.
    """

    data: dict[str, Any]
    weight: Weight
    undated: str = ""
    unfit: str = ""


class _Seen(NamedTuple):
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


class Views:
    """The views of a run; each field of a record is looked at once."""

    def __init__(self, run: Pass) -> None:
        self._register = run.register
        self._home = run.register.edition(None)
        self._seen: dict[Record, tuple[dict[str, _Seen], dict[str, Any]]] = {}
        self._fields: Fields = frozenset()
        self._views: dict[Record, View] = {}

    def of(self, record: Record, fields: Fields) -> View:
        """The view of `record` with `fields`, and its kind and id."""
        if fields is not self._fields and fields != self._fields:
            # Rules run one after the other, each with its own fields: those of the last are enough.
            self._fields, self._views = fields, {}
        view = self._views.get(record)
        if view is None:
            view = self._views[record] = self._make(record, fields)
        return view

    def value(self, record: Record, name: str) -> Any:
        """One field as it is seen; as it is written where that cannot be; None where there is none."""
        if name in ("id", "kind"):
            return getattr(record, name)
        if name not in record.data:
            return None
        seen, data = self._of(record)
        if name not in seen:
            self._look(record, name, seen, data)
        return record.data[name] if seen[name].unfit else seen[name].value

    def _of(self, record: Record) -> tuple[dict[str, _Seen], dict[str, Any]]:
        """The fields of a record that were looked at so far, and those of them that have a value.

        All rules share them. That there are more than a rule names changes nothing for it.
        """
        found = self._seen.get(record)
        if found is None:
            found = self._seen[record] = ({}, {"kind": record.kind, "id": record.id})
        return found

    def _make(self, record: Record, fields: Fields) -> View:
        names = record.data.keys() if fields is None else fields & record.data.keys()
        seen, data = self._of(record)
        total, size, longest = len(data), 0, 0
        amiss: list[str] = []
        for name in names:
            if name not in seen:
                self._look(record, name, seen, data)
            _, more, weight, _, length, undated, unfit = seen[name]
            total += weight
            size += more
            longest = max(longest, length)
            if undated or unfit:
                amiss.append(name)
        undated = unfit = ""
        for name in sorted(amiss):
            undated, unfit = undated or seen[name].undated, unfit or seen[name].unfit
        if size > bounds.LARGEST_RECORD:
            unfit = unfit or TOO_LARGE
        return View(data, Weight(total, total, longest, (seen,)), undated, unfit)

    def _look(
        self, record: Record, name: str, seen: dict[str, _Seen], data: dict[str, Any]
    ) -> None:
        seen[name] = found = self._looked(record, name)
        if found.value is not None and name not in ("kind", "id"):
            data[name] = found.value

    def _looked(self, record: Record, name: str) -> _Seen:
        register = self._register
        if blank(record.data[name]):
            return _NOTHING
        reader = Reader()
        value = reader.read_field(record.data[name])
        faults = register.faults(record)
        undated = (
            ""
            if not faults
            else next(
                (
                    f"`{fault.path[-1]}` is no date that can be read"
                    for fault in faults
                    if fault.kind is FaultKind.BAD_DATE
                    and fault.path[0] == name
                    and not blank(record.get(*fault.path))
                ),
                "",
            )
        )
        if reader.unfit:
            return _Seen(None, reader.size, 0, 0, 0, undated, reader.unfit)
        holder = {name: value}
        for path, text, _ in register.dates(record):
            # What is as long as a date, and can be read, is written as one.
            if path[0] == name and len(text) != _DATE_LENGTH:
                day = register.calendar.date(text)
                if day is not None:
                    _put(holder, path, day.isoformat())
        for path, text in self._of_another_edition(record, name):
            _put(holder, path, text)
        return _Seen(
            holder[name], reader.size, reader.weight, reader.entry, reader.longest, undated, ""
        )

    def _of_another_edition(self, record: Record, name: str) -> Iterable[tuple[FieldPath, str]]:
        """Ids of another edition than the organization's, with it before them: they mean others."""
        register = self._register
        items = [item for item in register.scope_items(record) if item.path[0] == name]
        if not items:
            return
        home, own = self._home, register.edition(record)
        for item in items:
            edition = item.edition or own
            if edition != home and register.scope.knows(edition):
                resolved = register.scope.resolve(item.text, edition)
                if resolved.unknown is None and resolved.record is None:
                    yield item.path, f"{edition}{EDITION_MARK}{item.text}"


_NOTHING = _Seen(None, 0, 0, 0, 0, "", "")


def _put(data: Any, path: FieldPath, value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
