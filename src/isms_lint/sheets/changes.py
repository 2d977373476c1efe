"""What people changed in a sheet, against the records as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.sheets.fields import dotted, path_of, takes_at
from isms_lint.sheets.given import Given, Row
from isms_lint.sheets.sheet import Column, Sheet, Unit, mark, texts_of
from isms_lint.sheets.texts import shown, value_of
from isms_lint.values import NamedTuple


class Edited(NamedTuple):
    """Fields of a row that say something else: None takes one away."""

    unit: Unit
    values: dict[FieldPath, Any]
    place: str


class Added(NamedTuple):
    """A row that was not exported. It goes into a list of `record`; None: it is a record itself."""

    record: Record | None
    values: dict[FieldPath, Any]
    place: str


class Told(NamedTuple):
    """Something that is not done, and why."""

    place: str
    message: str


class Changes(NamedTuple):
    """All that a sheet changes. `gone` are the rows that are no longer in it."""

    edited: list[Edited]
    added: list[Added]
    gone: list[Unit]
    told: list[Told]


def find_changes(given: Given, sheet: Sheet, ids: Collection[str]) -> Changes:
    """What `given` says otherwise than `sheet`, which is made of the records as they are now. `ids` are
    those of all records, of other kinds too.
    """
    return _Comparison(given, sheet, ids).changes()


class _Comparison:
    def __init__(self, given: Given, sheet: Sheet, ids: Collection[str]) -> None:
        self._given = given
        self._sheet = sheet
        self._units = {unit.key: unit for unit in sheet.units}
        self._by_id = {unit.record.id: unit for unit in sheet.units}
        self._ids = ids
        self._given_ids = Counter(row.texts.get("id", "") for row in given.lines)
        self._found = Changes([], [], [], [])
        self._columns = list(self._known_columns())

    def _known_columns(self) -> Iterator[Column]:
        """The columns of the sheet that are fields, those that somebody added among them."""
        known = {column.name: column for column in self._sheet.columns}
        for name in self._given.columns:
            column = known.get(name)
            if column is None:
                path = path_of(name)
                takes = takes_at(self._sheet.takes, path)
                if (takes is None and not name.startswith("x_")) or isinstance(path[0], int):
                    kind = self._sheet.kind.name
                    self._tell("", f"the column `{name}` is no field of {kind}: it is not read")
                    continue
                column = Column(name, path, takes)
            yield column

    def changes(self) -> Changes:
        """All changes, row by row."""
        met: dict[str, list[Row]] = {}
        for row in self._given.lines:
            met.setdefault(row.key, []).append(row)
        for key, rows in met.items():
            unit = self._units.get(key)
            if not key:
                for row in rows:
                    self._new(row)
            elif unit is None:
                for row in rows:
                    self._tell(row.place, f"`{key}` is no longer there: export anew")
            elif len(rows) == 1:
                self._compare(rows[0], unit)
            else:
                self._copied(rows, unit)
        self._found.gone.extend(unit for key, unit in self._units.items() if key not in met)
        return self._found

    def _copied(self, rows: list[Row], unit: Unit) -> None:
        """Rows that were made of one: that with its name is the record, the others are new."""
        named = [row for row in rows if self._name(row) == self._name_of(unit)]
        if len(named) != 1:
            for row in rows[1:]:
                self._tell(
                    row.place, f"a copy of the row of `{unit.key}`: give it a name of its own"
                )
            return
        self._compare(named[0], unit)
        for row in rows:
            if row is not named[0]:
                self._new(row)

    def _naming(self) -> str:
        """The column that names a row."""
        if not self._sheet.rows:
            return "id"
        required = [n for n, takes in self._sheet.takes.inside.items() if takes.field.identifier]
        return next((name for name in required if name in self._given.columns), "")

    def _name(self, row: Row) -> str:
        return row.texts.get(self._naming(), "")

    def _name_of(self, unit: Unit) -> str:
        return texts_of(unit).get(self._naming(), "")

    def _compare(self, row: Row, unit: Unit) -> None:
        now = texts_of(unit)
        given = dict(now)
        edits: dict[FieldPath, Any] = {}
        for column in self._columns:
            text = row.texts.get(column.name, "")
            old = unit.values.get(column.path)
            value = value_of(text, column.takes, old) if text else None
            given[column.name] = "" if value is None else shown(value)
            if repr(value) != repr(old):
                edits[column.path] = value
        if not edits or mark(given) == row.state:
            return  # what was not touched may have been changed in the records meanwhile
        if mark(now) != row.state:
            fields = ", ".join(f"`{dotted(path)}`" for path in edits)
            message = (
                f"`{unit.key}` was changed since the export, and says otherwise in {fields}: nothing "
                "of the row is taken. Export anew"
            )
            self._tell(row.places.get(dotted(next(iter(edits))), row.place), message)
            return
        fault = self._fault_of_id(row) if ("id",) in edits and not self._sheet.rows else ""
        if fault:
            message = f"{fault}: nothing of the row of `{unit.key}` is taken"
            self._tell(row.places.get("id", row.place), message)
            return
        self._found.edited.append(Edited(unit, edits, row.place))

    def _fault_of_id(self, row: Row) -> str:
        """Why a record cannot get the id in its row; empty where it can."""
        id = row.texts.get("id", "")
        if not id:
            return "a record has an `id`"
        if not id.isprintable():
            return "an `id` has no line breaks or control characters"
        if id in self._ids:
            return f"the id `{id}` has a record already"
        return f"the id `{id}` stands in two rows" if self._given_ids[id] > 1 else ""

    def _new(self, row: Row) -> None:
        values: dict[FieldPath, Any] = {}
        for column in self._columns:
            text = row.texts.get(column.name, "")
            if text:
                values[column.path] = value_of(text, column.takes, None)
        if not values:
            return
        if self._sheet.rows:
            self._new_item(row, values)
            return
        id = row.texts.get("id", "")
        if not id:
            self._tell(row.place, "a row without an `id` becomes no record")
            return
        unit = self._by_id.get(id)
        if unit is not None and self._says_the_same(values, unit):
            return
        fault = self._fault_of_id(row)
        if fault:
            self._tell(row.place, fault)
        else:
            self._found.added.append(Added(None, values, row.place))

    def _says_the_same(self, values: dict[FieldPath, Any], unit: Unit) -> bool:
        """Whether a row without a record is one that was brought in before."""
        return all(
            shown(value) == shown(unit.values.get(path, "")) for path, value in values.items()
        )

    def _new_item(self, row: Row, values: dict[FieldPath, Any]) -> None:
        records = {unit.record.id: unit.record for unit in self._sheet.units}
        only = next(iter(records.values())) if len(records) == 1 and not row.record else None
        record = only or records.get(row.record)
        if record is None:
            self._tell(
                row.place, f"no record `{row.record}` has rows here: name it in the column `record`"
            )
            return
        self._found.added.append(Added(record, values, row.place))

    def _tell(self, place: str, message: str) -> None:
        self._found.told.append(Told(place, message))


def known_state(given: Given, sheet: Sheet) -> bool:
    """Whether the records are those that were exported: then what is missing was taken out."""
    return f"[state {given.state}]" == sheet.state
