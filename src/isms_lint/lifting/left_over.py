"""What the parts of a mapping leave over of the rows of a page, each thing told once."""

from __future__ import annotations

from collections.abc import Iterable

from isms_lint.documents.positions import FieldPath, Span
from isms_lint.lifting.filling import Filled
from isms_lint.lifting.mapping import Part, Unmapped
from isms_lint.records.record import Record

Unit = tuple[str, int]
"""A table, a section or the page, by its number."""
_Name = tuple[FieldPath, Span | None]
"""A name of a row, and where that stands."""


class LeftOver:
    """Gathers it row by row."""

    def __init__(self) -> None:
        self._of_units: dict[Unit, dict[Part, dict[_Name, list[Record]]]] = {}
        self._values: list[Unmapped] = []

    def of_row(self, unit: Unit, part: Part, record: Record, filled: Filled) -> None:
        """What a part leaves over of one row, and the values in it that have no reading."""
        left = self._of_units.setdefault(unit, {}).setdefault(part, {})
        for path in filled.left_over:
            left.setdefault((path, _place(record, path)), []).append(record)
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
            span = _place(one.record, one.path) if is_name else id(one)
            if (one.reason, one.value, span) not in seen:
                seen.add((one.reason, one.value, span))
                found.append(one)
        for left in self._of_units.values():
            first, *others = left.values()
            for name, rows in first.items():
                path, _ = name
                record = next((one for one in rows if id(one) in kept or not one.kind), None)
                if record is not None and all(name in other for other in others):
                    found.append(Unmapped(record, path, "field", str(path[-1])))
        return found


def _place(record: Record, path: FieldPath) -> Span | None:
    """Where the name at `path` stands: the header of a table has one for all rows."""
    positions = record.document.positions
    around = positions.find(0, path[:-1])
    key = None if around is None else positions.entry(around, str(path[-1]))
    return None if key is None else positions.span(key)
