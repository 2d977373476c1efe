"""Rows with one cell: a title across a sheet is none, a row of a Markdown table is."""

from __future__ import annotations

from isms_lint.testing import lint

ID = "{from: Action, slug: true}"
FIELDS = f"kind: action, fields: {{id: {ID}, text: Action, owner: Owner, due_on: Due}}"
PAGE = "# Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Encrypt laptops | | |\n"
SHEET = "Action;Owner;Due\nFirst quarter;;\nEncrypt laptops;ana;2026-03-31\nAction;Owner;Due\n"


def test_a_row_of_markdown_with_one_cell_is_a_record() -> None:
    config = f"mappings: [{{files: a.md, records: [{{table: Actions, {FIELDS}}}]}}]"
    result = lint({"a.md": PAGE}, config=config, select=["ACT001"])
    assert result.records["action"] == 1
    assert [finding.location.line for finding in result.findings] == [5]


def test_a_title_across_a_sheet_and_names_of_columns_again_are_none() -> None:
    config = f"mappings: [{{files: a.csv, {FIELDS}}}]"
    assert lint({"a.csv": SHEET}, config=config, select=["INP"]).records["action"] == 1
