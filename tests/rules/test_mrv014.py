from __future__ import annotations

import pytest
from judge import judged, message


def review(*decisions: str, more: str = "", status: str = "held") -> str:
    head = f"kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: 2026-10-08\n"
    return f"{head}decisions: [{', '.join(decisions)}]\n{more}"


def needs(more: str = "") -> str:
    return f"{{class: improvement, text: improve logging, needs_action: true{more}}}"


def actions(*fields: str) -> str:
    rows = "".join(f"  - {{id: ACT-{n}, text: a, {said}}}\n" for n, said in enumerate(fields, 1))
    return f"actions:\n{rows}"


FIRST = ["MR-1 warning decisions[0] no-action"]
COMPLETE = "owner: finn, due_on: 2027-01-31"


def test_no_action_named() -> None:
    assert judged("MRV014", review(needs())) == FIRST
    assert judged("MRV014", review(needs(", action: TBD"))) == FIRST
    assert message("MRV014", review(needs())) == (
        "a decision needs an action with owner and due date: none is named"
    )


@pytest.mark.parametrize(
    ("fields", "lacks"),
    [
        ("owner: finn", "no due date"),
        ("due_on: 2027-01-31", "no owner"),
        ("owner: TBD", "no owner and no due date"),
        ("owner: finn, milestones: [{text: first step}]", "no due date"),
    ],
)
def test_an_action_without_owner_or_date(fields: str, lacks: str) -> None:
    text = review(needs(", action: ACT-1"), more=actions(fields))
    assert judged("MRV014", text) == FIRST
    assert message("MRV014", text).endswith(f": ACT-1 has {lacks}")


@pytest.mark.parametrize(
    "fields",
    [
        COMPLETE,
        "owner: finn, review_months: 6",
        "owner: finn, milestones: [{text: first step, due_on: 2027-01-31}]",
        "status: done, done_on: 2026-11-01",
        "status: cancelled",
    ],
)
def test_an_action_that_will_do(fields: str) -> None:
    assert judged("MRV014", review(needs(", action: ACT-1"), more=actions(fields))) == []


@pytest.mark.parametrize(
    "decision",
    [
        "{class: improvement, text: improve logging}",
        "{class: improvement, text: keep the scope, needs_action: false}",
        needs(", declined: too dear"),
        needs(", action: ACT-9"),
    ],
)
def test_decisions_that_are_complete_or_another_rules(decision: str) -> None:
    assert judged("MRV014", review(decision)) == []


def test_many_decisions_are_one_finding() -> None:
    text = review(
        needs(", action: ACT-1"),
        needs(", action: ACT-2"),
        needs(),
        needs(),
        more=actions(COMPLETE, "owner: finn"),
    )
    assert judged("MRV014", text) == ["MR-1 warning decisions[1] no-action"]
    assert message("MRV014", text) == (
        "3 decisions need an action with owner and due date: none is named for 2 and ACT-2 has no"
        " due date"
    )


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_reviews_that_were_not_held(status: str) -> None:
    assert judged("MRV014", review(needs(), status=status)) == []
