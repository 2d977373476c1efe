"""Ids of other records in cells: with an explanation behind them, in hyphens of word processors."""

from __future__ import annotations

import pytest

from isms_lint.testing import lint
from isms_lint.written.scope_items import scope_items

PAGE = """# Plan

**Risks treated:** {risks}
"""
CONFIG = """
records: [{kind: risk, id: R-1}, {kind: risk, id: R-2}]
mappings:
  - {files: plan.md, kind: treatment-plan, fields: {risks: Risks treated}, constants: {id: TP-1}}
"""


@pytest.mark.parametrize("risks", ["R-1, R-2", "R-1 (leaked exports); R-2", "R\u20111"])
def test_the_ids_that_are_meant(risks: str) -> None:
    page = PAGE.format(risks=risks)
    assert lint({"plan.md": page}, config=CONFIG, select=["INP", "REF001"]).findings == ()


def test_one_that_nobody_has_is_told_at_its_place() -> None:
    page = PAGE.format(risks="R-1 (leaked exports), R-9")
    (finding,) = lint({"plan.md": page}, config=CONFIG, select=["INP", "REF001"]).findings
    assert (finding.code, finding.location.line) == ("REF001", 3)


def test_an_id_behind_the_name_of_the_annex() -> None:
    assert scope_items("Anexo A — A.5.17 (Informações)") == ["A.5.17"]
