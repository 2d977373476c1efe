from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = """kind: person
records: [{id: hugo}, {id: ines}]
---
kind: role
records:
  - {id: lead, holders: [{person: hugo, to: 2026-06-15}, {person: ines, from: 2026-06-16}]}
  - {id: board, holders: [{person: hugo}, {person: ines}]}
  - {id: empty, holders: []}
---
"""
CAR = "kind: corrective-action\nid: CAR-1\n"
FOUND = ["CAR-1 warning verified.by self"]
UNCLEAR = ["? CAR-1: `owner` and `verified.by` do not both lead to a person on record"]


def car(owner: str, by: str, on: str = "2026-06-30", more: str = "") -> str:
    verified = f"verified: {{on: {on}, by: {by}, result: effective}}"
    return f"{PEOPLE}{CAR}owner: {owner}\n{verified}\n{more}"


@pytest.mark.parametrize(
    ("owner", "by", "expected"),
    [
        ("hugo", "hugo", FOUND),
        ("hugo", "ines", []),
        ("lead", "lead", FOUND),
        ("lead", "ines", FOUND),
        ("ines", "lead", FOUND),
        # Not the holder on the day of the check, nor since the implementation.
        ("lead", "hugo", []),
        # Somebody else took part.
        ("hugo", "board", []),
        ("board", "hugo", FOUND),
        # Free text that is the same is the same person.
        ("Hugo Lind", "Hugo Lind", FOUND),
        ("Hugo Lind", "ines", UNCLEAR),
        ("hugo", "Hugo Lind", UNCLEAR),
        ("hugo", "empty", UNCLEAR),
        ("TBD", "TBD", []),
    ],
)
def test_who_checked(owner: str, by: str, expected: list[str]) -> None:
    assert judged("CAR009", car(owner, by)) == expected


def test_who_implemented_it_in_the_role_owned_it() -> None:
    assert judged("CAR009", car("lead", "hugo", more="implemented_on: 2026-06-15\n")) == FOUND
    assert judged("CAR009", car("lead", "hugo", more="implemented_on: 2026-06-16\n")) == []


MAJOR = "---\nkind: nonconformity\nid: NC-1\ngrade: major\n"


def test_major() -> None:
    text = car("hugo", "hugo", more="nonconformity: NC-1\n") + MAJOR
    assert judged("CAR009", text) == ["CAR-1 error verified.by self-major"]
    assert judged("CAR009", text.replace("grade: major", "grade: minor")) == FOUND
    assert judged("CAR009", text + "status: withdrawn\n") == FOUND
    assert message("CAR009", text) == (
        "hugo owns the action and checked its effect: nobody else looked, and it answers the major"
        " nonconformity NC-1"
    )


def test_message() -> None:
    assert message("CAR009", car("hugo", "hugo")) == (
        "hugo owns the action and checked its effect: nobody else looked"
    )


@pytest.mark.parametrize(
    ("headcount", "few", "severity"),
    [(4, 5, "info"), (5, 5, "error"), (9, 10, "info"), (4, 4, "error")],
)
def test_few_people(headcount: int, few: int, severity: str) -> None:
    text = car("hugo", "hugo", more="nonconformity: NC-1\n") + MAJOR
    organization = f"---\nkind: organization\nid: o\nheadcount: {headcount}\n"
    expected = [f"CAR-1 {severity} verified.by self-major"]
    assert judged("CAR009", text + organization, few_people=few) == expected


@pytest.mark.parametrize(
    "text",
    [
        car("hugo", "hugo", more="status: rejected\n"),
        car("hugo", "hugo", on="2026-11-21"),
        PEOPLE + CAR + "owner: hugo\n",
        PEOPLE + CAR + "verified: {on: 2026-06-30, by: hugo}\n",
    ],
)
def test_silent(text: str) -> None:
    assert judged("CAR009", text) == []


def test_on_the_day_of_the_check() -> None:
    assert judged("CAR009", car("hugo", "hugo", on="2026-11-20")) == FOUND
    assert judged("CAR009", car("hugo", "hugo", on="in June")) == FOUND
