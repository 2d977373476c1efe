"""Records as expressions see them: plain data that only says what is stated.

A rule sees the fields that it names, and no others: what stands elsewhere in a record can neither slow
it down nor keep it from judging.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from isms_lint.declared import bounds
from isms_lint.declared.functions import EDITION_MARK
from isms_lint.declared.weight import CHARACTERS, Weight
from isms_lint.documents.positions import FieldPath
from isms_lint.records.faults import FaultKind
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass

_LARGEST_NUMBER = 2**63
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
    """One field: its value as it is seen, how much it is, and what keeps it from being seen."""

    value: Any
    size: int
    weight: int
    longest: int
    undated: str
    unfit: str


class Views:
    """The views of a run; each field of a record is looked at once."""

    def __init__(self, run: Pass) -> None:
        self._register = run.register
        self._seen: dict[Record, dict[str, _Seen]] = {}
        self._fields: Fields = frozenset()
        self._views: dict[Record, View] = {}

    def of(self, record: Record, fields: Fields) -> View:
        """The view of `record` with `fields`, and its kind and id."""
        if fields != self._fields:
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
        known = self._seen.setdefault(record, {})
        if name not in known:
            known[name] = self._look(record, name)
        return record.data[name] if known[name].unfit else known[name].value

    def _make(self, record: Record, fields: Fields) -> View:
        names = record.data.keys() if fields is None else fields & record.data.keys()
        known = self._seen.setdefault(record, {})
        data: dict[str, Any] = {}
        weights: dict[str, int] = {}
        undated = unfit = ""
        size = longest = 0
        for name in sorted(names):
            seen = known.get(name)
            if seen is None:
                seen = known[name] = self._look(record, name)
            undated, unfit = undated or seen.undated, unfit or seen.unfit
            size += seen.size
            if not _blank(seen.value):
                data[name] = seen.value
                weights[name] = seen.weight
                longest = max(longest, seen.longest)
        if size > bounds.LARGEST_RECORD:
            unfit = unfit or _TOO_LARGE
        data.update(kind=record.kind, id=record.id)
        total = sum(weights.values()) + len(data)
        return View(data, Weight(total, total, longest, (weights,)), undated, unfit)

    def _look(self, record: Record, name: str) -> _Seen:
        register = self._register
        reader = _Reader()
        value = reader.read(record.data[name])
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
                    and not _blank(record.get(*fault.path))
                ),
                "",
            )
        )
        if reader.unfit:
            return _Seen(None, reader.size, 0, 0, undated, reader.unfit)
        holder = {name: value}
        for path, text, _ in register.dates(record):
            # What is as long as a date, and can be read, is written as one.
            if path[0] == name and len(text) != _DATE_LENGTH:
                day = register.calendar.date(text)
                if day is not None:
                    _put(holder, path, day.isoformat())
        for path, text in self._of_another_edition(record, name):
            _put(holder, path, text)
        return _Seen(holder[name], reader.size, reader.weight, reader.longest, undated, "")

    def _of_another_edition(self, record: Record, name: str) -> Iterable[tuple[FieldPath, str]]:
        """Ids of another edition than the organization's, with it before them: they mean others."""
        register = self._register
        items = [item for item in register.scope_items(record) if item.path[0] == name]
        if not items:
            return
        home, own = register.edition(None), register.edition(record)
        for item in items:
            edition = item.edition or own
            if edition != home and register.scope.knows(edition):
                resolved = register.scope.resolve(item.text, edition)
                if resolved.unknown is None and resolved.record is None:
                    yield item.path, f"{edition}{EDITION_MARK}{item.text}"


class _Reader:
    """Copies a value, and notes what is too much of it."""

    def __init__(self) -> None:
        self.size = 0
        self.weight = 0
        self.longest = 0
        self.unfit = ""

    def read(self, value: Any) -> Any:
        self.size += 1
        self.weight += 1
        if isinstance(value, str):
            self.size += len(value)
            self.weight += len(value) // CHARACTERS
            self._check(value)
        elif self.size > bounds.LARGEST_RECORD:
            self.unfit = _TOO_LARGE
        elif isinstance(value, dict):
            self.longest = max(self.longest, len(value))
            for name in value:
                self._check(str(name))
            return {name: self.read(inner) for name, inner in value.items() if not _blank(inner)}
        elif isinstance(value, list):
            self.longest = max(self.longest, len(value))
            return [self.read(inner) for inner in value]
        elif isinstance(value, int) and not -_LARGEST_NUMBER <= value < _LARGEST_NUMBER:
            self.unfit = "it has a number that is too large"
        return value

    def _check(self, text: str) -> None:
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            self.unfit = "it has a text that is no valid Unicode"


_TOO_LARGE = f"it holds more than {bounds.LARGEST_RECORD} values and characters"


def weigh(values: Mapping[str, Any]) -> Weight:
    """How much the values of options hold."""
    weights, longest = {}, 0
    for name, value in values.items():
        reader = _Reader()
        reader.read(value)
        weights[name], longest = reader.weight, max(longest, reader.longest)
    total = sum(weights.values())
    return Weight(total, total, longest, (weights,))


def _blank(value: Any) -> bool:
    """Whether a field says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def _put(data: Any, path: FieldPath, value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value
