from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

LATE = ["ACT warning due_on overdue"]


def plan(action: str, status: str = "approved", risks: str = "[RISK-7]") -> str:
    return (
        f"kind: treatment-plan\nid: TP\nstatus: {status}\nrisks: {risks}\n"
        f"actions: [{{id: ACT, {action}}}]\n---\n"
    )


DUE = "due_on: 2026-06-30"


def test_what_it_says() -> None:
    assert message("RSK009", plan(DUE, risks="[RISK-7, RISK-8]")) == (
        "an action of TP, the plan for RISK-7 and RISK-8, was due on 2026-06-30 and is open on"
        " 2026-11-20, 143 days later"
    )
    assert message("RSK009", plan(DUE, risks="[]"), "2026-07-01") == (
        "an action of TP was due on 2026-06-30 and is open on 2026-07-01, 1 day later"
    )


@pytest.mark.parametrize(("as_of", "expected"), [("2026-06-30", []), ("2026-07-01", LATE)])
def test_the_day_after(as_of: str, expected: list[str]) -> None:
    assert judged("RSK009", plan(DUE), as_of) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("status: open", LATE),
        ("status: done", []),
        ("status: cancelled", []),
        ("done_on: 2026-10-01", []),
        ("done_on: 2026-10-01, status: open", LATE),
        ("done_on: TBD", LATE),
    ],
)
def test_open_actions(more: str, expected: list[str]) -> None:
    assert judged("RSK009", plan(f"{DUE}, {more}")) == expected


APPROVED = "reason: delivery late, approved_by: gita, approved_on: 2026-06-20"


@pytest.mark.parametrize(
    ("due", "extension", "expected"),
    [
        ("2026-12-31", f"from: 2026-06-30, to: 2026-12-31, {APPROVED}", []),
        ("2026-06-30", f"from: 2026-06-30, to: 2026-12-31, {APPROVED}", []),
        ("2026-06-30", f"from: 2026-06-30, to: 2026-09-30, {APPROVED}", LATE),
        ("2026-06-30", "from: 2026-06-30, to: 2026-12-31", LATE),
        ("2026-06-30", "from: 2026-06-30, to: 2026-12-31, approved_by: gita", LATE),
        ("2026-12-31", "from: 2026-06-30, to: 2026-12-31", LATE),
        ("2026-12-31", "from: 2026-06-30, to: 2026-12-31, reason: late", LATE),
        ("2026-12-31", "from: 2026-06-30, to: 2026-12-31, approved_by: gita", LATE),
        ("2027-03-31", "from: 2026-12-31, to: 2027-03-31", []),
    ],
)
def test_extensions(due: str, extension: str, expected: list[str]) -> None:
    assert judged("RSK009", plan(f"due_on: {due}, extensions: [{{{extension}}}]")) == expected


def test_a_move_that_nobody_approved_is_told() -> None:
    text = plan("due_on: 2026-12-31, extensions: [{from: 2026-06-30, to: 2026-12-31}]")
    assert message("RSK009", text).endswith(
        "was due on 2026-06-30 and is open on 2026-11-20, 143 days later; nobody approved to move it"
        " to 2026-12-31"
    )


@pytest.mark.parametrize("status", ["draft", "superseded"])
def test_plans_that_do_not_count(status: str) -> None:
    assert judged("RSK009", plan(DUE, status)) == []


def test_an_action_in_a_file_of_its_own() -> None:
    own = f"kind: action\nid: ACT\norigin: {{}}\n{DUE}\n---\n"
    text = "kind: treatment-plan\nid: TP\nstatus: {}\nrisks: [RISK-7]\n---\n"
    assert judged("RSK009", text.format("approved") + own.format("TP")) == LATE
    assert judged("RSK009", text.format("superseded") + own.format("TP")) == []
    assert judged("RSK009", text.format("approved") + own.format("MR-1")) == []


def test_one_rule_for_each_action() -> None:
    own = f"kind: action\nid: ACT\norigin: {{}}\n{DUE}\n---\n"
    text = "kind: treatment-plan\nid: TP\nrisks: [RISK-7]\n---\nkind: risk\nid: RISK-7\n---\n"
    for origin, code in (("TP", "RSK009"), ("RISK-7", "ACT002")):
        result = lint(text + own.format(origin), select=["RSK009", "ACT002"])
        assert [finding.code for finding in result.findings] == [code]


def test_without_a_date() -> None:
    assert judged("RSK009", plan("text: x")) == []
    assert judged("RSK009", plan("due_on: TBD")) == []
    assert judged("RSK009", plan("due_on: spring")) == ["? ACT: `due_on` cannot be read as a date"]
