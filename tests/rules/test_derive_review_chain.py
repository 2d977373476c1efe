from __future__ import annotations

from datetime import date, timedelta

from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.review.chain import (
    circles,
    firsts_of_series,
    places,
    series_with_link,
    spelled,
)


def reviews(*entries: tuple[str, str, str, str]) -> str:
    """Each: id, day, series, review before."""
    return "---\n".join(
        f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\nseries: '{series}'\n"
        f"previous_review: '{before}'\n"
        for id, day, series, before in entries
    )


def test_places() -> None:
    run = run_of(
        reviews(
            ("A", "2024-10-10", "", ""),
            ("B-1", "2025-03-10", "2025", "A"),
            ("X", "2025-06-10", "ad hoc", ""),
            ("B-2", "2025-10-09", "2025", "B-1"),
            ("C", "2026-10-08", "", "B-2"),
        )
    )
    found = {
        review.id: ([one.review.id for one in place.before], place.extra)
        for review, place in run.derive(places).items()
    }
    assert found == {
        "A": ([], False),
        "B-1": (["A"], False),
        "X": (["B-1"], True),
        "B-2": (["A", "X", "B-1"], False),
        "C": (["B-2", "B-1", "X"], False),
    }
    assert run.derive(series_with_link) == {"2025"}
    assert {name: one.id for name, one in run.derive(firsts_of_series).items()} == {
        "2025": "B-1",
        "ad hoc": "X",
    }


@given(days=st.lists(st.integers(0, 900), min_size=1, max_size=6, unique=True))
def test_single_reviews_follow_the_latest_before(days: list[int]) -> None:
    start = date(2024, 1, 1)
    entries = [(f"R{day}", str(start + timedelta(day)), "", "") for day in days]
    run = run_of(reviews(*entries), as_of="2026-11-20")
    in_order = [f"R{day}" for day in sorted(days)]
    found = {
        review.id: [one.review.id for one in place.before]
        for review, place in run.derive(places).items()
    }
    assert found == {id: in_order[max(0, n - 1) : n] for n, id in enumerate(in_order)}


@given(links=st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_every_circle_is_found_once(links: list[int]) -> None:
    run = run_of(reviews(*((f"R{n}", "2026-01-01", "", f"R{to}") for n, to in enumerate(links))))
    circular = set()
    for start in range(6):
        current = links[start]
        for _ in range(6):
            if current == start:
                circular.add(f"R{start}")
            current = links[current]
    found = run.derive(circles)
    members = [one.id for circle in found.values() for one in circle]
    assert sorted(members) == sorted(circular)
    for first, circle in found.items():
        assert first is circle[0]
        assert first.id == min(one.id for one in circle)
        for one, after in zip(circle, (*circle[1:], first), strict=True):
            assert one.text("previous_review") == after.id


def test_a_circle_in_words() -> None:
    run = run_of(reviews(("A", "2026-01-01", "", "B"), ("B", "2026-01-02", "", "A")))
    (circle,) = run.derive(circles).values()
    assert spelled(circle) == "A -> B -> A"
