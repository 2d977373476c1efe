from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.action.actions import (
    due_on,
    is_open_action,
    is_treatment,
    is_void,
    plan_of,
    unapproved_move,
    was_open_on,
)

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", True),
        ("status: open", True),
        ("status: open\ndone_on: 2026-05-01", True),
        ("done_on: 2026-05-01", False),
        ("done_on: TBD", True),
        ("status: done", False),
        ("status: cancelled", False),
    ],
)
def test_is_open(fields: str, expected: bool) -> None:
    (action,) = run_of(f"kind: action\nid: ACT-1\n{fields}").register.of("action")
    assert is_open_action(action) is expected


def was_open(text: str, day: date) -> bool:
    run = run_of(f"kind: action\nid: ACT-1\n{text}")
    return was_open_on(run.register.of("action")[0], day, run)


@given(raised=DAYS, took=st.integers(0, 200), day=DAYS)
def test_open_from_the_day_it_was_raised_to_the_day_it_was_done(
    raised: date, took: int, day: date
) -> None:
    done = raised + timedelta(days=took)
    text = f"raised_on: {raised}\ndone_on: {done}\nstatus: done"
    assert was_open(text, day) is (raised <= day < done)


def test_open_as_far_as_its_dates_tell() -> None:
    day = date(2026, 5, 1)
    assert was_open("status: open", day)
    assert was_open("status: open\nraised_on: 2026-05-01", day)
    assert not was_open("status: open\nraised_on: 2026-05-02", day)
    assert not was_open("status: done", day)
    assert was_open("status: done\ndone_on: 2026-05-02", day)


def test_plans() -> None:
    run = run_of(
        """
        kind: treatment-plan
        records:
          - {id: TP-1, status: approved, actions: [{id: A-1}]}
          - {id: TP-2, status: superseded, actions: [{id: A-2}]}
          - {id: TP-3, status: draft}
          - {id: TP-4}
        ---
        kind: action
        records:
          - {id: A-3, origin: TP-3}
          - {id: A-4, origin: TP-4}
          - {id: A-5, origin: MR-1}
          - {id: A-6}
        ---
        {kind: management-review, id: MR-1}
        """
    )
    actions = {one.id: one for one in run.register.of("action")}
    plans = {id: plan_of(one, run) for id, one in actions.items()}
    assert {id: plan and plan.id for id, plan in plans.items()} == {
        "A-1": "TP-1",
        "A-2": "TP-2",
        "A-3": "TP-3",
        "A-4": "TP-4",
        "A-5": None,
        "A-6": None,
    }
    assert {id for id, one in actions.items() if is_void(one, run)} == {"A-2", "A-3"}
    assert {id for id, one in actions.items() if is_treatment(one, run)} == {
        "A-1",
        "A-2",
        "A-3",
        "A-4",
    }


GIVEN = "reason: late, approved_by: bo"


@pytest.mark.parametrize(
    ("due", "moves", "expected", "words"),
    [
        ("2026-09-30", "", "2026-09-30", ""),
        ("2026-09-30", f"{{from: 2026-06-30, to: 2026-09-30, {GIVEN}}}", "2026-09-30", ""),
        ("2026-06-30", f"{{from: 2026-06-30, to: 2026-09-30, {GIVEN}}}", "2026-09-30", ""),
        (
            "2026-09-30",
            "{from: 2026-06-30, to: 2026-09-30}",
            "2026-06-30",
            "; nobody approved to move it to 2026-09-30",
        ),
        (
            "2026-12-31",
            f"{{from: 2026-06-30, to: 2026-09-30, {GIVEN}}}, {{from: 2026-09-30, approved_by: bo}}",
            "2026-09-30",
            "; no reason is given to move it",
        ),
        # Who approves the second move accepts the first.
        (
            "2026-12-31",
            f"{{from: 2026-06-30, to: 2026-09-30}}, {{from: 2026-09-30, to: 2026-12-31, {GIVEN}}}",
            "2026-12-31",
            "",
        ),
        (
            "2026-12-31",
            "{from: 2026-06-30, to: 2026-09-30}, {from: 2026-09-30, to: 2026-12-31,"
            f" {GIVEN}, approved_on: 2026-11-21}}",
            "2026-06-30",
            "",
        ),
        (
            "2026-09-30",
            "{from: TBD, to: 2026-09-30}",
            "2026-09-30",
            "; nobody approved to move it to 2026-09-30",
        ),
    ],
)
def test_due_dates_that_were_moved(due: str, moves: str, expected: str, words: str) -> None:
    run = run_of(f"kind: action\nid: ACT-1\ndue_on: {due}\nextensions: [{moves}]\n")
    (action,) = run.register.of("action")
    assert str(due_on(action, run.as_of, run)) == expected
    assert unapproved_move(action, run) == words


def test_without_a_due_date() -> None:
    run = run_of("kind: action\nid: ACT-1\nextensions: [{from: 2026-06-30, to: 2026-09-30}]\n")
    (action,) = run.register.of("action")
    assert due_on(action, run.as_of, run) is None
