"""Who a reference to a person or a role means, on a day or in a period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from isms_lint.records.dates import Calendar
from isms_lint.records.record import Record, Values


class People:
    """Answers questions about persons and roles."""

    def __init__(self, find: Callable[[str], Record | None], calendar: Calendar) -> None:
        self._find = find
        self._calendar = calendar

    def holders(self, reference: object, start: date, end: date | None = None) -> list[Record]:
        """The persons `reference` (an id, or a mapping with `person`, `from`, `to`) means at any
        time from `start` to `end` (default: on `start`); nobody where it resolves to none.
        """
        end = start if end is None else end
        if isinstance(reference, dict):
            if not self.overlaps(reference, start, end):
                return []
            reference = reference.get("person")
        record = self._find(reference) if isinstance(reference, str) else None
        if record is None:
            return []
        if record.kind == "person":
            return [record]
        found: dict[str, Record] = {}
        if record.kind == "role":
            for _, holding in record.items("holders"):
                person = self._find(str(holding.get("person")))
                if person and person.kind == "person" and self.overlaps(holding, start, end):
                    found[person.id] = person
        return list(found.values())

    def active(self, reference: object, day: date) -> list[Record]:
        """The persons `reference` means on `day` who are with the organization on that day."""
        return [p for p in self.holders(reference, day) if self.overlaps(p, day, day)]

    def overlaps(self, period: Values, start: date, end: date) -> bool:
        """Whether the period `from`–`to` (open where absent) of `period` meets [start, end]."""
        begins, ends = (
            self._calendar.date(period.get("from")),
            self._calendar.date(period.get("to")),
        )
        return (begins is None or begins <= end) and (ends is None or ends >= start)
