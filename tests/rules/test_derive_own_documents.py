from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.independence.own_documents import works_by_hand

PEOPLE = """kind: person
records: [{id: dana}, {id: finn}]
---
kind: role
id: editor
holders: [{person: dana, to: 2026-01-31}, {person: finn, from: 2026-02-01}]
---
kind: audit
id: AUD-1
planned_on: 2026-03-16
scope: [A.8.13]
team: [{person: dana}, {person: finn}]
---
"""
POLICY = "kind: document\nid: POL-1\ncontrols: [A.8.13]\n"


def hands(text: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    found = run_of(PEOPLE + text).derive(works_by_hand)
    return {
        (person, item): [(work.verb, str(work.day)) for work in works]
        for person, items in found.items()
        for item, works in items.items()
    }


def test_hands_in_a_document() -> None:
    assert hands(
        POLICY + "authors: [dana, finn]\napproved_by: finn\napproved_on: 2026-01-12\n"
        "amendments: [{on: 2026-03-02, by: dana}]\n"
    ) == {
        ("dana", "A.8.13"): [("wrote", "2026-01-12"), ("changed", "2026-03-02")],
        ("dana", "POL-1"): [("wrote", "2026-01-12"), ("changed", "2026-03-02")],
        ("finn", "A.8.13"): [("wrote", "2026-01-12"), ("approved", "2026-01-12")],
        ("finn", "POL-1"): [("wrote", "2026-01-12"), ("approved", "2026-01-12")],
    }


@pytest.mark.parametrize(
    ("day", "people"),
    [("2026-01-31", {"dana"}), ("2026-02-01", {"finn"}), ("in winter", {"dana", "finn"})],
)
def test_a_role_is_who_held_it_then(day: str, people: set[str]) -> None:
    found = hands(f"{POLICY}approved_by: editor\napproved_on: {day}\n")
    assert {person for person, _ in found} == people


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("kind: risk-assessment\nid: X\ncompleted_on: 2026-01-12", {"6.1.2", "8.2", "X"}),
        ("kind: risk-assessment\nid: X\nstarted_on: 2026-01-12", set()),
        ("kind: statement-of-applicability\nid: X\nstatus: superseded", {"6.1.3", "X"}),
        ("kind: statement-of-applicability\nid: X\nstatus: draft", set()),
        ("kind: document\nid: X\nstatus: superseded", set()),
        ("kind: document\nid: X\nclauses: ['9.2']", {"9.2.1", "9.2.2", "X"}),
    ],
)
def test_what_is_governed(text: str, items: set[str]) -> None:
    found = hands(f"{text}\nauthors: dana\napproved_on: 2026-01-12\n")
    assert {item for _, item in found} == items


def test_days_of_a_risk_assessment() -> None:
    text = "kind: risk-assessment\nid: RA-1\ncompleted_on: 2026-02-12\nauthors: dana\n"
    run = run_of(PEOPLE + text + "approved_by: finn\napproved_on: 2026-03-02\n")
    found = run.derive(works_by_hand)
    assert [work.day for work in found["dana"]["8.2"]] == [date(2026, 2, 12)]
    assert [work.day for work in found["finn"]["8.2"]] == [date(2026, 3, 2)]
