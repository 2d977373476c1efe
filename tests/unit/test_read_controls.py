"""Columns of controls: the number of a control is one, and no clause."""

from __future__ import annotations

import pytest

from isms_lint.testing import lint

PAGE = """# Risks

| ID | Risk | Controls |
|----|------|----------|
| R-1 | Laptops | {controls} |
"""
CONFIG = """
mappings:
  - files: risks.md
    records: [{table: Risks, kind: risk, fields: {id: ID, title: Risk, controls: Controls}}]
"""


@pytest.mark.parametrize("controls", ["8.2, 5.18", "5.15–5.18", "A.8.2; A.5.18"])
def test_a_number_in_a_column_of_controls_is_a_control(controls: str) -> None:
    page = PAGE.format(controls=controls)
    assert lint({"risks.md": page}, config=CONFIG, select=["INP", "REF"]).findings == ()


def test_what_is_no_control_is_told_at_its_cell() -> None:
    page = PAGE.format(controls="8.99")
    (finding,) = lint({"risks.md": page}, config=CONFIG, select=["INP", "REF"]).findings
    assert (finding.code, finding.location.line, finding.location.column) == ("REF004", 5, 19)
    assert "A.8.99" in finding.message


def test_a_clause_stays_one_where_clauses_stand() -> None:
    page = PAGE.format(controls="9.2").replace("Controls", "Clause")
    config = CONFIG.replace("kind: risk", "kind: nonconformity").replace(
        "controls: Controls", "requirement: Clause"
    )
    assert lint({"risks.md": page}, config=config, select=["INP", "REF"]).findings == ()
