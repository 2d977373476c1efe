"""What cases/wvr005.cases.yaml cannot say."""

from __future__ import annotations

from isms_lint.testing import lint

RECORDS = """\
kind: waiver
id: WV-1
rule: CAR005
target: CAR-1
expires_on: 2026-12-31
---
kind: corrective-action
id: CAR-1
due_on: 2027-01-31
"""


def test_the_finding_leads_to_the_record_that_needs_no_waiver() -> None:
    found = lint(RECORDS, select=["WVR005", "CAR005"]).findings
    (finding,) = (finding for finding in found if finding.code == "WVR005")
    assert [(r.id, r.location.line) for r in finding.related] == [("CAR-1", 7)]
