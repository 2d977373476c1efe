"""Who persons and roles are on a day or in a period."""

from __future__ import annotations

from datetime import date

import pytest
from records_kit import register

from isms_lint.records.people import People

RECORDS = """
kind: person
records:
- {id: ana, from: 2020-01-01, to: 2025-06-30}
- {id: bo}
- {id: chi, from: 2026-01-01}
---
kind: role
records:
- id: ciso
  holders:
  - {person: ana, from: 2022-01-01, to: 2023-12-31}
  - {person: bo, from: 2024-01-01}
  - {person: gone, from: 2024-01-01}
  - words
- {id: board, holders: [{person: ana}, {person: bo}, {person: ana}]}
- {id: nested, holders: [{person: board}]}
- {id: empty}
---
kind: unit
id: security
"""


@pytest.fixture(scope="module")
def people() -> People:
    return register(RECORDS).people


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("reference", "start", "end", "expected"),
    [
        ("ana", "2026-01-01", None, ["ana"]),
        ("ciso", "2022-01-01", None, ["ana"]),
        ("ciso", "2023-12-31", None, ["ana"]),
        ("ciso", "2024-01-01", None, ["bo"]),
        ("ciso", "2021-12-31", None, []),
        ("ciso", "2023-06-01", "2024-06-01", ["ana", "bo"]),
        ("ciso", "2030-01-01", None, ["bo"]),
        ("board", "1999-01-01", None, ["ana", "bo"]),
        ("nested", "2024-01-01", None, []),
        ("empty", "2024-01-01", None, []),
        ("security", "2024-01-01", None, []),
        ("nobody", "2024-01-01", None, []),
        ({"person": "ana", "from": "2024-01-01"}, "2023-12-31", None, []),
        ({"person": "ana", "from": "2024-01-01"}, "2024-01-01", None, ["ana"]),
        ({"person": "ana", "to": "2024-01-01"}, "2024-01-02", None, []),
        ({"person": "ciso"}, "2024-01-02", None, ["bo"]),
        ({"person": "ana", "from": "no date"}, "2024-01-02", None, ["ana"]),
        ({}, "2024-01-02", None, []),
        (None, "2024-01-02", None, []),
        (3, "2024-01-02", None, []),
        (["ana"], "2024-01-02", None, []),
    ],
)
def test_holders(
    people: People, reference: object, start: str, end: str | None, expected: list[str]
) -> None:
    found = people.holders(reference, day(start), None if end is None else day(end))
    assert [person.id for person in found] == expected


def test_active(people: People) -> None:
    assert [p.id for p in people.active("board", day("2025-06-30"))] == ["ana", "bo"]
    assert [p.id for p in people.active("board", day("2025-07-01"))] == ["bo"]
    assert people.active("chi", day("2025-12-31")) == []


def test_the_organization_says_what_day_it_is() -> None:
    tokyo = register("kind: organization\nid: o\ntimezone: Asia/Tokyo\n")
    assert tokyo.calendar.date("2026-03-16T15:00:00Z") == day("2026-03-17")


@pytest.mark.parametrize(
    "zone",
    [
        "Nowhere/Land",
        "../../etc/passwd",
        "/etc/passwd",
        "Europe",
        "''",
        "'.'",
        "x" * 300,
        '"a\\0b"',
        "3",
    ],
)
def test_timezones_that_do_not_exist(zone: str) -> None:
    found = register(f"kind: organization\nid: o\ntimezone: {zone}\n")
    assert str(found.calendar.timezone) == "UTC"
