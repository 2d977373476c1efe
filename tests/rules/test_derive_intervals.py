from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.rules import Severity
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit

ORG = "kind: organization\nid: org\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("intervals: {internal_audit_months: 6}", Limit(6, declared=True)),
        ("intervals: {internal_audit_months: 1}", Limit(1, declared=True)),
        ("intervals: {internal_audit_months: 0}", Limit(12, declared=False)),
        ("intervals: {internal_audit_months: true}", Limit(12, declared=False)),
        ("intervals: {internal_audit_months: '6'}", Limit(12, declared=False)),
        ("intervals: {}", Limit(12, declared=False)),
        ("name: Org", Limit(12, declared=False)),
    ],
)
def test_months(text: str, expected: Limit) -> None:
    assert declared_limit("intervals", "internal_audit_months", 12, run_of(ORG + text)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [("0", Limit(0, declared=True)), ("-1", Limit(30, declared=False))],
)
def test_a_deadline_may_be_the_day_itself(days: str, expected: Limit) -> None:
    run = run_of(f"{ORG}deadlines: {{report_days: {days}}}")
    assert declared_limit("deadlines", "report_days", 30, run) == expected


def test_without_an_organization() -> None:
    run = run_of("kind: person\nid: ana")
    assert declared_limit("deadlines", "report_days", 30, run) == Limit(30, declared=False)


def test_words_and_severity() -> None:
    assert Limit(12, declared=True).words("months", "intervals.x") == "12 months"
    assert Limit(1, declared=True).words("months", "intervals.x") == "1 month"
    custom = Limit(30, declared=False)
    assert custom.words("days", "a.b") == "30 days (the usual time; `a.b` is not set)"
    assert (Limit(1, declared=True).severity, custom.severity) == (None, Severity.WARNING)


def test_a_due_date_in_words() -> None:
    due = date(2026, 3, 1)
    assert Limit(12, declared=False).by(due, "month", 30) == (
        "2026-03-01 (12 months by custom, none declared; 30 days of grace ended 2026-03-31)"
    )
    assert Limit(1, declared=True).by(due, "month", 1) == (
        "2026-03-01 (1 month as declared; 1 day of grace ended 2026-03-02)"
    )
    assert Limit(0, declared=True).by(due, "day") == "2026-03-01 (0 days as declared)"
