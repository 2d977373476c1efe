from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.audit.state import has_begun, is_reported

UNCLEAR = NotEvaluated("neither a status nor a date tells whether the audit has begun")


def state(text: str) -> tuple[bool | NotEvaluated, bool]:
    run = run_of(f"kind: audit\nid: AUD-1\n{text}")
    (audit,) = run.register.of("audit")
    return has_begun(audit, run), is_reported(audit, run)


@pytest.mark.parametrize(
    ("status", "begun", "reported"),
    [
        ("planned", False, False),
        ("postponed", False, False),
        ("cancelled", False, False),
        ("in-progress", True, False),
        ("fieldwork-done", True, False),
        ("reported", True, True),
        ("closed", True, True),
    ],
)
def test_by_status_whatever_the_dates(status: str, begun: bool, reported: bool) -> None:
    for more in ("", "reported_on: 2026-04-02", "fieldwork: {start: 2027-01-01}"):
        assert state(f"status: {status}\n{more}") == (begun, reported)


@pytest.mark.parametrize(
    ("text", "begun", "reported"),
    [
        ("fieldwork: {start: 2026-11-20}", True, False),
        ("fieldwork: {start: 2026-11-21}", False, False),
        ("fieldwork: {end: 2026-03-20}", True, False),
        ("fieldwork: {start: in spring}", UNCLEAR, False),
        ("reported_on: 2026-11-20", True, True),
        ("reported_on: 2026-11-21", False, False),
        ("reported_on: in April", UNCLEAR, True),
        ("reported_on: TBD", UNCLEAR, False),
        ("planned_on: 2026-03-16", False, False),
        ("planned_on: 2027-03-16", False, False),
        ("", UNCLEAR, False),
        ("conclusion: conforms", True, False),
        ("results: [{item: A.8.13}]", True, False),
        ("findings: [{kind: nonconformity, id: NC-1}]", True, False),
        ("findings: []", UNCLEAR, False),
    ],
)
def test_by_dates_and_results(text: str, begun: bool | NotEvaluated, reported: bool) -> None:
    assert state(text) == (begun, reported)


def test_an_unknown_status() -> None:
    assert state("status: done\nreported_on: 2026-04-02") == (
        NotEvaluated("the status `done` does not tell whether the audit has begun"),
        False,
    )


@given(start=st.dates(date(2026, 1, 1), date(2027, 6, 30)), days=st.integers(0, 60))
def test_what_was_reported_has_begun(start: date, days: int) -> None:
    text = f"fieldwork: {{start: {start}}}\nreported_on: {start + timedelta(days=days)}"
    begun, reported = state(text)
    assert begun is (start <= date(2026, 11, 20))
    assert begun or not reported
