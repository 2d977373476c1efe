"""What stands in a column of dates and is none: told, unless nobody meant a date."""

from __future__ import annotations

import pytest

from isms_lint.testing import lint

PAGE = """# Actions

| ID | Action | Due |
|----|--------|-----|
| A-1 | Encrypt laptops | {due} |
"""
CONFIG = """
mappings:
  - files: actions.md
    records: [{table: Actions, kind: action, fields: {id: ID, text: Action, due_on: Due}}]
"""


@pytest.mark.parametrize("due", ["9999-12", "Q9 2026", "0000-00", "-1", "Sprint 14"])
def test_a_number_that_is_no_date_is_told_once_at_its_cell(due: str) -> None:
    result = lint({"actions.md": PAGE.format(due=due)}, config=CONFIG, select=["INP", "REF"])
    (finding,) = result.findings
    assert (finding.code, finding.location.line, finding.location.column) == ("INP012", 5, 27)


@pytest.mark.parametrize("due", ["ongoing", "Quarterly", "laufend"])
def test_a_word_states_no_date(due: str) -> None:
    result = lint({"actions.md": PAGE.format(due=due)}, config=CONFIG, select=["INP", "ACT001"])
    assert [finding.code for finding in result.findings] == ["ACT001"]


def test_a_register_in_the_configuration_without_a_kind_is_told() -> None:
    config = "records: [{kind: , records: [{id: a}]}]\n"
    result = lint("kind: person\nid: ana\n", config=config, select=["INP", "REF"])
    assert result.errors == ()
    assert [(finding.code, finding.record_id) for finding in result.findings] == [("REF006", "a")]
