"""Times in which things hold."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.dates.spans import Spans

DAYS = st.integers(1, 12).map(lambda day: date(2026, 1, day))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=20), DAYS, DAYS)
def test_those_that_meet_a_time_in_the_order_given(
    spans: list[tuple[date, date]], after: date, until: date
) -> None:
    numbered = [(began, ended, place) for place, (began, ended) in enumerate(spans)]
    expected = [place for began, ended, place in numbered if began <= until and ended > after]
    assert Spans(numbered).meeting(after, until) == expected


@given(*2 * [st.lists(st.tuples(DAYS, DAYS, st.integers(0, 1)), max_size=4)])
def test_equal_ones_are_made_of_the_same(
    one: list[tuple[date, date, int]], other: list[tuple[date, date, int]]
) -> None:
    assert Spans(one) == Spans(list(one))
    assert (Spans(one) == Spans(other)) is (one == other)
    assert Spans(one) != one
