from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.review.planned import (
    is_review_planned_by,
    lapsed_reviews,
    planned_days,
)

TODAY = date(2026, 11, 20)


@given(days=st.integers(-9, 9))
def test_a_planned_review_is_ahead_or_stayed_a_plan(days: int) -> None:
    day = TODAY + timedelta(days)
    run = run_of(f"kind: management-review\nid: MR-1\nstatus: planned\nplanned_on: {day}\n")
    assert planned_days(run) == ((day,) if days >= 0 else ())
    assert [one.day for one in lapsed_reviews(run)] == ([day] if days < 0 else [])
    assert is_review_planned_by(day, run) is (days >= 0)
    assert not is_review_planned_by(day - timedelta(1), run)


@pytest.mark.parametrize(
    "more",
    ["status: held", "status: cancelled", "status: planned\nheld_on: 2026-11-20", "title: x"],
)
def test_what_did_not_stay_a_plan(more: str) -> None:
    run = run_of(f"kind: management-review\nid: MR-1\nplanned_on: 2026-11-19\n{more}\n")
    assert lapsed_reviews(run) == ()


def test_the_next_day_of_the_last_review() -> None:
    run = run_of(
        "kind: management-review\nrecords:\n"
        "  - {id: MR-1, status: held, held_on: 2025-10-08, next_on: 2026-12-01}\n"
        "  - {id: MR-2, status: held, held_on: 2026-10-08, next_on: 2027-10-07}\n"
    )
    assert planned_days(run) == (date(2027, 10, 7),)
