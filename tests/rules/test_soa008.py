from __future__ import annotations

import pytest
from judge import judged, message
from soa_kit import DRAFT_ONLY, excluded, row, statement

NO_PLAN = ["SOA warning controls[0] no-plan"]
PASSED = ["SOA error controls[0].planned_on passed"]
LATER = ["SOA warning controls[0].planned_on later"]


def planned(more: str = "", control: str = "A.8.16") -> str:
    return row(control, f"implementation: planned{', ' if more else ''}{more}")


def action(more: str = "controls: [A.8.16]") -> str:
    return f"kind: action\nid: ACT-1\n{more}\n"


def test_what_it_says() -> None:
    rows = [planned(), planned(control="A.8.17"), row("A.8.12", "implementation: implemented")]
    assert message("SOA008", statement(*rows)) == (
        "A.8.16 and A.8.17 are applicable and not fully implemented, and no action or plan says how"
        " that changes"
    )
    late = [planned("planned_on: 2026-06-30"), planned("planned_on: 2025-12-31", "A.8.17")]
    assert message("SOA008", statement(*late)) == (
        "A.8.16 and A.8.17 should have been in place by 2025-12-31 and 2026-06-30 and are not"
    )
    assert message("SOA008", statement(late[0])) == (
        "A.8.16 should have been in place by 2026-06-30 and is not"
    )
    assert judged("SOA008", statement(planned(), late[1])) == [
        *NO_PLAN,
        "SOA error controls[1].planned_on passed",
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("planned", NO_PLAN), ("partly", NO_PLAN), ("implemented", []), ("soon", []), ("''", [])],
)
def test_what_is_not_there_yet(word: str, expected: list[str]) -> None:
    assert judged("SOA008", statement(row("A.8.16", f"implementation: {word}"))) == expected


def test_what_the_controls_record_says() -> None:
    own = "kind: control\nid: OWN-1\nstatus: planned\ncontrols: [A.8.16]\n"
    assert judged("SOA008", statement(row("A.8.16")) + own) == NO_PLAN
    assert judged("SOA008", statement(row("OWN-1")) + own) == NO_PLAN
    said = statement(row("A.8.16", "implementation: implemented"))
    assert judged("SOA008", said + own) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-11-19", PASSED), ("2026-11-20", NO_PLAN), ("2027-03-31", NO_PLAN), ("TBD", NO_PLAN)],
)
def test_the_planned_day(day: str, expected: list[str]) -> None:
    assert judged("SOA008", statement(planned(f"planned_on: {day}"))) == expected
    with_work = [] if expected == NO_PLAN else PASSED
    assert judged("SOA008", statement(planned(f"planned_on: {day}")) + action()) == with_work


@pytest.mark.parametrize(
    ("due", "expected"), [("2026-11-19", PASSED), ("2026-11-20", LATER), ("2027-03-31", LATER)]
)
def test_a_later_due_date_of_the_work(due: str, expected: list[str]) -> None:
    work = action(f"controls: [A.8.16]\ndue_on: {due}")
    assert judged("SOA008", statement(planned("planned_on: 2026-06-30")) + work) == expected
    assert judged("SOA008", statement(planned()) + work) == []


def test_both_days_are_told() -> None:
    rows = [planned("planned_on: 2026-06-30"), planned("planned_on: 2026-06-30", "A.8.17")]
    work = action("controls: [A.8.16, A.8.17]\ndue_on: 2027-03-31")
    assert message("SOA008", statement(*rows) + work) == (
        "the statement plans an earlier day than the work: A.8.16 and A.8.17 (by 2026-06-30, ACT-1 is"
        " due on 2027-03-31)"
    )
    other = "---\n" + action("controls: [A.8.17]\ndue_on: 2026-12-31").replace("ACT-1", "ACT-2")
    assert message("SOA008", statement(*rows) + work + other).endswith(
        "A.8.16 (by 2026-06-30, ACT-1 is due on 2027-03-31) and A.8.17 (by 2026-06-30, ACT-2 is due on"
        " 2026-12-31)"
    )


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ("to: 2026-11-20, reason: part late, approved_by: bo", LATER),
        ("to: 2026-11-19, reason: part late, approved_by: bo", PASSED),
        ("to: 2027-03-31, reason: part late", PASSED),
    ],
)
def test_an_approved_extension_moves_the_due_date(extension: str, expected: list[str]) -> None:
    work = action(
        f"controls: [A.8.16]\ndue_on: 2026-09-30\nextensions: [{{from: 2026-09-30, {extension}}}]"
    )
    text = statement(planned("planned_on: 2026-06-30"))
    assert judged("SOA008", f"{work}---\n{text}") == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (action(), []),
        (action("controls: [A.8.15-A.8.17]\nstatus: open"), []),
        (action("controls: [A.8.16]\nstatus: done"), NO_PLAN),
        (action("controls: [A.8.16]\nstatus: cancelled"), NO_PLAN),
        (action("controls: [A.8.15]"), NO_PLAN),
        ("kind: corrective-action\nid: C\nstatus: planned\ncontrols: [A.8.16]", []),
        ("kind: corrective-action\nid: C\nstatus: closed\ncontrols: [A.8.16]", NO_PLAN),
    ],
)
def test_work_on_the_control(other: str, expected: list[str]) -> None:
    assert judged("SOA008", statement(planned()) + other) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (action("text: buy"), []),
        (action("text: buy\nstatus: done"), NO_PLAN),
        ("", NO_PLAN),
        ("kind: corrective-action\nid: ACT-1\nstatus: planned", []),
    ],
)
def test_work_that_the_row_names(other: str, expected: list[str]) -> None:
    assert judged("SOA008", statement(planned("action: ACT-1")) + other) == expected


PLAN = (
    "kind: treatment-plan\nid: TP\nstatus: {}\nrisks: [RISK-7]\nactions: [{{id: ACT-1{}}}]\n---\n"
)


@pytest.mark.parametrize(
    ("status", "more", "expected"),
    [
        ("approved", "", []),
        ("draft", "", NO_PLAN),
        ("superseded", "", NO_PLAN),
        ("approved", ", status: done", NO_PLAN),
        ("approved", ", controls: [A.8.12]", NO_PLAN),
    ],
)
def test_a_plan_for_the_risk(status: str, more: str, expected: list[str]) -> None:
    plan = PLAN.format(status, more)
    assert judged("SOA008", statement(planned("risks: [RISK-7]")) + plan) == expected
    risk = "kind: risk\nid: RISK-7\ncontrols: [A.8.16]\n"
    assert judged("SOA008", statement(planned()) + plan + risk) == expected
    assert judged("SOA008", statement(planned()) + plan) == NO_PLAN


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-06-29", PASSED),
        ("2026-06-30", NO_PLAN),
        ("2026-11-20", NO_PLAN),
        ("2026-11-21", PASSED),
        ("TBD", PASSED),
    ],
)
def test_a_statement_that_was_reconfirmed(on: str, expected: list[str]) -> None:
    text = statement(
        planned("planned_on: 2026-06-30"), more=f"reconfirmed: [{{on: {on}, by: ana}}]"
    )
    assert judged("SOA008", text) == expected
    assert judged("SOA008", text + action()) == [one for one in expected if one not in NO_PLAN]


def test_rows_that_do_not_count() -> None:
    assert judged("SOA008", statement(excluded("A.8.30", "implementation: planned"))) == []
    assert judged("SOA008", statement(planned(), status="draft")) == DRAFT_ONLY
