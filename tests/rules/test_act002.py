from __future__ import annotations

import pytest
from judge import judged, message

ACTION = "kind: action\nid: ACT-1\ntext: ship logs\nstatus: open\ndue_on: 2026-08-01\n"
OVERDUE = ["ACT-1 warning due_on overdue"]


def test_overdue() -> None:
    assert judged("ACT002", ACTION) == OVERDUE
    assert message("ACT002", ACTION) == "due on 2026-08-01 and open on 2026-11-20, 111 days later"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2026-07-31", []), ("2026-08-01", []), ("2026-08-02", OVERDUE)]
)
def test_the_day_after(as_of: str, expected: list[str]) -> None:
    assert judged("ACT002", ACTION, as_of) == expected


def test_one_day_reads_as_one() -> None:
    assert message("ACT002", ACTION, "2026-08-02").endswith(", 1 day later")


def test_the_day_is_the_organizations_own() -> None:
    org = "---\nkind: organization\nid: org\ntimezone: Asia/Tokyo\n"
    assert judged("ACT002", ACTION + org, "2026-08-01T14:59:00+00:00") == []
    assert judged("ACT002", ACTION + org, "2026-08-01T15:01:00+00:00") == OVERDUE


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_closed_ones(state: str) -> None:
    assert judged("ACT002", ACTION.replace("open", state)) == []
    assert judged("ACT002", ACTION.replace("status: open", "done_on: 2026-09-01")) == []


EXTENDED = (
    "extensions: [{from: 2026-08-01, to: %s, reason: %s, approved_by: %s, approved_on: %s}]\n"
)


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (("2026-12-31", "auditor ill", "bo", "2026-07-20"), []),
        (("2026-11-20", "auditor ill", "bo", "2026-07-20"), []),
        (("2026-11-19", "auditor ill", "bo", "2026-07-20"), OVERDUE),
        (("2026-12-31", "''", "bo", "2026-07-20"), OVERDUE),
        (("2026-12-31", "auditor ill", "''", "2026-07-20"), OVERDUE),
        (("2026-12-31", "auditor ill", "bo", "2026-11-21"), OVERDUE),
    ],
)
def test_an_approved_extension(extension: tuple[str, ...], expected: list[str]) -> None:
    assert judged("ACT002", ACTION + EXTENDED % extension) == expected


def test_a_due_date_that_was_moved() -> None:
    moved = ACTION.replace("2026-08-01", "2026-12-31")
    assert judged("ACT002", moved + EXTENDED % ("2026-12-31", "ill", "bo", "2026-07-20")) == []
    nobody = moved + EXTENDED % ("2026-12-31", "ill", "TBD", "2026-07-20")
    assert judged("ACT002", nobody) == OVERDUE
    assert message("ACT002", nobody) == (
        "due on 2026-08-01 and open on 2026-11-20, 111 days later; nobody approved to move it to"
        " 2026-12-31"
    )
    for_no_reason = moved + EXTENDED % ("2026-12-31", "''", "bo", "2026-07-20")
    assert message("ACT002", for_no_reason).endswith(
        "111 days later; no reason is given to move it to 2026-12-31"
    )


def test_actions_of_treatment_plans_are_told_by_rsk009() -> None:
    plan = "kind: treatment-plan\nid: TP-1\nstatus: approved\nrisks: [RISK-7]\n"
    nested = plan + "actions: [{id: ACT-1, text: a, status: open, due_on: 2026-08-01}]\n"
    pointing = f"{plan}---\n{ACTION}origin: TP-1\n"
    for text in (nested, pointing):
        assert judged("ACT002", text) == []
        assert judged("RSK009", text) == OVERDUE


def test_actions_of_other_origin() -> None:
    review = "kind: management-review\nid: MR-1\n"
    nested = review + "actions: [{id: ACT-1, text: a, status: open, due_on: 2026-08-01}]\n"
    assert judged("ACT002", nested) == OVERDUE
    assert judged("ACT002", ACTION + "origin: OBJ-1\n") == OVERDUE


def test_without_a_day() -> None:
    assert judged("ACT002", ACTION.replace("due_on: 2026-08-01", "")) == []
    assert judged("ACT002", ACTION.replace("2026-08-01", "TBD")) == []
    assert judged("ACT002", ACTION.replace("2026-08-01", "in August")) == [
        "? ACT-1: `due_on` cannot be read as a date"
    ]
