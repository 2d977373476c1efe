"""Records as expressions see them: plain data that only says what is stated.

A rule sees the fields that it names, and no others: what stands elsewhere in a record can neither slow
it down nor keep it from judging.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from isms_lint.declared import bounds
from isms_lint.declared.reader import TOO_LARGE
from isms_lint.declared.seen import Eyes, Seen
from isms_lint.declared.weight import Weight
from isms_lint.records.record import Record
from isms_lint.rules.pass_ import Pass
from isms_lint.values import NamedTuple

_ALWAYS = ("kind", "id")
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


class _Looked:
    """What was looked at of a record so far: the fields, and those of them that have a value.

    All rules share it. That there are more fields than a rule names changes nothing for it.
    """

    __slots__ = ("data", "otherwise", "seen")

    def __init__(self, record: Record, otherwise: frozenset[str]) -> None:
        self.otherwise = otherwise
        self.seen: dict[str, Seen] = {}
        self.data: dict[str, Any] = {"kind": record.kind, "id": record.id}


class Views:
    """The views of a run; each field of a record is looked at once."""

    def __init__(self, run: Pass) -> None:
        self._eyes = Eyes(run.register)
        self._looked: dict[Record, _Looked] = {}
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
        if name in _ALWAYS:
            return getattr(record, name)
        if name not in record.data:
            return None
        seen = self._look(record, (name,)).seen[name]
        return record.data[name] if seen.unfit else seen.value

    def _look(self, record: Record, names: Iterable[str]) -> _Looked:
        """What was looked at of a record, now with these fields of it."""
        looked = self._looked.get(record)
        if looked is None:
            looked = self._looked[record] = _Looked(record, self._eyes.otherwise(record))
        seen = looked.seen
        for name in names:
            if name not in seen:
                found = seen[name] = self._eyes.look(record, name, looked.otherwise)
                if found.value is not None and name not in _ALWAYS:
                    looked.data[name] = found.value
        return looked

    def _make(self, record: Record, fields: Fields) -> View:
        names = record.data.keys() if fields is None else fields & record.data.keys()
        looked = self._look(record, names)
        seen = looked.seen
        total, size, longest = len(_ALWAYS), 0, 0
        amiss: list[str] = []
        for name in names:
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
        return View(looked.data, Weight(total, total, longest, (seen,)), undated, unfit)
