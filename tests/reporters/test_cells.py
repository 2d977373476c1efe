"""Findings in a workbook: every report leads to the sheet and the cell."""

from __future__ import annotations

import csv
import io
import json
from array import array
from html import unescape

import pytest
from results_kit import IN_CELLS, finding

from isms_lint.documents.cells import cell_name
from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.positions import Positions, Span
from isms_lint.findings.finding import Location
from isms_lint.findings.locate import of_problem, place_in
from isms_lint.findings.settle import by_place
from isms_lint.records.record import Record
from isms_lint.reporters import FORMATS, REPORTERS, Style

STYLE = Style(width=120, lead="here/")
CELL = "'Risk Register'!C7"


def shown(format: str) -> str:
    return "".join(REPORTERS[format](IN_CELLS, STYLE))


def read(format: str) -> str:
    """What people read, where the format has escapes."""
    return unescape(shown(format)).replace("\u200b", "")


@pytest.mark.parametrize("format", FORMATS)
def test_every_report_names_the_cell_of_a_finding(format: str) -> None:
    assert CELL in read(format)


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"concise", "gitlab", "checkstyle"}))
def test_every_report_with_other_ends_names_their_cells(format: str) -> None:
    assert "Audits!AB2" in read(format)


@pytest.mark.parametrize("format", ["concise", "grouped", "junit", "csv"])
def test_a_place_in_a_line_is_file_sheet_and_cell(format: str) -> None:
    assert f"here/isms/registers.xlsx:{CELL}" in shown(format)


def test_the_table_has_the_cell_in_the_place_of_line_and_column() -> None:
    heading, row, *_ = shown("table").splitlines()
    assert heading == "here/isms/registers.xlsx"
    assert row.split("  ")[1] == CELL


def test_json_has_a_field_for_the_cell() -> None:
    (first, second) = json.loads(shown("json"))["findings"]
    assert first["location"] == {
        "file": "isms/registers.xlsx",
        "line": 7,
        "column": 3,
        "end_line": 7,
        "end_column": 4,
        "cell": CELL,
    }
    assert second["acceptance"]["location"]["cell"] == CELL
    elsewhere = IN_CELLS._replace(findings=(finding(),), accepted=())
    (only,) = json.loads("".join(REPORTERS["json"](elsewhere, STYLE)))["findings"]
    assert only["location"]["cell"] is None


def test_csv_has_a_column_for_the_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("csv"))))
    # A text that begins with an apostrophe is none that a spreadsheet calculates.
    assert [(row["cell"], row["line"], row["column"]) for row in rows] == [(CELL, "7", "3")] * 2


def test_sarif_has_the_cell_in_the_message_and_as_a_logical_location() -> None:
    (run,) = json.loads(shown("sarif"))["runs"]
    result = run["results"][0]
    assert result["message"]["text"].startswith(f"{CELL}: due on")
    (place,) = result["locations"]
    assert place["physicalLocation"]["region"]["startLine"] == 7
    assert place["logicalLocations"][-1] == {
        "name": "C7",
        "kind": "cell",
        "fullyQualifiedName": CELL,
    }


def test_where_only_lines_are_known_the_row_is_the_line() -> None:
    (issue, _) = json.loads(shown("gitlab"))
    assert issue["location"]["lines"]["begin"] == 7
    assert issue["description"].startswith(f"{CELL}: due on")
    assert "::error" not in shown("github")
    assert "line=7," in shown("github")


def test_fingerprints_are_the_same_in_a_sheet() -> None:
    problem = Problem(ProblemKind.SYNTAX, "broken", Span(7, 3, 7, 4))
    found = of_problem(problem._replace(sheet="Risks"), "a.xlsx", {})
    assert found.fingerprint == of_problem(problem, "b.csv", {}).fingerprint
    assert found.location.cell == "Risks!C7"


def test_a_record_of_a_sheet_stands_in_cells() -> None:
    document = Document({}, Positions(array("I"), {}, {}), {}, "Risks")
    record = Record("risk", "R-1", {}, "registers.xlsx", document, (0,))
    assert place_in(record, Span(7, 3, 7, 4)).cell == "Risks!C7"


def test_sheets_follow_one_another_in_a_report() -> None:
    placed = [
        finding(location=Location("a.xlsx", row, 1, row, 2, f"{sheet}!A{row}"))
        for sheet, row in (("B", 1), ("A", 9), ("A", 2), ("B", 3))
    ]
    cells = [one.location.cell for one in sorted(placed, key=by_place)]
    assert cells == ["A!A2", "A!A9", "B!A1", "B!A3"]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "name"),
    [
        ("Risks", 7, 3, "Risks!C7"),
        ("Risk Register", 1, 26, "'Risk Register'!Z1"),
        ("Ana's", 1, 27, "'Ana''s'!AA1"),
        ("2026", 12, 703, "'2026'!AAA12"),
        ("Maßnahmen", 1, 1, "Maßnahmen!A1"),
    ],
)
def test_cells_are_named_as_spreadsheet_programs_name_them(
    sheet: str, row: int, column: int, name: str
) -> None:
    assert cell_name(sheet, row, column) == name
