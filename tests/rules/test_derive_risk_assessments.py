from __future__ import annotations

from datetime import date

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.risk.assessments import assessments, latest_by


def records(*completed: str) -> str:
    rows = "".join(f"  - {{id: RA-{n}, completed_on: {on}}}\n" for n, on in enumerate(completed))
    return f"kind: risk-assessment\nrecords:\n{rows}  - {{id: BEGUN, started_on: 2026-01-01}}\n"


def test_completed_by_the_day_of_the_run() -> None:
    run = run_of(records("2026-11-20", "2025-02-13", "2026-11-21", "spring", "2025-02-13"))
    assert [(str(one.day), one.assessment.id) for one in run.derive(assessments)] == [
        ("2025-02-13", "RA-1"),
        ("2025-02-13", "RA-4"),
        ("2026-11-20", "RA-0"),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-02-12", None), ("2025-02-13", "RA-1"), ("2026-02-12", "RA-0"), ("2026-11-20", "RA-0")],
)
def test_the_last_one_by_a_day(day: str, expected: str | None) -> None:
    found = latest_by(date.fromisoformat(day), run_of(records("2026-02-12", "2025-02-13")))
    assert (found.assessment.id if found else None) == expected


@given(
    st.lists(st.dates(date(2024, 1, 1), date(2026, 11, 20)), max_size=5),
    st.dates(date(2023, 1, 1), date(2026, 12, 31)),
)
def test_never_one_of_a_later_day(days: list[date], day: date) -> None:
    found = latest_by(day, run_of(records(*map(str, days))))
    by_day = [one for one in days if one <= day]
    assert (found.day if found else None) == (max(by_day) if by_day else None)
