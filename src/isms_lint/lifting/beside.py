"""What stands around a row of a page, and rows elsewhere that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from isms_lint.documents.page import Cell
from isms_lint.lifting.filling import found_in
from isms_lint.lifting.mapping import (
    ABOVE,
    BODY,
    FILE,
    HEADING,
    PARENT,
    SECTION,
    Join,
    Part,
    Selector,
    Source,
)
from isms_lint.lifting.page_rows import (
    PageRows,
    named_as,
    rows_of,
    sheet_of,
    together,
    values_of,
)
from isms_lint.lifting.rows import Named, Names, cell_at, document_of
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.written.normal import normal, normal_with_numbers


class Around(NamedTuple):
    """Where a row stands: in which section, under which heading, with which names above it (the
    nearest first), and in which record.
    """

    section: int
    heading: Cell
    above: tuple[Names, ...]
    parent: Record | None


class _Joined(NamedTuple):
    """A row elsewhere, and what its column says."""

    names: Names
    cells: list[Cell]
    sheet: str
    text: str


class Unjoined(NamedTuple):
    """A row that was to be joined with a record, why it is not, and what its column says."""

    reason: str
    cells: list[Cell]
    sheet: str
    text: str


class Beside:
    """Answers what the fields of a part ask for beside the names of a row."""

    def __init__(self, page: PageRows, file: str) -> None:
        self._page = page
        self._file = file
        self._indexes: dict[int, dict[str, _Joined]] = {}
        """Of each join, by its identity, the rows by what their column says."""
        self._used: set[int] = set()
        """The cells of the rows that were joined with a record, by their identity."""
        self._lost: list[Unjoined] = []
        self._bodies: dict[tuple[str, int], Cell | None] = {}
        self._named: dict[int, tuple[Names, dict[str, Any]]] = {}
        """Names with values, by their identity, as they are looked for."""

    def complete(self, names: Names, part: Part, around: Around) -> Names:
        """The names of a row, with what the part asks for beside them."""
        if not part.beside and not part.joins:
            return names
        found = Names([*names, *self._asked(part, around)])
        if part.joins:
            row = document_of(found, around.heading).data
            found.extend(self._joined(part, row))
        return found

    def unjoined(self) -> Iterator[Unjoined]:
        """The rows that were to be joined with a record and belong to none."""
        rest = [
            Unjoined("unjoined", row.cells, row.sheet, row.text)
            for index in self._indexes.values()
            for row in index.values()
        ]
        told = set(self._used)
        for one in (*self._lost, *rest):
            if id(one.cells) not in told:
                told.add(id(one.cells))
                yield one

    def _asked(self, part: Part, around: Around) -> Iterator[Named]:
        for name in part.beside:
            value = self._value(name, part, around)
            if value:
                place = value if isinstance(value, tuple) else around.heading
                yield (name, *place[1:]), value

    def _value(self, name: str, part: Part, around: Around) -> Any:
        if name == HEADING:
            return around.heading
        if name == FILE:
            return (self._file, 1, 1, 1, 2)
        if name == BODY:
            return self._page.page.sections[around.section].body
        if name.startswith(SECTION):
            return self._body_below(name.removeprefix(SECTION), around.section)
        if name.startswith(ABOVE):
            return self._above(name.removeprefix(ABOVE), around.above)
        if name.startswith(PARENT):
            return self._of_parent(name.removeprefix(PARENT), around)
        source = next(one for _, one in part.sources() if name in one.names)
        return self._rows(source, around)

    def _body_below(self, pattern: str, within: int) -> Cell | None:
        # Every row of a table asks for the same.
        key = (pattern, within)
        if key not in self._bodies:
            found = next(self._page.sections(Selector("section", (pattern,)), within), None)
            self._bodies[key] = None if found is None else self._page.page.sections[found].body
        return self._bodies[key]

    def _above(self, name: str, above: tuple[Names, ...]) -> Any:
        wanted = normal(name)
        for names in above:
            if id(names) not in self._named:
                # Of several names that are alike the first counts.
                found = {normal(key[0]): value for key, value in reversed(names)}
                self._named[id(names)] = names, found
            value = self._named[id(names)][1].get(wanted)
            if value is not None:
                return value
        return None

    def _of_parent(self, field: str, around: Around) -> Cell | None:
        """A field of the record around. Where there is none its id is the name of the file."""
        if around.parent is not None:
            path = tuple(field.split("."))
            text = around.parent.text(*path)
            return cell_at(text, around.parent.locate(path)) if text else None
        stem = self._file.rpartition("/")[2].rpartition(".")[0]
        return (stem, 1, 1, 1, 2) if field == "id" else None

    def _rows(self, source: Source, around: Around) -> list[Any] | None:
        """The rows that a field is a list of, or the cells of a column in them."""
        assert source.rows is not None
        wanted = frozenset(_names_of(source))
        found: list[Any] = []
        for number, table in self._page.tables(source.rows, around.section):
            sheet = sheet_of(table, source.rows, wanted)
            if sheet is None:
                continue
            header = named_as(sheet.header, wanted)
            rows = rows_of(sheet, header, source.rows)
            if source.column:
                self._page.sheets[number] = sheet
                self._page.columns.setdefault(number, set()).update(
                    cell[0]
                    for cell, (name, *_) in zip(sheet.header, header, strict=True)
                    if name == source.column
                )
                found.extend(
                    cell
                    for row in rows
                    for name, cell in row
                    if name[0] == source.column and cell[0]
                )
            else:
                self._page.taken.add(number)
                found.extend(rows)
        return found or None

    def _joined(self, part: Part, row: dict[str, Any]) -> Iterator[Named]:
        for join in part.joins:
            index = self._indexes.get(id(join))
            if index is None:
                lead = f"{join.name}."
                names = [n.removeprefix(lead) for n in part.columns if n.startswith(lead)]
                index = self._indexes[id(join)] = self._index(join, [join.column, *names])
            found = index.get(normal_with_numbers(found_in(join.by, row)))
            if found is not None:
                self._used.add(id(found.cells))
                yield (join.name, *found.cells[0][1:]), found.names

    def _index(self, join: Join, wanted: Iterable[str]) -> dict[str, _Joined]:
        """The rows by what their column says; of several that say the same the first counts."""
        found: dict[str, _Joined] = {}
        for number, table in self._page.tables(join.rows, 0):
            sheet = sheet_of(table, join.rows, frozenset({join.column}))
            at = next(
                (
                    n
                    for n, cell in enumerate(sheet.header if sheet else ())
                    if normal(cell[0]) == normal(join.column)
                ),
                None,
            )
            if sheet is None or at is None:
                continue
            self._page.taken.add(number)
            header = named_as(sheet.header, wanted)
            for cells in sheet.rows:
                text = cells[at][0] if at < len(cells) else ""
                key = normal_with_numbers(text)
                if text and key not in found:
                    names = together(values_of(cells, header))
                    found[key] = _Joined(names, cells, table.sheet, text)
                elif any(cell[0] for cell in cells):
                    reason = "twice" if text else "unjoined"
                    shown = text or next(cell[0] for cell in cells if cell[0])
                    self._lost.append(Unjoined(reason, cells, table.sheet, shown))
        return found


def _names_of(source: Source) -> Iterator[str]:
    """The columns that the rows of a field may have."""
    if source.column:
        yield source.column
    for path in source.each.accounted if source.each is not None else ():
        if isinstance(path[0], str):
            yield path[0]
