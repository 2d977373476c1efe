"""Workbooks (XLSX) into tables, one a sheet, with the row and the column of every cell.

openpyxl reads them, with the values that a spreadsheet program calculated when it last saved. What is
in the package is measured first: it may be made to be unpacked for ever.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import iterparse
from zipfile import BadZipFile, ZipFile

from isms_lint.documents import limits
from isms_lint.documents.document import START, Problem, ProblemKind
from isms_lint.documents.page import Cell, Page, Table, page_of_tables
from isms_lint.documents.positions import Span
from isms_lint.documents.xlsx_text import text_of

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNPACKED = 4 * limits.MAX_BYTES
_PASSED = 2 * limits.MAX_NODES
"""Cells that are looked at, blank ones before others too: a single one may stand in the last row."""
_LAST_ROW = 1_048_576


class _Refused(Exception):
    """The workbook cannot be read; carries the problem."""

    def __init__(self, message: str, kind: ProblemKind = ProblemKind.UNREADABLE) -> None:
        super().__init__(message)
        self.problem = Problem(kind, message, START)


def read_workbook(raw: bytes) -> tuple[Page | None, list[Problem]]:
    """The sheets of `raw` that have texts, hidden ones too, and the problems met.

    No page where it is no workbook, or openpyxl is not installed. Cells are texts as `text_of` makes
    them. A row ends at its last cell with a text, and one without any is no row. A formula that was
    never calculated has no text: the first of a sheet is a problem.
    """
    try:
        archive = _measured(raw)
        return _read(raw, archive)
    except _Refused as refused:
        return None, [refused.problem]
    except ImportError:
        message = "a workbook is read with openpyxl: pip install 'isms-lint[xlsx]'"
    except Exception as error:
        # openpyxl raises anything where a part is not as it expects it.
        why = str(error).strip().splitlines() or [type(error).__name__]
        message = f"cannot be read as a workbook: {why[0]}"
    return None, [Problem(ProblemKind.UNREADABLE, message, START)]


def _measured(raw: bytes) -> ZipFile:
    """The package. Raises _Refused where it is no workbook, or not to be unpacked."""
    if raw.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in raw:
            raise _Refused("the workbook is protected by a password: save it without one")
        raise _Refused("a workbook of Excel 97 to 2003: save it as .xlsx")
    try:
        archive = ZipFile(io.BytesIO(raw))
    except BadZipFile:
        raise _Refused("no workbook: it is not the zip file that .xlsx has to be") from None
    parts = archive.infolist()
    if sum(part.file_size for part in parts) > _UNPACKED:
        size = _UNPACKED // (1024 * 1024)
        message = f"larger than {size} MiB once unpacked: not read. Split the workbook"
        raise _Refused(message, ProblemKind.OVER_LIMIT)
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            content = archive.read(part)
            if b"<!DOCTYPE" in content:
                raise _Refused("no sound workbook: a part of it has a document type declaration")
            if part.filename == "xl/workbook.xml" and _STRICT in content:
                raise _Refused("saved as Strict Open XML: save it as an ordinary workbook (.xlsx)")
    return archive


def _read(raw: bytes, archive: ZipFile) -> tuple[Page, list[Problem]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What openpyxl leaves out (validations, drawings) is nothing that is read here.
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        reader = _Reader(archive)
        for sheet in workbook.worksheets:
            reader.sheet(sheet)
    return page_of_tables(reader.tables), reader.problems


class _Reader:
    """Goes through the sheets, within one bound for all of them."""

    def __init__(self, archive: ZipFile) -> None:
        self.tables: list[Table] = []
        self.problems: list[Problem] = []
        self._archive = archive
        self._left = _PASSED

    def sheet(self, sheet: Any) -> None:
        """Take one sheet of openpyxl's."""
        # What a sheet says of its own size may be wrong, or a million rows.
        sheet.reset_dimensions()
        rows: list[list[Cell]] = []
        for number, cells in enumerate(sheet.iter_rows(1, _LAST_ROW, 1), 1):
            self._left -= len(cells) + 1
            if self._left < 0:
                message = f"more than {_PASSED} cells, or cells far apart: not read on"
                place = Span(number, 1, number, 2)
                self.problems.append(
                    Problem(ProblemKind.OVER_LIMIT, message, place, sheet=sheet.title)
                )
                break
            row = _row(number, cells)
            if row:
                rows.append(row)
        if rows:
            self.tables.append(Table(rows, None, sheet=sheet.title))
        self._never_calculated(sheet)

    def _never_calculated(self, sheet: Any) -> None:
        """Tell of formulas that have no value, which openpyxl does not tell from blank cells."""
        content = self._archive.read(sheet._worksheet_path)
        if _FORMULA.search(content) is None:
            return
        places = list(_without_value(content))
        if places:
            row, column = places[0]
            others = f", like {len(places) - 1} others in the sheet" if len(places) > 1 else ""
            message = (
                f"a formula without a value{others}: nothing has calculated the workbook yet. Open it "
                "in a spreadsheet program and save it there"
            )
            place = Span(row, column, row, column + 1)
            self.problems.append(Problem(ProblemKind.UNREADABLE, message, place, sheet=sheet.title))


def _row(number: int, cells: tuple[Any, ...]) -> list[Cell]:
    """The cells up to the last one with a text."""
    row: list[Cell] = []
    length = 0
    for column, cell in enumerate(cells, 1):
        text = text_of(cell)
        row.append((text, number, column, number, column + 1))
        if text:
            length = column
    return row[:length]


def _without_value(content: bytes) -> Iterator[tuple[int, int]]:
    """The row and column of each formula in the part of a sheet that has no value.

    One that gives an empty text has none either, and says that it is a text.
    """
    from openpyxl.utils.cell import coordinate_to_tuple

    for _, element in iterparse(io.BytesIO(content)):  # noqa: S314 (no declarations, see _measured)
        name = element.tag.rpartition("}")[2]
        if name == "row":
            element.clear()
        elif name == "c" and element.get("t") != "str":
            parts = {part.tag.rpartition("}")[2]: part.text for part in element}
            if "f" in parts and not parts.get("v"):
                yield coordinate_to_tuple(element.get("r", "A1"))
