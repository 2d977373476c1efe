from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.finding.corrections import has_correction


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("{text: accounts closed}", True),
        ("{done_on: 2026-10-02}", True),
        ("{not_applicable: sold since}", True),
        ("accounts closed", True),
        ("{not_applicable: true}", False),
        ("{not_applicable: n/a}", False),
        ("{text: TBD, done_on: ''}", False),
        ("{}", False),
        ("[]", False),
        ("TBD", False),
    ],
)
def test_put_right_or_why_not(correction: str, expected: bool) -> None:
    run = run_of(f"kind: nonconformity\nid: NC-1\ncorrection: {correction}")
    assert has_correction(run.register.of("nonconformity")[0]) is expected
