"""Which of some things in an order are the first that hold in a time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.dates.first_in_time import FirstInTime

DAYS = st.integers(1, 12).map(lambda day: date(2026, 1, day))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=20), DAYS, DAYS)
def test_those_that_hold_in_the_order_given(
    spans: list[tuple[date, date]], since: date, until: date
) -> None:
    numbered = [(begins, ends, place) for place, (begins, ends) in enumerate(spans)]
    holding = [place for begins, ends, place in numbered if begins <= until and ends >= since]
    known = FirstInTime(numbered)
    assert list(known.holding(since, until)) == holding
    assert known.first(since, until) == next(iter(holding), None)
    assert known == FirstInTime(numbered)
    assert known != FirstInTime([*numbered, (since, until, -1)])
    assert known != numbered
