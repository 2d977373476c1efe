from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

PEOPLE = """
---
kind: person
records: [{id: finn}, {id: eli, to: 2026-11-19}, {id: gita, from: 2026-11-21}]
---
kind: role
records:
  - {id: lead, holders: [{person: finn}]}
  - {id: gone, holders: [{person: finn, to: 2026-11-19}]}
  - {id: late, holders: [{person: eli}]}
"""
ACTION = "kind: action\nid: ACT-1\ntext: ship logs\nstatus: open\n"
DUE = "due_on: 2027-01-31\n"
OWNER = ["ACT-1 warning owner lacks"]
DATE = ["ACT-1 warning due_on lacks"]
GONE = ["ACT-1 warning owner gone"]


def test_no_owner() -> None:
    assert judged("ACT001", ACTION + DUE) == OWNER
    assert message("ACT001", ACTION + DUE) == "the action has no owner"


def test_no_due_date() -> None:
    assert judged("ACT001", ACTION + "owner: finn\n" + PEOPLE) == DATE
    assert message("ACT001", ACTION + "owner: finn\n" + PEOPLE) == "the action has no due date"


def test_neither_is_one_finding() -> None:
    assert judged("ACT001", ACTION + "owner: TBD\ndue_on: TBD\n") == OWNER
    assert message("ACT001", ACTION) == "the action has no owner and no due date"


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("eli", "its owner eli left on 2026-11-19"),
        ("gita", "its owner gita joins only on 2026-11-21"),
        ("gone", "nobody with the organization holds the role gone"),
        ("late", "eli, who holds the role late, left on 2026-11-19"),
    ],
)
def test_an_owner_who_is_not_there(owner: str, words: str) -> None:
    text = ACTION + DUE + f"owner: {owner}\n" + PEOPLE
    assert judged("ACT001", text) == GONE
    (finding,) = lint(text, select=["ACT001"]).findings
    assert finding.message == words
    assert [r.id for r in finding.related] == [owner]
    undated = text.replace(DUE, "")
    assert judged("ACT001", undated) == GONE
    assert message("ACT001", undated) == f"{words}, and the action has no due date"


@pytest.mark.parametrize(
    ("handover", "expected"),
    [
        ("{to: finn, on: 2026-11-18}", []),
        ("{to: finn, on: 2026-12-19}", []),
        ("{to: finn, on: 2026-12-20}", GONE),
        ("{to: gita, on: 2026-11-18}", GONE),
    ],
)
def test_an_owner_who_handed_over(handover: str, expected: list[str]) -> None:
    people = PEOPLE.replace(
        "{id: eli, to: 2026-11-19}", f"{{id: eli, to: 2026-11-19, handover: {handover}}}"
    )
    assert judged("ACT001", ACTION + DUE + "owner: eli\n" + people) == expected


@pytest.mark.parametrize("owner", ["finn", "lead"])
def test_an_owner_who_is(owner: str) -> None:
    assert judged("ACT001", ACTION + DUE + f"owner: {owner}\n" + PEOPLE) == []


def test_the_last_day_counts() -> None:
    text = ACTION + DUE + "owner: eli\n" + PEOPLE
    assert judged("ACT001", text, "2026-11-19") == []


@pytest.mark.parametrize(
    "rhythm",
    [
        "review_months: 3",
        "milestones: [{text: first step, due_on: 2027-01-31}]",
        "due_on: in spring",
    ],
)
def test_a_rhythm_or_steps_in_place_of_a_due_date(rhythm: str) -> None:
    assert judged("ACT001", ACTION + f"owner: finn\n{rhythm}\n" + PEOPLE) == []


def test_steps_without_dates() -> None:
    text = ACTION + "owner: finn\nmilestones: [{text: first step}]\n" + PEOPLE
    assert judged("ACT001", text) == DATE


@pytest.mark.parametrize("state", ["status: done", "status: cancelled", "done_on: 2026-05-04"])
def test_closed_ones(state: str) -> None:
    assert judged("ACT001", f"kind: action\nid: ACT-1\n{state}\n") == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [("approved", OWNER), ("", OWNER), ("draft", []), ("superseded", [])],
)
def test_actions_of_treatment_plans(status: str, expected: list[str]) -> None:
    plan = f"kind: treatment-plan\nid: TP-1\nstatus: '{status}'\n"
    assert judged("ACT001", plan + "actions: [{id: ACT-1, text: a}]\n") == expected
    assert judged("ACT001", plan + "---\n" + ACTION + DUE + "origin: TP-1\n") == expected


def test_actions_of_reviews() -> None:
    text = (
        "kind: management-review\nid: MR-1\nactions: [{id: ACT-1, text: a, due_on: 2027-01-31}]\n"
    )
    assert judged("ACT001", text) == OWNER


def test_what_cannot_be_judged() -> None:
    text = ACTION + "owner: Finn Berg\n" + PEOPLE
    unknown = "? ACT-1: the owner Finn Berg is no person or role on record"
    assert judged("ACT001", text + "") == [*DATE, unknown]
    assert judged("ACT001", ACTION + DUE + "owner: Finn Berg\n" + PEOPLE) == [unknown]


def test_owners_of_other_systems() -> None:
    config = 'select: [ACT001]\nexternal_ids: ["hr:"]\n'
    result = lint(ACTION + DUE + "owner: 'hr:bob'\n", config=config)
    assert (result.findings, result.not_evaluated) == ((), ())
    (finding,) = lint(ACTION + "owner: 'hr:bob'\n", config=config).findings
    assert finding.message == "the action has no due date"
    result = lint(ACTION + DUE + "owner: 'crm:bob'\n", config=config)
    assert [one[3] for one in result.not_evaluated] == [
        "the owner crm:bob is no person or role on record"
    ]
