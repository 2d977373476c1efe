from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.clause.records_of_2013 import is_before_2022, is_long_over, is_over


@pytest.mark.parametrize(
    ("record", "over", "long_over", "before"),
    [
        ("kind: risk, status: active", False, False, False),
        ("kind: risk, status: closed", True, False, False),
        ("kind: risk, status: closed, closed_on: 2025-10-31", True, True, False),
        ("kind: risk, status: closed, closed_on: 2025-11-01", True, False, False),
        ("kind: risk, status: closed, identified_on: 2022-10-24", True, True, True),
        ("kind: risk, identified_on: 2022-10-25", False, False, False),
        ("kind: statement-of-applicability, status: superseded", True, False, False),
        ("kind: document, status: withdrawn, approved_on: 2021-05-04", True, True, True),
        ("kind: process", False, False, False),
        ("kind: audit, status: closed", False, False, None),
        ("kind: audit, status: closed, reported_on: 2021-05-04", False, False, True),
        ("kind: action, status: done, raised_on: 2021-05-04", True, True, True),
        ("kind: action, status: done, done_on: 2026-05-04", True, False, None),
        ("kind: audit-programme, period: {start: 2020-01-01, end: 2022-12-31}", True, True, False),
    ],
)
def test_when_records_were_right(
    record: str, over: bool, long_over: bool, before: bool | None
) -> None:
    run = run_of(f"{{id: X, {record}}}")
    (found,) = run.register.records
    assert (is_over(found, run), is_long_over(found, run)) == (over, long_over)
    assert is_before_2022(found, run) is before
