from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.action.actions import (
    due_on,
    has_due_date,
    is_open_action,
    is_treatment,
    is_void,
    plan_of,
    state_on,
    unapproved_move,
)


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


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", "open"),
        ("due_on: 2026-06-30", "open"),
        ("due_on: 2026-06-29", "overdue"),
        ("due_on: 2026-06-29\ndone_on: 2026-06-30", "done"),
        ("due_on: 2026-06-29\ndone_on: 2026-07-01", "overdue"),
        ("done_on: 2026-07-01", "open"),
        ("status: done", "done"),
        ("status: cancelled\ndue_on: 2026-06-29", "cancelled"),
    ],
)
def test_how_it_stands_on_a_day(fields: str, expected: str) -> None:
    run = run_of(f"kind: action\nid: ACT-1\n{fields}")
    (action,) = run.register.of("action")
    assert state_on(action, date(2026, 6, 30), run) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("due_on: 2026-12-31", True),
        ("review_months: 6", True),
        ("milestones: [{text: plan}, {text: build, due_on: 2026-12-31}]", True),
        ("milestones: [{text: plan}]", False),
        ("due_on: TBD", False),
        ("", False),
    ],
)
def test_has_due_date(fields: str, expected: bool) -> None:
    (action,) = run_of(f"kind: action\nid: ACT-1\n{fields}").register.of("action")
    assert has_due_date(action) is expected


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
