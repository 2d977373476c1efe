from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.review.happened import happened


@pytest.mark.parametrize(
    ("text", "field", "always"),
    [
        ("kind: audit\nreported_on: 2026-04-02", "reported_on", False),
        ("kind: audit\nstatus: closed", "reported_on", True),
        ("kind: audit\nstatus: in-progress", "reported_on", False),
        ("kind: audit\nstatus: planned", None, None),
        ("kind: external-audit\nstatus: reported", "reported_on", True),
        ("kind: external-audit\nstatus: cancelled", None, None),
        ("kind: incident\ndetected_on: 2026-04-02", "detected_on", False),
        ("kind: incident\noccurred_on: 2026-04-02", "occurred_on", True),
        ("kind: incident", "occurred_on", True),
        ("kind: nonconformity", "raised_on", True),
        ("kind: risk-assessment", "completed_on", False),
        ("kind: document", None, None),
        ("kind: person", None, None),
    ],
)
def test_which_day_a_record_tells(text: str, field: str | None, always: bool | None) -> None:
    when = happened(run_of(f"{text}\nid: X-1\n").register.records[0])
    assert (None if when is None else (when.field, when.always)) == (field and (field, always))
