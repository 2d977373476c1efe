"""What cases/mrv010.cases.yaml cannot say."""

from __future__ import annotations

from isms_lint.testing import lint
from isms_lint_iso27001.profiles import PROFILES

REVIEW = "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-10-08\ndecisions: []\n"


def test_an_error_under_the_other_standard() -> None:
    (severity,) = PROFILES["iso9001"]["severities"].items()
    assert severity == ("MRV010", "error")
    (finding,) = lint(REVIEW, select=["MRV010"]).findings
    assert (finding.severity, finding.basis) == ("info", "organization's own rule")
    assert finding.clauses == ("ISO 9001:2015 9.3.3 c", "7.1")
