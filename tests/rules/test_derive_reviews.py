from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.review.planned import is_review_planned_by, planned_days
from isms_lint_iso27001.derive.review.reviews import (
    ReviewGroup,
    awaited,
    day_held,
    group_ended_by,
    group_of,
    held_on,
    held_reviews,
    planned_for,
    review_groups,
    series_of,
    still_planned,
    why_unclear,
)

DAY = date(2026, 10, 8)


def review(id: str = "MR-1", more: str = "status: held\nheld_on: 2026-10-08\n") -> str:
    return f"kind: management-review\nid: {id}\n{more}"


def held(id: str, day: str, series: str = "''") -> str:
    return review(id, f"status: held\nheld_on: {day}\nseries: {series}\n")


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("status: held\nheld_on: 2026-10-08\n", DAY),
        ("status: results-approved\nheld_on: 2026-10-08\n", DAY),
        ("held_on: 2026-10-08\n", DAY),
        ("held_on: 2026-11-20\n", date(2026, 11, 20)),
        ("held_on: 2026-11-21\n", None),
        ("status: held\nheld_on: 2026-11-21\n", date(2026, 11, 21)),
        ("status: planned\nheld_on: 2026-10-08\n", None),
        ("status: cancelled\nheld_on: 2026-10-08\n", None),
        ("status: done\nheld_on: 2026-10-08\n", None),
        ("status: held\n", None),
        ("status: held\nheld_on: 8 Oct\n", None),
    ],
)
def test_held_on(more: str, day: date | None) -> None:
    run = run_of(review("MR-1", more))
    assert held_on(run.register.of("management-review")[0], run) == day


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("status: planned\n", ""),
        ("status: cancelled\nheld_on: never\n", ""),
        ("planned_on: 2026-12-01\n", ""),
        ("held_on: 2026-12-01\n", ""),
        ("status: held\nheld_on: 2026-10-08\n", ""),
        ("status: held\n", "held_on is missing"),
        ("held_on: autumn\n", "held_on is not a date"),
        ("title: x\n", "neither status nor held_on tells whether the review was held"),
        ("status: done\n", "the status `done` does not tell whether the review was held"),
    ],
)
def test_why_unclear(more: str, why: str) -> None:
    run = run_of(review("MR-1", more))
    record = run.register.of("management-review")[0]
    assert why_unclear(record, run) == why
    judged = group_ended_by(record, run)
    assert judged == NotEvaluated(why) if why else not isinstance(judged, NotEvaluated)
    assert day_held(record, run) == (NotEvaluated(why) if why else held_on(record, run))


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ("status: planned\nplanned_on: 2026-11-20\n", date(2026, 11, 20)),
        ("status: planned\nplanned_on: 2026-11-19\n", None),
        ("status: planned\nheld_on: 2026-12-01\n", date(2026, 12, 1)),
        ("status: planned\nplanned_on: 2026-10-01\nheld_on: 2026-12-01\n", date(2026, 12, 1)),
        ("planned_on: 2026-12-01\n", date(2026, 12, 1)),
        ("planned_on: 2026-12-01\nheld_on: 2026-10-08\n", None),
        ("status: cancelled\nplanned_on: 2026-12-01\n", None),
        ("status: held\nplanned_on: 2026-12-01\n", None),
        ("status: planned\n", None),
    ],
)
def test_planned_for(more: str, day: date | None) -> None:
    run = run_of(review("MR-1", more))
    assert planned_for(run.register.of("management-review")[0], run) == day
    assert is_review_planned_by(date(2026, 12, 1), run) == (day is not None)
    assert not is_review_planned_by(date(2026, 11, 19), run)


def test_the_last_review_plans_the_next_one() -> None:
    first = review("MR-1", "status: held\nheld_on: 2025-10-08\nnext_on: 2026-11-30\n")
    assert planned_days(run_of(first)) == (date(2026, 11, 30),)
    assert is_review_planned_by(date(2026, 11, 30), run_of(first))
    assert not is_review_planned_by(date(2026, 11, 29), run_of(first))
    # What an earlier one planned is past; what was planned for a day that is past is too.
    second = review("MR-2", "status: held\nheld_on: 2026-10-08\nnext_on: 2026-11-19\n")
    assert planned_days(run_of(f"{first}---\n{second}")) == ()
    third = review("MR-3", "status: planned\nplanned_on: 2026-11-20\nnext_on: 2027-11-20\n")
    both = run_of(f"{first}---\n{third}")
    assert planned_days(both) == (date(2026, 11, 20), date(2026, 11, 30))


def test_series_of() -> None:
    for written, series in {
        "'2026'": "2026",
        "2026": "2026",
        "' a '": "a",
        "''": "",
        "true": "",
    }.items():
        run = run_of(held("MR-1", "2026-10-08", written))
        assert series_of(run.register.of("management-review")[0]) == series


def groups(*records: str) -> tuple[Pass, tuple[ReviewGroup, ...]]:
    run = run_of("---\n".join(records))
    return run, run.derive(review_groups)


