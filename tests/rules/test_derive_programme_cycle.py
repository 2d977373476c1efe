"""Cycles: they begin with a programme, have three years, and follow the programmes on record."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.rules import Pass
from isms_lint_iso27001.derive.programme.cycle import (
    Cycle,
    Cycles,
    period_of,
    programmes,
    programmes_on,
    why_no_period,
)


def programme(id: str, start: str, end: str, status: str = "approved", more: str = "") -> str:
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: {id}\nstatus: {status}\n{period}\n{more}"


def cycles(*records: str, years: int = 3) -> list[str]:
    """`<start> <end> <anchor> <planned until, where that is earlier>` of each cycle."""
    return [said(one) for one in Cycles(run_of("\n---\n".join(records))).of(years)]


def said(cycle: Cycle) -> str:
    short = f" {cycle.planned_until}" if cycle.planned_until < cycle.end else ""
    return f"{cycle.start} {cycle.end} {cycle.programme.id}{short}"


def test_a_programme_of_three_years_is_a_cycle() -> None:
    assert cycles(programme("P", "2024-12-10", "2027-12-09")) == ["2024-12-10 2027-12-09 P"]


def test_programmes_of_a_year_make_one_cycle() -> None:
    years = [programme(f"P{n}", f"{n}-06-01", f"{n + 1}-05-31") for n in (2023, 2024, 2025)]
    assert cycles(*years) == ["2023-06-01 2026-05-31 P2025"]
    assert cycles(*years[:2]) == ["2023-06-01 2026-05-31 P2024 2025-05-31"]
    following = programme("P2026", "2026-06-01", "2027-05-31")
    assert cycles(*years, following) == [
        "2023-06-01 2026-05-31 P2025",
        "2026-06-01 2029-05-31 P2026 2027-05-31",
    ]


def test_a_cycle_may_start_in_the_middle_of_a_year_and_end_in_the_middle_of_a_programme() -> None:
    short = programme("P0", "2023-06-01", "2023-12-31")
    years = [programme(f"P{n}", f"{n}-01-01", f"{n}-12-31") for n in (2024, 2025, 2026)]
    assert cycles(short, *years) == [
        "2023-06-01 2026-05-31 P2026",
        "2026-06-01 2029-05-31 P2026 2026-12-31",
    ]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        # A quarter sooner or later than three years, the programme is the cycle.
        ("2026-09-30", ["2024-01-01 2026-09-30 P"]),
        ("2026-09-29", ["2024-01-01 2026-12-31 P 2026-09-29"]),
        ("2027-01-01", ["2024-01-01 2027-01-01 P"]),
        ("2027-04-02", ["2024-01-01 2027-04-02 P"]),
        ("2027-04-03", ["2024-01-01 2026-12-31 P", "2027-01-01 2029-12-31 P 2027-04-03"]),
        ("2029-12-31", ["2024-01-01 2026-12-31 P", "2027-01-01 2029-12-31 P"]),
    ],
)
def test_programmes_that_are_no_three_years(end: str, expected: list[str]) -> None:
    assert cycles(programme("P", "2024-01-01", end)) == expected


def test_the_next_programme_may_begin_before_the_last_one_ends() -> None:
    first = programme("P1", "2021-12-10", "2024-12-09")
    assert cycles(first, programme("P2", "2024-11-15", "2027-12-09")) == [
        "2021-12-10 2024-12-09 P1",
        "2024-12-10 2027-12-09 P2",
    ]


def test_after_a_time_without_a_programme_a_cycle_begins_anew() -> None:
    assert cycles(
        programme("P1", "2020-01-01", "2020-12-31"), programme("P2", "2024-03-01", "2027-02-28")
    ) == ["2020-01-01 2022-12-31 P1 2020-12-31", "2024-03-01 2027-02-28 P2"]


def test_programmes_side_by_side_are_one_cycle() -> None:
    a, b = (programme(id, "2024-01-01", "2026-12-31") for id in "AB")
    (cycle,) = Cycles(run_of(f"{b}\n---\n{a}")).of(3)
    assert (cycle.programme.id, [one.id for one in cycle.programmes]) == ("B", ["A", "B"])


def test_what_was_superseded_was_in_force_before() -> None:
    first = programme("P1", "2024-01-01", "2026-12-31", "superseded")
    second = programme("P2", "2025-01-01", "2026-12-31")
    assert cycles(first, second) == ["2024-01-01 2026-12-31 P2"]
    # Its plan is void; the cycle is known only as far as its successor plans.
    assert cycles(first, second.replace("2026-12-31", "2025-12-31")) == [
        "2024-01-01 2026-12-31 P2 2025-12-31"
    ]
    assert cycles(first) == ["2024-01-01 2026-12-31 P1"]


@pytest.mark.parametrize(
    "text",
    [
        programme("P", "2024-01-01", "2026-12-31", "draft"),
        programme("P", "2024-01-01", "2026-12-31", more="criteria: [ISO 9001:2015]"),
        programme("P", "2024-01-01", "''"),
        programme("P", "2024-01-01", "2023-12-31"),
    ],
)
def test_no_programme_of_the_isms_with_a_period(text: str) -> None:
    assert cycles(text) == []


def test_years_are_an_option() -> None:
    text = programme("P", "2024-01-01", "2026-12-31")
    assert len(cycles(text, years=1)) == 3
    assert cycles(text, years=5) == ["2024-01-01 2028-12-31 P 2026-12-31"]
    assert cycles(text, years=10**9) == ["2024-01-01 9999-12-30 P 2026-12-31"]


def test_the_end_of_the_calendar() -> None:
    assert cycles(programme("P", "9999-12-31", "9999-12-31")) == ["9999-12-31 9999-12-31 P"]
    assert len(cycles(programme("P", "0001-01-01", "9999-12-31"))) == 3333


def current(as_of: str) -> list[str]:
    text = "\n---\n".join(
        programme(id, start, end)
        for id, start, end in (
            ("A", "2018-01-01", "2020-12-31"),
            ("B", "2021-01-01", "2023-12-31"),
            ("C", "2024-01-01", "2026-12-31"),
        )
    )
    return [one.programme.id for one in Cycles(run_of(text, as_of)).current(3)]


def test_the_last_closed_cycle_and_the_running_one() -> None:
    assert current("2017-12-31") == []
    assert current("2020-12-31") == ["A"]
    assert current("2021-01-01") == ["A", "B"]
    assert current("2026-12-31") == ["B", "C"]
    assert current("2027-01-01") == ["C"]


def test_programmes_on_a_day() -> None:
    run = run_of(
        "\n---\n".join(
            [
                programme("P1", "2024-01-01", "2024-12-31"),
                programme("P2", "2024-01-01", "2024-12-31", "superseded"),
                programme("P3", "2024-12-31", "2025-12-31"),
            ]
        )
    )
    days = {"2023-12-31": "", "2024-01-01": "P1", "2024-12-31": "P1 P3", "2026-01-01": ""}
    for day, ids in days.items():
        found = programmes_on(date.fromisoformat(day), run)
        assert " ".join(one.record.id for one in found) == ids
    record = run.register.of("audit-programme")[0]
    known = period_of(record, run)
    assert known is not None
    assert known.holds(date(2024, 12, 31))
    assert not known.holds(date(2025, 1, 1))
    assert why_no_period(record, run) == ""


def test_why_there_is_no_period() -> None:
    for text, why in {
        programme("P", "2024-01-01", "''"): "`period` has no readable start and end",
        programme("P", "2024-01-01", "2023-12-31"): "`period` ends before it starts",
        programme("P", "2024-01-01", "''", "draft"): "",
        programme("P", "2024-01-01", "''", "superseded"): "",
        programme("P", "2024-01-01", "''", more="criteria: [ISO 14001]"): "",
    }.items():
        run = run_of(text)
        assert why_no_period(run.register.of("audit-programme")[0], run) == why


_PROGRAMMES = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(1, 2500)), min_size=1, max_size=6
)


def _run(days: list[tuple[int, int]], name: str = "P", random: object = None) -> Pass:
    first = date(2018, 1, 1)
    texts = [
        programme(f"{name}{n}", str(a := first + timedelta(start)), str(a + timedelta(length)))
        for n, (start, length) in enumerate(days)
    ]
    if random is not None:
        random.shuffle(texts)  # type: ignore[attr-defined]
    return run_of("\n---\n".join(texts))


@settings(max_examples=60, deadline=None)
@given(_PROGRAMMES, st.randoms(use_true_random=False))
def test_order_and_names_change_nothing(days: list[tuple[int, int]], random: object) -> None:
    found = [said(one) for one in Cycles(_run(days)).of(3)]
    assert [said(one) for one in Cycles(_run(days, random=random)).of(3)] == found
    renamed = [said(one) for one in Cycles(_run(days, name="X")).of(3)]
    assert [line.replace("X", "P") for line in renamed] == found


@settings(max_examples=60, deadline=None)
@given(_PROGRAMMES)
def test_cycles_follow_each_other_and_leave_out_no_programme(days: list[tuple[int, int]]) -> None:
    run = _run(days)
    found = Cycles(run).of(3)
    assert all(one.start <= one.end for one in found)
    assert all(a.end < b.start for a, b in pairwise(found))
    assert all(one.programme in one.programmes for one in found)
    assert {r for one in found for r in one.programmes} == {p.record for p in programmes(run)}
    assert all((one.end - one.start).days <= 3 * 366 + 92 for one in found)


@settings(max_examples=60, deadline=None)
@given(_PROGRAMMES)
def test_a_later_programme_changes_no_earlier_cycle(days: list[tuple[int, int]]) -> None:
    before = [said(one) for one in Cycles(_run(days)).of(3)]
    after = [said(one) for one in Cycles(_run([*days, (9000, 1000)])).of(3)]
    assert after[: len(before)] == before
