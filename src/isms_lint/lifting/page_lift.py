"""A page into records: what the mapping of its file looks for, and what it does not account for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.documents.document import Document
from isms_lint.documents.page import Cell, Page, Table
from isms_lint.lifting.beside import Around, Beside
from isms_lint.lifting.building import Left
from isms_lint.lifting.filling import fill
from isms_lint.lifting.left_over import LeftOver
from isms_lint.lifting.mapping import BESIDE, Mapping, Part, Unmapped, field_name
from isms_lint.lifting.page_rows import (
    PageRows,
    Sheet,
    named_as,
    renamed,
    rows_of,
    sheet_of,
    together,
)
from isms_lint.lifting.rows import Names, document_of, names_in
from isms_lint.lifting.schema_types import Takes, takes_of
from isms_lint.lifting.values import NAMING, read_values
from isms_lint.records.kinds import Kinds
from isms_lint.records.record import Record
from isms_lint.values import NamedTuple
from isms_lint.written.placeholders import is_example, not_stated
from isms_lint.written.templates import is_template_name
from isms_lint.written.totals import is_total

GRIDS = (".csv", ".tsv", ".xlsx")
"""Files of which every row is a record, where the mapping says nothing else."""


class LiftedPage(NamedTuple):
    """The records of a page, and what the mapping does not account for.

    `met` are the names that each part found, `templates` counts pages and tables in which nothing is
    stated yet: they make no records. `left` are the headings of tables that are left alone on purpose.
    """

    records: list[Record]
    unmapped: list[Unmapped]
    met: dict[Part, set[str]]
    templates: int
    left: tuple[str, ...] = ()


def lift_page(
    page: Page,
    front: Document | None,
    file: str,
    mapping: Mapping,
    kinds: Kinds,
    around: Record | None = None,
) -> LiftedPage:
    """The records that `mapping` finds on `page`; `front` is the front matter of the file, if any, and
    `around` the record that this is by itself.
    """
    return _Lifting(page, front, file, mapping, kinds, around).lifted()


class _Made(NamedTuple):
    """A record of a row, whether nothing is decided in it yet, and whether it has nothing but an id."""

    record: Record
    is_open: bool
    is_prepared: bool


class _Lifting:
    def __init__(
        self,
        page: Page,
        front: Document | None,
        file: str,
        mapping: Mapping,
        kinds: Kinds,
        around: Record | None,
    ) -> None:
        self._page = PageRows(page)
        self._file = file
        self._mapping = mapping
        self._kinds = kinds
        self._takes: dict[str, Takes] = {}
        self._beside = Beside(self._page, file)
        self._left = LeftOver()
        self._records: list[Record] = []
        self._gone: set[int] = set()
        """Those among them that are none, by identity: nothing is stated in them."""
        self._met: dict[Part, set[str]] = {mapping.page: set()}
        self._lacking: dict[tuple[Part, tuple[str, int]], frozenset[str]] = {}
        self._odd: set[tuple[Part, str]] = set()
        """Fields of parts that their kinds do not have."""
        self._templates = 0
        self._front = front
        self._around = around

    def lifted(self) -> LiftedPage:
        """All of it."""
        if self._is_template():
            return LiftedPage([], [], self._met, 1)
        page = self._whole()
        records = [one for one in self._records if id(one) not in self._gone]
        is_blank = page is not None and page.is_open and records == [page.record]
        if is_blank and self._mapping.template is None:
            return LiftedPage([], [], self._met, 1)
        unmapped = self._left.told(records)
        unmapped.extend(self._untaken())
        return LiftedPage(records, unmapped, self._met, self._templates, tuple(self._alone()))

    def _is_template(self) -> bool:
        said = self._mapping.template
        if said is not None:
            return said
        return is_template_name(self._file) or is_template_name(self._page.heading(0)[0])

    def _whole(self) -> _Made | None:
        """Lift the page itself and its parts; returns what the page is, if a record."""
        made: _Made | None = None
        whole = self._mapping.page
        names = self._page.names(0, whole.columns)
        if whole.kind is not None:
            lifted = [
                number
                for part in whole.parts
                if part.rows.what == "section"
                for number in self._page.sections(part.rows, 0)
            ]
            names = self._page.with_names_below(names, whole.columns, lifted, self._mapping.leave)
        if self._front is not None and isinstance(self._front.data, dict):
            data = {name: value for name, value in self._front.data.items() if name != "text"}
            front = names_in(data, self._front, 0)
            plain = [(name, value) for name, value in front if isinstance(value, tuple)]
            inner = [(name, value) for name, value in front if not isinstance(value, tuple)]
            names = renamed(Names([*inner, *together([*plain, *names])]), whole.columns)
        around = Around(0, self._page.heading(0), (names,), self._around)
        rows_are_records = self._file.lower().endswith(GRIDS) and not _has_rows(whole)
        if whole.kind is not None and rows_are_records:
            self._tables(whole, around)
        elif whole.kind is not None:
            made = self._row(whole, names, self._page.heading(0), around, "", ("page", 0))
            around = around._replace(parent=made.record if made else None)
        for part in whole.parts:
            self._part(part, around)
        return made

    def _part(self, part: Part, around: Around) -> None:
        if part.rows.what == "section":
            numbers = list(self._page.sections(part.rows, around.section))
            self._kept([made for n in numbers if (made := self._section(part, n, around))])
        else:
            self._tables(part, around)

    def _section(self, part: Part, number: int, around: Around) -> _Made | None:
        heading = self._page.heading(number)
        names = self._page.names(number, part.columns)
        inside = Around(number, heading, (names, *around.above), around.parent)
        made = self._row(part, names, heading, inside, "", ("section", number))
        if made is not None:
            inside = inside._replace(parent=made.record)
        for inner in part.parts:
            self._part(inner, inside)
        return made

    def _tables(self, part: Part, around: Around) -> None:
        for number, table in self._page.tables(part.rows, around.section):
            sheet = sheet_of(table, part.rows, part.columns)
            if sheet is None:
                continue
            header = named_as(sheet.header, part.columns)
            if part.says_kind(name for name, *_ in header):
                self._page.taken.add(number)
                self._kept(self._sheet(part, sheet, header, around, number))

    def _sheet(
        self, part: Part, sheet: Sheet, header: list[Cell], around: Around, number: int
    ) -> list[_Made]:
        have = {cell[0] for cell in header}
        self._met.setdefault(part, set()).update(have)
        self._lacking[part, ("table", number)] = part.lacking(have)
        heading = next(iter(self._page.headings(sheet.table)), "")
        place = self._page.heading(sheet.table.section)
        at = around._replace(heading=(heading, *place[1:]))
        found: list[_Made] = []
        for names in rows_of(sheet, header, part.rows):
            place = _first([value for _, value in names])
            row = self._row(part, names, place, at, sheet.table.sheet, ("table", number))
            if row is not None:
                found.append(row)
        return found

    def _kept(self, rows: list[_Made]) -> None:
        """Take away the records of a table or of sections if nothing is stated in any: a template. Of
        others those that wait for their contents.
        """
        if self._mapping.template is not None:
            return
        is_template = bool(rows) and all(row.is_open or row.is_prepared for row in rows)
        self._templates += is_template
        self._gone.update(id(row.record) for row in rows if is_template or row.is_prepared)

    def _row(
        self,
        part: Part,
        names: Names,
        place: Cell,
        around: Around,
        sheet: str,
        unit: tuple[str, int],
    ) -> _Made | None:
        """The record that a row is; None where it is none, or of no kind. `unit` is what it is in."""
        met = self._met.setdefault(part, set())
        if unit[0] != "table":
            met.update(name[0] for name, _ in names)
        if part.kind is None:
            return None
        document = document_of(self._beside.complete(names, part, around), place, sheet)
        for join in part.joins:
            met.update(f"{join.name}.{name}" for name in document.data.get(join.name, ()))
        filled = fill(part, document.data)
        building = filled.building
        kind = building.data.get("kind")
        takes = self._kind_takes(kind) if isinstance(kind, str) else None
        if takes is not None:
            read_values(
                building, takes, self._mapping.dates, by_people=True, of_kind=self._kind_takes
            )
            self._tell_once(part, str(kind), building.data)
        id_ = building.data.get("id")
        record = Record(
            str(kind or ""),
            id_ if isinstance(id_, str) else "",
            building.data,
            self._file,
            document,
            (0,),
            origin=building.origin,
        )
        record.mapped = part.filled_of(record.kind)
        record.lacking = self._lacking.get((part, unit), frozenset())
        if not kind and not filled.left_out and not building.unmapped:
            building.unmapped.append(Left((), "no-kind", ""))
        self._left.of_row(unit, part, record, filled)
        if not kind or _adds_up(part, names):
            return None
        if part.around:
            met.add(BESIDE)
            met.update(BESIDE + field_name(path) for path in part.around & building.origin.keys())
        self._records.append(record)
        is_open = is_example(record.id) or building.is_open
        is_prepared = unit[0] == "table" and building.is_prepared and not _says_more(names, record)
        return _Made(record, is_open, is_prepared)

    def _tell_once(self, part: Part, kind: str, data: dict[str, Any]) -> None:
        """Leave a field that the kind does not have to the first row: what is wrong with the mapping is
        told there, and need not be in every row.
        """
        found = self._kinds.get(kind)
        known = None if found is None else found.fields.known
        for name in data.keys() - known if known else ():
            if not name.startswith("x_"):
                if (part, name) in self._odd:
                    del data[name]
                self._odd.add((part, name))

    def _kind_takes(self, kind: str) -> Takes | None:
        found = self._takes.get(kind)
        known = self._kinds.get(kind)
        if found is None and known is not None:
            found = self._takes[kind] = takes_of(known)
        return found

    def _untaken(self) -> list[Unmapped]:
        """Tables that no part takes and nobody left alone, and rows that nothing was joined with."""
        found: list[Unmapped] = []
        for number, table in self._free():
            rows = table.rows if table.header is None else [table.header, *table.rows]
            if not rows or self._page.is_left(number, self._mapping.leave):
                continue
            if number in self._page.columns:
                found.extend(
                    self._at(cell, table.sheet, "field", cell[0])
                    for cell in self._page.columns_left(number)
                )
            else:
                columns = " | ".join(cell[0] for cell in rows[0])
                where = next(iter(self._page.headings(table)), "")
                found.append(self._at(_first(rows[0]), table.sheet, table.what, where or columns))
        for reason, cells, sheet, text in self._beside.unjoined():
            found.append(self._at(_first(cells), sheet, reason, text))
        return found

    def _alone(self) -> Iterator[str]:
        """The headings of tables that are left alone on purpose."""
        for number, table in self._free():
            if self._page.is_left(number, self._mapping.leave):
                yield next(iter(self._page.headings(table)), "")

    def _free(self) -> Iterator[tuple[int, Table]]:
        """The tables that no part took."""
        for number, table in enumerate(self._page.page.tables):
            if table.what != "list" and number not in self._page.taken:
                yield number, table

    def _at(self, place: Cell, sheet: str, reason: str, value: str) -> Unmapped:
        document = document_of(Names(), place, sheet)
        record = Record("", "", {}, self._file, document, (0,), origin={})
        return Unmapped(record, (), reason, value)


def _adds_up(part: Part, names: Names) -> bool:
    """Whether a row says `Total` where others have their id."""
    identity = part.fields.sources.get(("id",))
    columns = () if identity is None else identity.names
    return any(
        name[0] in columns and isinstance(value, tuple) and is_total(value[0])
        for name, value in names
    )


def _has_rows(part: Part) -> bool:
    """Whether a grid is one record as a whole: a field is made of its rows."""
    return any(source.rows is not None for _, source in part.sources())


def _says_more(names: Names, record: Record) -> bool:
    """Whether a row says something besides what the record is called, be it read or not."""
    origin = record.origin or {}
    naming = {path[0] for field, path in origin.items() if field[0] in NAMING if field[0] != "kind"}
    return any(name[0] not in naming and not not_stated(value[0]) for name, value in names)


def _first(cells: list[Cell]) -> Cell:
    """The place of a row: its first cell that says something."""
    return next((cell for cell in cells if cell[0]), cells[0] if cells else ("", 1, 1, 1, 2))
