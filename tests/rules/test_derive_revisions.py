from __future__ import annotations

from datetime import date

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.dates.revisions import last_revised_on, revised_on

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
AS_OF = date(2026, 11, 20)


def days(approved: object, *amended: object) -> tuple[list[date], date | None]:
    rows = "".join(f"  - {{on: '{day}', by: ana, reason: a}}\n" for day in amended)
    run = run_of(
        f"kind: audit-programme\nid: PRG-1\napproved_on: '{approved}'\namendments:\n{rows}"
    )
    (programme,) = run.register.of("audit-programme")
    return revised_on(programme, run), last_revised_on(programme, run)


def test_approval_and_amendments() -> None:
    assert days("") == ([], None)
    assert days("2025-02-03") == ([date(2025, 2, 3)], date(2025, 2, 3))
    assert days("in May", "2025-02-03", "soon") == ([date(2025, 2, 3)], date(2025, 2, 3))
    assert days("2025-02-03", AS_OF, "2026-11-21") == ([date(2025, 2, 3), AS_OF], AS_OF)


@given(approved=DAYS, amended=st.lists(DAYS, max_size=5))
def test_in_order_and_up_to_the_day(approved: date, amended: list[date]) -> None:
    found, last = days(approved, *amended)
    assert found == sorted(day for day in [approved, *amended] if day <= AS_OF)
    assert last == (found[-1] if found else None)