def test_groups_and_their_periods() -> None:
    run, found = groups(
        held("MR-4", "2026-10-08", "b"),
        held("MR-1", "2025-03-10", "a"),
        held("MR-3", "2026-02-01"),
        held("MR-2", "2025-10-08", "a"),
        held("MR-5", "2025-12-01", "b"),
        review("MR-6", "status: planned\nplanned_on: 2026-12-01\nseries: a\n"),
    )
    assert [
        (g.series, [one.review.id for one in g.reviews], g.after, g.held_on, g.last.id)
        for g in found
    ] == [
        ("a", ["MR-1", "MR-2"], None, date(2025, 10, 8), "MR-2"),
        ("", ["MR-3"], date(2025, 10, 8), date(2026, 2, 1), "MR-3"),
        ("b", ["MR-5", "MR-4"], date(2026, 2, 1), date(2026, 10, 8), "MR-4"),
    ]
    first, second, third = found
    assert [one.review.id for one in second.considered_by] == ["MR-5", "MR-3"]
    assert [one.review.id for one in third.considered_by] == ["MR-5", "MR-4"]
    assert (first.period, second.period) == (
        "up to 2025-10-08",
        "after 2025-10-08, up to 2026-02-01",
    )
    assert first.covers(date.min)
    assert [second.covers(date(2025, 10, day)) for day in (8, 9)] == [False, True]
    assert [second.covers(date(2026, 2, day)) for day in (1, 2)] == [True, False]
    assert [still_planned(group, run) for group in found] == [True, False, False]
    assert [awaited(group, run) for group in found] == [
        NotEvaluated("series a still has a planned review"),
        None,
        None,
    ]
    assert (first.subject, second.subject) == (
        "the series a (2 reviews, the last on 2025-10-08)",
        "the review of 2026-02-01",
    )
    alone = run_of(
        "kind: management-review\nid: MR-1\nstatus: held\nheld_on: 2026-02-01\nseries: a"
    )
    assert [one.subject for one in alone.derive(review_groups)] == ["the review of 2026-02-01"]
    assert group_of(third.reviews[0].review, run) is third
    assert group_ended_by(third.reviews[0].review, run) is None
    assert group_ended_by(third.last, run) is third
    assert [one.review.id for one in held_reviews(run)] == ["MR-1", "MR-2", "MR-5", "MR-3", "MR-4"]


def test_reviews_of_one_day_have_one_period() -> None:
    _, found = groups(
        held("MR-3", "2026-10-08"), held("MR-1", "2025-10-08"), held("MR-2", "2026-10-08")
    )
    assert [(g.last.id, g.after) for g in found] == [
        ("MR-1", None),
        ("MR-2", date(2025, 10, 8)),
        ("MR-3", date(2025, 10, 8)),
    ]


def test_reviews_with_one_id_are_two() -> None:
    _, found = groups(held("MR-1", "2025-10-08"), held("MR-1", "2026-10-08"))
    assert [(g.last.id, g.after) for g in found] == [("MR-1", None), ("MR-1", date(2025, 10, 8))]


def test_a_review_that_was_not_held_belongs_to_no_group() -> None:
    run, found = groups(review("MR-1", "status: planned\n"))
    assert found == ()
    assert group_of(run.register.of("management-review")[0], run) is None


_REVIEWS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["''", "a", "b"])), min_size=1, max_size=6
)


def _shape(group: ReviewGroup) -> tuple[object, ...]:
    ids = [[one.review.id for one in part] for part in (group.reviews, group.considered_by)]
    return (group.series, ids, group.after, group.held_on)


def _records(days: list[tuple[int, str]]) -> list[str]:
    start = date(2026, 1, 1)
    return [
        held(f"MR-{n}", str(start + timedelta(days=day)), series)
        for n, (day, series) in enumerate(days)
    ]


@settings(max_examples=40, deadline=None)
@given(_REVIEWS, st.randoms(use_true_random=False))
def test_order_of_records_changes_nothing(days: list[tuple[int, str]], random: object) -> None:
    records = _records(days)
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    _, expected = groups(*records)
    _, found = groups(*shuffled)
    assert [_shape(g) for g in found] == [_shape(g) for g in expected]


@settings(max_examples=40, deadline=None)
@given(_REVIEWS, st.integers(41, 60))
def test_a_later_review_changes_no_earlier_period(days: list[tuple[int, str]], day: int) -> None:
    _, before = groups(*_records(days))
    _, after = groups(*_records([*days, (day, "c")]))
    assert [_shape(g) for g in after[:-1]] == [_shape(g) for g in before]


@settings(max_examples=40, deadline=None)
@given(_REVIEWS)
def test_every_held_review_is_in_one_group(days: list[tuple[int, str]]) -> None:
    run, found = groups(*_records(days))
    members = [one.review.id for group in found for one in group.reviews]
    assert sorted(members) == sorted(record.id for record in run.register.of("management-review"))
    assert all(group.covers(group.held_on) for group in found)
    assert all(set(group.reviews) <= set(group.considered_by) for group in found)


@settings(max_examples=40, deadline=None)
@given(_REVIEWS)
def test_periods_and_who_considers_them_by_their_definition(days: list[tuple[int, str]]) -> None:
    run, found = groups(*_records(days))
    for group in found:
        assert group.after == max(
            (other.held_on for other in found if other.held_on < group.held_on), default=None
        )
        assert list(group.considered_by) == [
            one for one in held_reviews(run) if one in group.reviews or group.covers(one.day)
        ]
        assert all(group_of(one.review, run) is group for one in group.reviews)
