"""Objectives, results and targets as facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from facts import run_of
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.objective.objectives import (
    is_pursued,
    is_taken,
    measures_of,
    plans_of,
)
from isms_lint_iso27001.derive.objective.pursued import pursued_on
from isms_lint_iso27001.derive.objective.reactions import is_reacted_to
from isms_lint_iso27001.derive.objective.results import has_undated_result, months_later, results_of
from isms_lint_iso27001.derive.objective.targets import is_missed, number_of, target_of


def records(text: str) -> list[Record]:
    return [one for one in run_of(text).register.records if one.kind in ("measure", "objective")]


def missed(value: Any, measure: str, objective: str = "") -> bool | None:
    found = records(
        f"kind: measure\nid: M\n{measure}\n"
        + (f"---\nkind: objective\nid: O\n{objective}\n" if objective else "")
    )
    target = target_of(found[0], found[1] if objective else None)
    assert target is not None
    return is_missed(value, target)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (95, "95"),
        (0.1, "1/10"),
        ("95 %", "95"),
        ("95%", "95"),
        ("99,5 %", "199/2"),
        ("-3", "-3"),
        ("14 days", "14"),
        (True, None),
        ("2 of 3", None),
        ("1,000", None),
        ("ninety", None),
        ("95 % by 2027", None),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
        ([95], None),
    ],
)
def test_numbers(value: object, number: str | None) -> None:
    found = number_of(value)
    assert (None if found is None else str(found)) == number


@pytest.mark.parametrize(
    ("target", "met", "not_met"),
    [
        ("target: 95", 95, 94.9),
        ("target: '>= 95 %'", "95 %", "94 %"),
        ("target: '> 95'", 96, 95),
        ("target: at least 95", 95, 94),
        ("target: '<= 5 %'", 5, 6),
        ("target: '< 5'", 4, 5),
        ("target: max. 3 days", 3, 4),
        ("target: 0", 0, 1),
        ("target: 5\nbetter: lower", 5, 6),
        ("target: 5\nbetter: higher\nunit: clicks", 5, 4),
        ("target: 95\ntolerance: 0.1", 94.9, 94.8),
        ("target: 95\nunit: percent of staff", 95, 94),
        ("target: true", True, False),
    ],
)
def test_targets(target: str, met: object, not_met: object) -> None:
    assert missed(met, target) is False
    assert missed(not_met, target) is True


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("target: 14\nunit: days", 10),
        ("target: 5\ntitle: Phishing clicks", 3),
        ("target: 5\ntitle: Reduce complaints", 7),
        ("target: 95\nunit: percent", 0.95),
        ("target: all systems", "some systems"),
        ("target: true", "yes"),
        ("target: 95", "good"),
        ("target: 95", None),
    ],
)
def test_what_cannot_be_told(target: str, value: object) -> None:
    assert missed(value, target) is None


def test_what_is_told_all_the_same() -> None:
    assert missed(14, "target: 14\nunit: days") is False
    assert missed("All Systems", "target: all systems") is False
    assert missed(0.5, "target: 1\nunit: percent") is True


def test_the_measure_goes_before_the_objective() -> None:
    assert missed(90, "target: 90", "target: 95") is False
    assert missed(90, "unit: percent", "target: 95") is True
    assert missed(90, "better: lower", "target: 95") is False
    assert missed(90, "tolerance: 5", "target: 95\ntolerance: 1") is False
    measure, objective = records("kind: measure\nid: M\n---\nkind: objective\nid: O\n")
    assert target_of(measure, objective) is None
    assert target_of(measure, None) is None


@settings(max_examples=50, deadline=None)
@given(target=st.integers(1, 1000), value=st.integers(2, 1000), tolerance=st.integers(0, 100))
def test_more_and_less_mirror_each_other(target: int, value: int, tolerance: int) -> None:
    text = f"target: {target}\ntolerance: {tolerance}\nbetter: "
    higher, lower = missed(value, text + "higher"), missed(value, text + "lower")
    assert higher is (value < target - tolerance)
    assert lower is (value > target + tolerance)


def test_what_is_pursued() -> None:
    run = run_of(
        "kind: objective\nrecords:\n"
        "  - {id: A}\n  - {id: B, status: active}\n  - {id: C, status: draft}\n"
        "  - {id: D, status: closed}\n  - {id: E, closed_on: 2026-11-20}\n"
        "  - {id: F, status: closed, closed_on: 2026-11-21}\n  - {id: G, closed_on: soon}\n"
        "  - {id: H, status: withdrawn, closed_on: 2026-12-01}\n"
        "---\nkind: measure\nrecords:\n"
        "  - {id: M, objective: A}\n  - {id: N, objective: A, status: Retired}\n"
    )
    pursued = [one.id for one in run.register.of("objective") if is_pursued(one, run)]
    assert pursued == ["A", "B", "F"]
    assert [one.objective.id for one in pursued_on(run.as_of, run)] == pursued
    assert [one.id for one in run.register.of("measure") if is_taken(one)] == ["M"]
    (first, *_) = run.register.of("objective")
    assert [one.id for one in measures_of(first, run)] == ["M"]


def test_plans_along_the_chain() -> None:
    run = run_of(
        "kind: objective\nrecords:\n"
        "  - {id: A, plan: {what: a}, plan_shared_with: B}\n"
        "  - {id: B, plan_shared_with: C}\n"
        "  - {id: C, plan: {what: c}, plan_shared_with: A}\n"
        "  - {id: D, plan_shared_with: gone}\n"
    )
    a, b, _, d = run.register.of("objective")
    assert plans_of(a, run) == ([{"what": "a"}, {"what": "c"}], "")
    assert plans_of(b, run) == ([{"what": "c"}, {"what": "a"}], "")
    assert plans_of(d, run) == ([], "its plan is shared with gone, which is not on record")


@settings(max_examples=25, deadline=None)
@given(
    days=st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_results_stand_in_the_order_of_their_days(days: list[date], order: Any) -> None:
    rows = [f"  - {{id: R-{n}, measure: M, on: {day}, value: 1}}" for n, day in enumerate(days)]
    order.shuffle(rows)
    text = "kind: measure\nid: M\n"
    run = run_of(text + ("---\nkind: result\nrecords:\n" + "\n".join(rows) if rows else ""))
    (measure,) = run.register.of("measure")
    found = [one.day for one in results_of(measure, run)]
    assert found == sorted(day for day in days if day <= date(2026, 11, 20))
    assert not has_undated_result(measure, run)


def test_undated_results() -> None:
    text = "kind: measure\nid: M\n---\nkind: result\nid: R\nmeasure: M\non: soon\n"
    for more, undated in (("value: 1\n", True), ("text: all done\n", True), ("", False)):
        run = run_of(text + more)
        (measure,) = run.register.of("measure")
        assert has_undated_result(measure, run) is undated
        assert results_of(measure, run) == []


@pytest.mark.parametrize(
    ("months", "day"),
    [(1, "2026-02-28"), (1.5, "2026-03-15"), (4.5, "2026-06-15"), (18, "2027-07-31")],
)
def test_parts_of_months(months: float, day: str) -> None:
    assert months_later(date(2026, 1, 31), months) == date.fromisoformat(day)


@given(day=st.dates(), months=st.floats(0, 10_000), more=st.floats(0, 10_000))
def test_more_months_are_never_earlier(day: date, months: float, more: float) -> None:
    assert day <= months_later(day, months) <= months_later(day, months + more + 1)


def test_reactions() -> None:
    run = run_of(
        "kind: action\nid: A-1\ntext: look into RES-1, then MSR-2.\nraised_on: 2026-05-01\n"
        "---\nkind: management-review\nid: MR-1\nheld_on: 2026-06-01\n"
        "decisions: [{text: keep OBJ-1}, {text: change OBJ-2, decided_on: 2026-06-09}]\n"
        "actions: [{id: A-2, text: OBJ-3}]\n"
        "---\nkind: nonconformity\nid: NC-1\nstatement: OBJ-4\n"
        "---\nkind: corrective-action\nid: CAR-1\naction: OBJ-5\nopened_on: 2026-12-01\n"
    )

    def told(id: str, since: str) -> bool:
        return is_reacted_to([id, "other"], date.fromisoformat(since), run)

    assert told("RES-1", "2026-05-01")
    assert not told("RES-1", "2026-05-02")
    assert told("MSR-2", "2026-05-01")
    assert not told("MSR", "2020-01-01")
    assert told("OBJ-1", "2026-06-01")
    assert told("OBJ-2", "2026-06-09")
    assert told("OBJ-3", "2026-06-01")
    assert not told("OBJ-3", "2026-06-02")
    # Of an unknown day, and of one that is still ahead.
    assert told("OBJ-4", "2026-11-20")
    assert not told("OBJ-5", "2026-01-01")
