"""Changes of a sheet in the files of a repository: each field in its place, all else byte for byte."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from isms_lint.documents.document import Reading
from isms_lint.documents.positions import FieldPath
from isms_lint.documents.read import Reader
from isms_lint.fixes.mend import read_text
from isms_lint.fixes.tree import NotEditable
from isms_lint.records.record import Record
from isms_lint.sheets.changes import Added, Changes, Edited, Told
from isms_lint.sheets.file import File
from isms_lint.sheets.sheet import Sheet, Unit
from isms_lint.sheets.steps import Step, own_values, path_to, set_at, within
from isms_lint.values import NamedTuple

_NEW = "a new row"


class Changed(NamedTuple):
    """A file before and after; None: it is not there."""

    file: str
    before: str | None
    after: str | None


def changed_files(
    root: str,
    sheet: Sheet,
    changes: Changes,
    readings: Iterable[Reading],
    readers: Mapping[str, Reader],
    *,
    to: str,
    delete: bool,
) -> tuple[list[Changed], list[Told]]:
    """What the changes make of the files below `root`, of which `readings` were read. Writes nothing.

    New records go into `to`. Rows that are gone are dropped with `delete`, and told without.
    """
    work = _Work(root, sheet, {reading.file: reading for reading in readings}, readers)
    for edited in changes.edited:
        work.edit(edited)
    for added in changes.added:
        work.add(added, to)
    for unit in changes.gone:
        if delete:
            work.drop(unit)
        else:
            work.tell("", f"`{unit.key}` is not in the sheet, and stays: --delete takes it out")
    return work.files(), work.told


class _Work:
    """All files that are to be changed."""

    def __init__(
        self,
        root: str,
        sheet: Sheet,
        readings: Mapping[str, Reading],
        readers: Mapping[str, Reader],
    ) -> None:
        self.told: list[Told] = []
        self._root = root
        self._sheet = sheet
        self._readings = readings
        self._readers = readers
        self._files: dict[str, File] = {}
        self._numbers = {
            id(document): number
            for reading in readings.values()
            for number, document in enumerate(reading.documents)
        }

    def tell(self, place: str, message: str) -> None:
        """Say what is not done."""
        self.told.append(Told(place, message))

    def edit(self, edited: Edited) -> None:
        """Fields that say something else."""
        unit = edited.unit
        try:
            file, number, path = self._of(unit)
            values = edited.values
            if unit.item is None:
                own = within(file.documents[number].data, path)
                _refuse_what_is_not_its_own(unit.record, own, values)
                values = own_values(unit.record, own, values)
            file.steps.append(Step(edited.place, f"`{unit.key}`", number, path, values))
        except NotEditable as error:
            self._refused(edited.place, unit, str(error))

    def add(self, added: Added, to: str) -> None:
        """A new record, or a new item of one."""
        data: dict[str, Any] = {}
        try:
            for path, value in added.values.items():
                set_at(data, path, value)
            if added.record is not None:
                file, number, path = self._list_of(added.record)
            else:
                kind = self._sheet.kind.name
                file = self._opened(to)
                number, path, head = _register(file, kind)
                data = {name: value for name, value in data.items() if head.get(name) != value}
                data = data if path else {"kind": kind, **data}
            file.steps.append(Step(added.place, _NEW, number, path, add=data))
        except NotEditable as error:
            self.tell(added.place, f"{_NEW}: {error}")

    def drop(self, unit: Unit) -> None:
        """A row that is gone."""
        try:
            file, number, path = self._of(unit)
            file.steps.append(Step("", f"`{unit.key}`", number, path, drop=True))
        except NotEditable as error:
            self._refused("", unit, str(error))

    def files(self) -> list[Changed]:
        """The files that change."""
        found = []
        for _, file in sorted(self._files.items()):
            if file.steps:
                file.settle(lambda step, why: self.tell(step.place, f"{step.about}: {why}"))
                if file.after != file.before:
                    found.append(Changed(file.file, file.before, file.after))
        return found

    def _of(self, unit: Unit) -> tuple[File, int, FieldPath]:
        """Where a row is written: the file, the document, the path. Raises NotEditable."""
        if unit.item is None:
            return self._at(unit.record)
        file, number, path = self._list_of(unit.record)
        return file, number, (*path, unit.item)

    def _list_of(self, record: Record) -> tuple[File, int, FieldPath]:
        """The same of the list whose items are the rows."""
        file, number, path = self._at(record)
        rows = self._sheet.rows
        if not isinstance(within(file.documents[number].data, path).get(rows), list):
            raise NotEditable(f"{record.id} has no list `{rows}` of its own")
        return file, number, (*path, rows)

    def _at(self, record: Record) -> tuple[File, int, FieldPath]:
        """The file, the document and the path at which a record is written. Raises NotEditable."""
        if record.origin is not None:
            raise NotEditable("it is read through a mapping, and stays as its owner wrote it")
        file = self._opened(record.file)
        number = self._numbers.get(id(record.document), len(file.documents))
        if number >= len(file.documents):
            raise NotEditable("it stands in no document of its file")
        if record.parent is not None and record.slots == record.parent.slots:
            raise NotEditable("it is not written as a record of its own")
        return file, number, path_to(file.documents[number], record.slots[0])

    def _opened(self, name: str) -> File:
        file = self._files.get(name)
        if file is None:
            file = self._files[name] = self._open(name)
        return file

    def _open(self, name: str) -> File:
        reader = self._readers.get(name[name.rfind(".") :].lower())
        if reader is None:
            raise NotEditable(f"{name} is of a format that is not written")
        reading = self._readings.get(name)
        if reading is None:
            if os.path.lexists(f"{self._root}/{name}"):
                raise NotEditable(f"{name} is not among the files that are read")
            return File(name, None, [], reader, self._sheet.kind.name)
        text = read_text(self._root, name)
        documents, problems = ([], []) if text is None else reader(text)
        if text is None or problems or len(documents) != len(reading.documents):
            raise NotEditable(f"{name} has faults of its own: mend them first (isms-lint check)")
        return File(name, text, documents, reader, self._sheet.kind.name)

    def _refused(self, place: str, unit: Unit, why: str) -> None:
        span = unit.record.locate(())
        self.tell(place, f"`{unit.key}` is not changed: {why} ({unit.record.file}:{span.line})")


def _refuse_what_is_not_its_own(
    record: Record, own: Mapping[str, Any], values: Mapping[FieldPath, Any]
) -> None:
    """Raise NotEditable for fields that are not written in the record."""
    positions = record.document.positions
    for path in values:
        name = str(path[0])
        if name not in own and record.parent is not None and record.get(name) is not None:
            raise NotEditable(f"`{name}` says where the record stands: move it there")
        key = positions.entry(record.slots[0], name)
        span = None if key is None else positions.span(key)
        if span is not None and span[:2] == span[2:]:
            raise NotEditable("the body of a page is changed in the page")


def _register(file: File, kind: str) -> tuple[int, FieldPath, Mapping[str, Any]]:
    """Where a new record of a kind goes: the document and the list in it, and what its head says.

    -1 and no path: it becomes a document. Raises NotEditable where the file takes none.
    """
    for number, document in reversed(list(enumerate(file.documents))):
        data = document.data
        if (
            isinstance(data, dict)
            and data.get("kind") == kind
            and isinstance(data.get("records"), list)
        ):
            return number, ("records",), data
        if isinstance(data, list) and file.suffix == ".json":
            return number, (), {}
    if file.suffix not in (".yaml", ".yml"):
        raise NotEditable(f"{file.file} takes no more records: name another file with --to")
    return -1, (), {}
