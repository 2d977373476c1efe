"""A top manager who has left: what the rules say of what happened on the last day, and after it."""

from __future__ import annotations

import pytest
from judge import judged, message

ONE = """\
kind: organization
id: o
top_management: [rolf]
---
kind: person
records:
  - {id: rolf, name: Rolf Berg, to: 2026-03-15}
  - {id: mia, name: Mia Roth}
  - {id: dana, name: Dana Holt}
  - {id: kim}
---
{kind: role, id: ciso, holders: [{person: dana}]}
---
"""
TWO = ONE.replace("[rolf]", "[rolf, mia]")
ENTRY = TWO.replace("to: 2026-03-15", "unit: u").replace(
    "[rolf, mia]", "[{person: rolf, to: 2026-03-15}, mia]"
)
ROLE = TWO.replace("[rolf, mia]", "[ceo, mia]") + (
    "{kind: role, id: ceo, holders: [{person: rolf, from: 2020-01-01}]}\n---\n"
)
REVIEW = (
    "kind: management-review\nid: MR-1\nstatus: held\nheld_on: {day}\n"
    "participants: [{{person: {who}, present: true}}]\n"
    "decisions: [{{class: improvement, text: a course, decided_by: rolf, decided_on: {day}}}]\n"
)
LAST, AFTER = "2026-03-15", "2026-03-16"


def held(day: str, who: str = "rolf") -> str:
    return REVIEW.format(day=day, who=who)


@pytest.mark.parametrize("people", [ONE, TWO, ENTRY, ROLE])
def test_a_review_with_somebody_who_had_left(people: str) -> None:
    assert judged("MRV005", people + held(LAST)) == []
    assert judged("MRV005", people + held(AFTER)) == ["MR-1 error participants absent"]


def test_the_review_says_until_when_they_belonged_to_it() -> None:
    assert message("MRV005", ONE + held("2026-04-02")) == (
        "nobody belonged to top management on 2026-04-02, the day of the review; rolf (Rolf Berg)"
        " belonged to it until 2026-03-15: a review by top management cannot be shown"
    )
    assert message("MRV005", TWO + held("2026-04-02")) == (
        "nobody of top management, which was mia (Mia Roth), is on record as taking part in the"
        " review of 2026-04-02; rolf (Rolf Berg) belonged to it until 2026-03-15: a review by top"
        " management cannot be shown"
    )
    # Who had left and was not there is nobody's concern while others remain.
    assert "rolf" not in message("MRV005", TWO + held("2026-04-02", "kim"))


def test_nobody_could_take_part_where_all_had_left() -> None:
    absent = ["MR-1 error participants absent"]
    assert judged("MRV005", ONE + held(AFTER, "kim")) == absent
    assert judged("MRV005", ONE + held(AFTER, "board")) == absent
    assert judged("MRV005", ONE + held(AFTER, "dana")) == [
        "MR-1 error participants security-function-alone"
    ]
    # Somebody on the list who is not on record may be the one.
    unknown = ONE.replace("[rolf]", "[rolf, ghost]") + held(AFTER)
    assert judged("MRV005", unknown) == [
        "? MR-1: `top_management` names `ghost`, and no person or role on record has that id"
    ]
    why = ["? MR-1: no top management is declared for 2026-03-16"]
    # Who came later says nothing about who was there before.
    later = ONE.replace("[rolf]", "[{person: mia, from: 2026-07-01}]") + held(AFTER, "mia")
    assert judged("MRV005", later) == why


@pytest.mark.parametrize("code", ["MRV006", "MRV007", "MRV008"])
def test_other_rules_leave_it_to_that_one(code: str) -> None:
    assert judged(code, ONE + held(AFTER)) == judged(code, TWO + held(AFTER)) == []


def test_others_of_top_management_who_had_left_need_not_look() -> None:
    people = TWO.replace("mia]", "dana]")
    assert judged("MRV006", people + held(LAST, "dana")) == ["MR-1 warning participants alone"]
    assert judged("MRV006", people + held(AFTER, "dana")) == []


@pytest.mark.parametrize(
    ("day", "expected"), [(LAST, []), (AFTER, ["MR-1 warning decisions[0].decided_by not-top"])]
)
def test_deciding_after_leaving(day: str, expected: list[str]) -> None:
    assert judged("MRV008", TWO + held(day, "mia")) == expected


POLICY = (
    "kind: document\nid: POL-1\ntype: information-security-policy\nstatus: approved\n"
    "approved_by: rolf\napproved_on: {}\n"
)


@pytest.mark.parametrize("people", [ONE, TWO])
def test_approving_the_policy_after_leaving(people: str) -> None:
    assert judged("DOC003", people + POLICY.format(LAST)) == []
    assert judged("DOC003", people + POLICY.format(AFTER)) == ["POL-1 error approved_by not-top"]
    assert message("DOC003", people + POLICY.format(AFTER)) == (
        "the information security policy was approved on 2026-03-16 by rolf (Rolf Berg), who did not"
        " belong to top management any more (until 2026-03-15): that top management set it cannot be"
        " shown"
    )


@pytest.mark.parametrize(
    ("day", "expected"), [(LAST, []), (AFTER, ["AUD-1 error reported_to others"])]
)
def test_reporting_an_audit_after_they_left(day: str, expected: list[str]) -> None:
    audit = f"kind: audit\nid: AUD-1\nstatus: reported\nreported_on: {day}\nreported_to: [rolf]\n"
    assert judged("AUD008", TWO + audit) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [(LAST, []), (AFTER, ["NC-1 warning reported_to silent"])]
)
def test_reporting_a_major_one_after_they_left(day: str, expected: list[str]) -> None:
    nc = (
        "kind: nonconformity\nid: NC-1\ngrade: major\nraised_on: 2026-03-10\n"
        f"reported_to: [rolf]\nreported_on: {day}\n"
    )
    assert judged("FND013", TWO + nc) == expected


def test_top_management_on_the_day_of_the_run() -> None:
    assert judged("ROL001", ONE, LAST) == []
    assert judged("ROL001", ONE, AFTER) == ["o error top_management nobody"]
