"""The format `csv`: read back by the csv module, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io

import pytest
from reports_kit import HOSTILE, accepted, finding, hostile_result, result

from isms_lint.findings.finding import Location, RelatedLocation, Status
from isms_lint.findings.result import Result
from isms_lint.reporters import REPORTERS, Style


def _rows(found: Result) -> list[dict[str, str]]:
    text = "".join(REPORTERS["csv"](found, Style(lead="isms/")))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_a_finding_by_place_whatever_its_status() -> None:
    later = Location("z.yaml", 1, 1, 1, 2)
    found = result(
        findings=(finding(location=later),),
        accepted=(accepted(Status.WAIVED), accepted(Status.IGNORED), accepted(Status.BASELINE)),
        existing=(finding(status=Status.EXISTING),),
    )
    rows = _rows(found)
    assert [row["status"] for row in rows] == ["waived", "ignored", "baseline", "existing", "open"]
    assert rows[0]["waiver"] == "WVR-1"
    assert rows[0]["approved_by"] == "ana"
    assert rows[0]["until"] == "2026-12-31"
    assert rows[0]["reason"] == "the supplier is being replaced"
    assert rows[0]["accepted_at"] == "isms/waivers.yaml:2:1"
    assert rows[4]["waiver"] == rows[4]["accepted_at"] == ""


def test_the_cells_of_a_finding() -> None:
    other = RelatedLocation("graded here", "nonconformity", "NC-1", Location("nc.yaml", 3, 8, 3, 9))
    [row] = _rows(result(findings=(finding(clauses=("10.2 c", "9.3"), related=(other,)),)))
    assert {key: value for key, value in row.items() if value} == {
        "status": "open",
        "severity": "warning",
        "code": "CAR005",
        "name": "overdue",
        "kind": "corrective-action",
        "id": "CAR-1",
        "path": "due_on",
        "message": "due on 2026-09-30 and still open",
        "clauses": "10.2 c; 9.3",
        "basis": "organization's own rule",
        "file": "isms/isms.yaml",
        "line": "4",
        "column": "9",
        "end_line": "4",
        "end_column": "19",
        "related": "graded here: nonconformity NC-1 (isms/nc.yaml:3:8)",
        "fingerprint": "0" * 32,
    }


def test_without_findings_there_is_a_header() -> None:
    text = "".join(REPORTERS["csv"](result(), Style()))
    assert text.count("\n") == 1
    assert text.startswith('"status","severity","code",')


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_is_calculated_or_leaves_its_row(text: str) -> None:
    whole = "".join(REPORTERS["csv"](hostile_result(text), Style()))
    assert len(whole.splitlines()) == whole.count("\n") == 4
    rows = list(csv.reader(io.StringIO(whole, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert cell.isprintable()
        assert not cell.strip().startswith(tuple("=+-@＝＋－＠"))
