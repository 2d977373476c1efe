"""What the parts of a mapping leave over of the rows of a page, each thing told once."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.documents.positions import FieldPath
from isms_lint.records.filling import Filled
from isms_lint.records.mapping import Part, Unmapped
from isms_lint.records.record import Record

Unit = tuple[str, int]
"""A table, a section or the page, by its number."""


class LeftOver:
    """Gathers it row by row."""

    def __init__(self) -> None:
        self._of_units: dict[Unit, dict[Part, dict[FieldPath, Record]]] = {}
        self._values: list[Unmapped] = []

    def of_row(self, unit: Unit, part: Part, record: Record, filled: Filled) -> None:
        """What a part leaves over of one row, and the values in it that have no reading."""
        left = self._of_units.setdefault(unit, {}).setdefault(part, {})
        for path in filled.left_over:
            left.setdefault(path, record)
        self._values.extend(Unmapped(record, *found) for found in filled.building.unmapped)

    def told(self, records: Iterable[Record]) -> list[Unmapped]:
        """What is to be told where `records` are those that were kept: values, and names that no part
        takes of those which took the row.
        """
        kept = set(map(id, records))
        found: list[Unmapped] = []
        seen: set[tuple[str, str, object]] = set()
        for one in self._values:
            if one.record.kind and id(one.record) not in kept:
                continue
            is_name = one.reason == "field"
            span = _key(one) if is_name else id(one)
            if (one.reason, one.value, span) not in seen:
                seen.add((one.reason, one.value, span))
                found.append(one)
        for left in self._of_units.values():
            first, *others = left.values()
            for path, record in first.items():
                is_kept = id(record) in kept or not record.kind
                if is_kept and all(path in other for other in others):
                    found.append(Unmapped(record, path, "field", str(path[-1])))
        return found


def _key(one: Unmapped) -> object:
    """Where the name stands: the header of a table has one for all rows."""
    positions = one.record.document.positions
    around = positions.find(0, one.path[:-1])
    key = None if around is None else positions.entry(around, str(one.path[-1]))
    return None if key is None else positions.span(key)
