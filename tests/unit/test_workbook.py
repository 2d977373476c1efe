"""Workbooks as tables: what people see in a cell is what is read, and where it stands is told."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime, time, timedelta
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from isms_lint.documents.document import Problem, ProblemKind
from isms_lint.documents.page import Table
from isms_lint.documents.positions import Span
from isms_lint.documents.xlsx import read_workbook


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_cells(cells: dict[str, Any], formats: dict[str, str] | None = None) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Risks"
    for place, value in cells.items():
        sheet[place] = value
    for place, number_format in (formats or {}).items():
        sheet[place].number_format = number_format
    return saved(workbook)


def sheets(raw: bytes) -> list[Table]:
    page, problems = read_workbook(raw)
    assert problems == []
    assert page is not None
    return page.tables


def text(value: Any, number_format: str = "") -> str:
    raw = with_cells({"A1": value}, {"A1": number_format} if number_format else {})
    (table,) = sheets(raw)
    return table.rows[0][0][0]


def only_problem(raw: bytes) -> Problem:
    page, (problem,) = read_workbook(raw)
    assert page is None
    return problem


def part_replaced(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one part."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            if part == name:
                # With lxml openpyxl writes an empty value otherwise than without.
                content = content.replace(b"<v />", b"<v></v>").replace(b"<v/>", b"<v></v>")
                assert old in content
                content = content.replace(old, new)
            after.writestr(part, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_rows_and_columns_are_those_of_the_sheet() -> None:
    (table,) = sheets(
        with_cells({"B3": "ID", "C3": "Risk", "B4": " R-1 ", "D4": "theft\nor loss", "B7": "R-2"})
    )
    assert (table.sheet, table.header) == ("Risks", None)
    assert table.rows == [
        [("", 3, 1, 3, 2), ("ID", 3, 2, 3, 3), ("Risk", 3, 3, 3, 4)],
        [
            ("", 4, 1, 4, 2),
            ("R-1", 4, 2, 4, 3),
            ("", 4, 3, 4, 4),
            ("theft\nor loss", 4, 4, 4, 5),
        ],
        [("", 7, 1, 7, 2), ("R-2", 7, 2, 7, 3)],
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (date(2026, 7, 1), "", "2026-07-01"),
        (datetime(2026, 7, 1), "dd.mm.yyyy", "2026-07-01"),
        (datetime(2026, 7, 1, 14, 30), "", "2026-07-01T14:30:00"),
        (date(2026, 7, 1), "mmm yy", "2026-07"),
        (date(2026, 7, 1), '"Stand "mmm" d. J. "yyyy', "2026-07"),
        (date(2026, 7, 1), "yyyy", "2026"),
        (time(9, 5), "", "09:05:00"),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05:00"),
        (True, "", "true"),
        (False, "", "false"),
        (12, "", "12"),
        (12.0, "", "12"),
        (-3, "0", "-3"),
        (1e300, "", "1e+300"),
        (0.1 + 0.2, "", "0.3"),
        (1.5, "0", "1.5"),
        (0.85, "0%", "85%"),
        (0.125, "0.00 %", "12.5%"),
        (0.07 * 3, "0%", "21%"),
        (7, '"R-"000', "R-007"),
        (7, r"R\-000", "7"),
        (7, r"\R\-000", "R-007"),
        (7, "0000", "0007"),
        (1234, "#,##0.00", "1234"),
        ("007", "", "007"),
        ("#REF!", "", "#REF!"),
        ("over_x000D_\ntwo lines", "", "over\ntwo lines"),
    ],
)
def test_a_cell_reads_as_people_see_it(value: Any, number_format: str, expected: str) -> None:
    assert text(value, number_format) == expected


def test_the_text_of_a_link_and_of_merged_cells() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = "Risk register 2026"
    sheet.merge_cells("A1:C1")
    sheet["A2"] = "policy"
    sheet["A2"].hyperlink = "policies/a.md"
    (table,) = sheets(saved(workbook))
    assert [[cell[0] for cell in row] for row in table.rows] == [["Risk register 2026"], ["policy"]]


def test_hidden_sheets_are_read_and_empty_ones_are_not() -> None:
    workbook = Workbook()
    first = workbook.active
    assert first is not None
    first["A1"] = "shown"
    workbook.create_sheet("Empty")
    workbook.create_sheet("Lists").append(["open"])
    workbook["Lists"].sheet_state = "veryHidden"
    assert [table.sheet for table in sheets(saved(workbook))] == ["Sheet", "Lists"]


def test_a_formula_that_nothing_calculated_is_told_at_its_cell() -> None:
    page, (problem,) = read_workbook(
        with_cells({"A1": "Score", "C7": "=2*3", "C8": "=2*4", "C9": "=2*5"})
    )
    assert page is not None
    assert problem.kind is ProblemKind.UNREADABLE
    assert (problem.sheet, problem.span) == ("Risks", Span(7, 3, 7, 4))
    assert "like 2 others" in problem.message


def test_what_a_formula_gave_is_read_also_where_it_is_an_empty_text() -> None:
    raw = with_cells({"A1": "=1+1", "A2": "=1+1", "A3": "=1+1"})
    for place, kind, value in (("A1", "n", "6"), ("A2", "str", ""), ("A3", "e", "#REF!")):
        old = f'<c r="{place}"><f>1+1</f><v></v>'
        new = f'<c r="{place}" t="{kind}"><f>1+1</f><v>{value}</v>'
        raw = part_replaced(raw, SHEET, old.encode(), new.encode())
    (table,) = sheets(raw)
    assert table.rows == [[("6", 1, 1, 1, 2)], [("#REF!", 3, 1, 3, 2)]]


def test_a_sheet_that_claims_a_million_rows_is_read_as_far_as_it_goes() -> None:
    raw = with_cells({"A1": "ID", "A2": "R-1"})
    raw = part_replaced(raw, SHEET, b'ref="A1:A2"', b'ref="B2:XFD1048576"')
    (table,) = sheets(raw)
    assert [row[0][0] for row in table.rows] == ["ID", "R-1"]


def test_a_cell_in_the_last_row_is_read() -> None:
    (table,) = sheets(with_cells({"A1": "ID", "B1048576": "end"}))
    assert [row[0][1] for row in table.rows] == [1, 1_048_576]


@pytest.mark.parametrize("row", [b"99999999999", b"x", b"1.5"])
def test_rows_no_sheet_has_do_no_harm(row: bytes) -> None:
    raw = part_replaced(with_cells({"A2": "ID"}), SHEET, b'<row r="2">', b'<row r="' + row + b'">')
    page, problems = read_workbook(raw)
    assert (page is None) == (len(problems) == 1)


def test_cells_that_only_stand_far_apart_are_bounded() -> None:
    wide = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(3, 2000))
    raw = with_cells({"A1": "ID", "A2": "R-1"})
    page, (problem,) = read_workbook(
        part_replaced(raw, SHEET, b"</sheetData>", wide + b"</sheetData>")
    )
    assert page is not None
    assert problem.kind is ProblemKind.OVER_LIMIT
    assert problem.sheet == "Risks"
    assert page.tables[0].rows[0][0][0] == "ID"


def test_entities_that_grow_are_refused() -> None:
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(12)
    )
    raw = part_replaced(
        with_cells({"A1": "text"}),
        SHEET,
        b"<worksheet ",
        b"<!DOCTYPE worksheet [" + entities + b"]><worksheet ",
    )
    assert "document type" in only_problem(raw).message


def test_a_package_that_grows_when_it_is_unpacked_is_refused() -> None:
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", bytes(64 * 1024 * 1024))
    problem = only_problem(stream.getvalue())
    assert problem.kind is ProblemKind.OVER_LIMIT
    assert "128 MiB" in problem.message


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (OLE + bytes(600), "Excel 97"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"ID,Risk\n", "zip"),
        (b"", "zip"),
        (b"PK\x05\x06" + bytes(18), "workbook"),
    ],
)
def test_what_is_no_readable_workbook_is_told(raw: bytes, said: str) -> None:
    problem = only_problem(raw)
    assert problem.kind is ProblemKind.UNREADABLE
    assert said in problem.message


def test_strict_open_xml_is_told_and_does_not_look_empty() -> None:
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    raw = with_cells({"A1": "ID"})
    for part in ("xl/workbook.xml", SHEET):
        raw = part_replaced(raw, part, usual, strict)
    assert "Strict" in only_problem(raw).message


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_damaged_part_is_told(name: str) -> None:
    raw = part_replaced(with_cells({"A1": "ID"}), name, b">", b"<")
    assert "cannot be read as a workbook" in only_problem(raw).message


def test_without_openpyxl_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = with_cells({"A1": "ID"})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert "isms-lint[xlsx]" in only_problem(raw).message
