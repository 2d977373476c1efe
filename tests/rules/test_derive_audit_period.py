from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint.rules import NotEvaluated
from isms_lint_iso27001.derive.audit.period import audit_period, takes_place


def period(text: str, as_of: str = "2026-11-20") -> tuple[str, str] | str:
    run = run_of(f"kind: audit\nid: AUD-1\n{text}", as_of)
    found = audit_period(run.register.of("audit")[0], run)
    if isinstance(found, NotEvaluated):
        return found.reason
    return found.start.isoformat(), found.end.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "planned_on: 2026-03-01\nfieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
            "reported_on: 2026-04-02",
            ("2026-03-16", "2026-04-02"),
        ),
        ("fieldwork: {start: 2026-03-16, end: 2026-03-20}", ("2026-03-16", "2026-03-20")),
        ("fieldwork: {start: 2026-03-16}", ("2026-03-16", "2026-11-20")),
        ("fieldwork: {start: 2027-03-16}", ("2027-03-16", "2027-03-16")),
        ("planned_on: 2026-03-01", ("2026-03-01", "2026-03-01")),
        ("planned_on: 2026-03-01\nstatus: in-progress", ("2026-03-01", "2026-11-20")),
        ("planned_on: 2026-03-01\nstatus: planned", ("2026-03-01", "2026-03-01")),
        ("planned_on: 2026-03-01\nreported_on: 2026-04-02", ("2026-03-01", "2026-04-02")),
        ("fieldwork: {start: 2026-03-16}\nreported_on: 2026-03-02", ("2026-03-16", "2026-03-16")),
        ("reported_on: 2026-04-02", "the audit has neither `fieldwork.start` nor `planned_on`"),
        (
            "planned_on: 2026-03-01\nfieldwork: {start: TBD}",
            "`fieldwork.start` cannot be read as a date",
        ),
        ("planned_on: March", "`planned_on` cannot be read as a date"),
        (
            "fieldwork: {start: 2026-03-16, end: 20.3.}",
            "`fieldwork.end` cannot be read as a date",
        ),
        (
            "fieldwork: {start: 2026-03-16, end: 2026-03-20}\nreported_on: 2026-02-30",
            "`reported_on` cannot be read as a date",
        ),
    ],
)
def test_audit_period(text: str, expected: object) -> None:
    assert period(text) == expected


def test_instants_count_in_the_organizations_timezone() -> None:
    text = (
        "fieldwork: {start: '2026-03-15T20:00:00Z', end: '2026-03-20T15:00:00Z'}\n"
        "---\nkind: organization\nid: o\ntimezone: Asia/Tokyo"
    )
    assert period(text) == ("2026-03-16", "2026-03-21")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", True),
        ("in-progress", True),
        ("fieldwork-done", True),
        ("reported", True),
        ("closed", True),
        ("postponed", False),
        ("cancelled", False),
    ],
)
def test_takes_place(status: str, expected: bool) -> None:
    (audit,) = run_of(f"kind: audit\nid: AUD-1\nstatus: {status}").register.of("audit")
    assert takes_place(audit) is expected


def test_later_days_change_no_audit_that_has_ended() -> None:
    text = "fieldwork: {start: 2026-03-16, end: 2026-03-20}"
    days = (date(2026, 3, 21), date(2027, 1, 1), date(2036, 1, 1))
    assert len({period(text, day.isoformat()) for day in days}) == 1
