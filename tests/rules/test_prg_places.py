"""Findings on audit programmes stand at a field, and show the other end of what they say."""

from __future__ import annotations

import pytest

from isms_lint.rules.describe import read_explanation
from isms_lint.testing import lint
from isms_lint_iso27001 import plugin

RULES = {rule.code: rule for rule in plugin.isms_lint_rules() if rule.family == "PRG"}

TWO_AUDITS = """kind: audit
records:
  - id: AUD-1
    status: reported
    fieldwork: {start: 2024-02-25, end: 2024-03-01}
  - id: AUD-2
    status: reported
    fieldwork: {start: 2026-02-25, end: 2026-03-01}
"""


@pytest.mark.parametrize(
    ("code", "text", "place", "related"),
    [
        ("PRG001", "", ("AUD-1", 1, 1), []),
        ("PRG002", "", ("PRG-1", 9, 12), []),
        ("PRG003", "", ("PRG-1", 5, 10), []),
        ("PRG004", "", ("PRG-1", 6, 3), []),
        ("PRG005", "", ("PRG-1", 5, 10), []),
        ("PRG006", TWO_AUDITS, ("AUD-2", 8, 41), [("AUD-1", 5, "AUD-1 ended on 2024-03-01")]),
        ("PRG007", "", ("PRG-1", 5, 38), [("AUD-1", 9, "AUD-1 says so")]),
        ("PRG008", "", ("PRG-1", 6, 10), [("RISK-1", 17, "RISK-1 is high")]),
        ("PRG009", "", ("AUD-1", 6, 3), [("NC-1", 6, "NC-1 was raised")]),
        ("PRG010", "", ("RA-1", 4, 18), [("PRG-1", 11, "PRG-1 plans the audits here")]),
        ("PRG011", "", ("PRG-1", 1, 1), []),
        ("PRG012", "", ("PRG-1", 5, 10), []),
        ("PRG013", "", ("PRG-1", 6, 3), []),
        ("PRG014", "", ("PRG-1", 5, 11), []),
        ("PRG015", "", ("CHG-1", 5, 17), [("PRG-1", 11, "PRG-1 is not newer")]),
        ("PRG016", "", ("MR-1", 5, 72), []),
        ("PRG017", "", ("PRG-1", 5, 14), [("AUD-1", 11, "AUD-1 began")]),
    ],
)
def test_where_findings_stand(
    code: str, text: str, place: tuple[str, int, int], related: list[tuple[str, int, str]]
) -> None:
    text = text or read_explanation(RULES[code])[1]["Bad"]
    (finding,) = lint(text, select=[code]).findings
    location = finding.location
    assert (finding.record_id, location.line, location.column) == place
    assert [(one.id, one.location.line, one.message) for one in finding.related] == related
    assert (finding.basis, finding.clauses) == (RULES[code].basis, RULES[code].clauses)
