"""When what is to be audited changes, somebody looks at the programme."""

from __future__ import annotations

import pytest
from judge import judged, message

LEFT = ["CHG-1 warning implemented_on unreflected"]


def change(
    type: str = "site", status: str = "implemented", day: str = "2026-02-01",
    field: str = "implemented_on", more: str = "",
) -> str:  # fmt: skip
    return f"kind: change\nid: CHG-1\ntype: {type}\nstatus: {status}\n{field}: {day}\n{more}---\n"


def programme(approved_on: str = "2023-12-10", more: str = "", id: str = "PRG-1") -> str:
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\n"
        f"period: {{start: 2024-01-01, end: 2026-12-31}}\napproved_on: {approved_on}\n{more}---\n"
    )


@pytest.mark.parametrize(
    ("type", "words"),
    [
        ("scope", "the scope changed"),
        ("site", "the sites changed"),
        ("organization", "the organization changed"),
        ("control-applicability", "the applicable controls changed"),
    ],
)
def test_changes_that_the_programme_has_to_follow(type: str, words: str) -> None:
    assert judged("PRG015", change(type) + programme()) == LEFT
    assert message("PRG015", change(type) + programme()) == (
        f"{words} on 2026-02-01, and PRG-1 was last approved or revised on 2023-12-10, before it"
    )


@pytest.mark.parametrize("type", ["isms", "technology", "supplier", "editorial", "other"])
def test_other_changes(type: str) -> None:
    assert judged("PRG015", change(type) + programme()) == []


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-05-02", 90, []),
        ("2026-05-03", 90, LEFT),
        ("2026-02-01", 0, []),
        ("2026-02-02", 0, LEFT),
    ],
)
def test_days_to_react(as_of: str, days: int, expected: list[str]) -> None:
    assert judged("PRG015", change() + programme(), as_of, react_days=days) == expected


def amended(day: str) -> str:
    return programme(more=f"amendments: [{{on: {day}, by: ana, reason: new site}}]\n")


def test_revisions() -> None:
    for day, expected in {"2026-01-31": LEFT, "2026-02-01": [], "2026-09-01": []}.items():
        assert judged("PRG015", change() + amended(day)) == expected
        assert judged("PRG015", change() + programme(day)) == expected
    assert judged("PRG015", change() + amended("2026-11-21")) == LEFT
    assert judged("PRG015", change() + programme() + programme("2026-03-01", id="PRG-2")) == []


def test_a_change_between_approval_and_start() -> None:
    assert judged("PRG015", change(day="2023-12-20") + programme()) == LEFT
    assert judged("PRG015", change(day="2023-12-10") + programme()) == []


@pytest.mark.parametrize("field", ["decided_on", "determined_on"])
@pytest.mark.parametrize(("day", "expected"), [("2025-06-01", []), ("2025-06-02", LEFT)])
def test_a_change_that_was_known_to_the_programme(
    field: str, day: str, expected: list[str]
) -> None:
    text = change(more=f"{field}: {day}\n")
    assert judged("PRG015", text + programme("2025-06-01")) == expected
    assert judged("PRG015", text + amended("2025-06-01")) == expected


def test_a_decision_that_nothing_follows() -> None:
    for impact, expected in {
        "{programme: none}": [],
        "{programme: the site enters AUD-3}": [],
        "{references: [AUD-3]}": [],
        "{references: [PRG-1]}": [],
        "{programme: TBD, risk: none}": LEFT,
        "{references: [CHG-1]}": LEFT,
    }.items():
        text = change(more=f"impact: {impact}\n") + programme() + "{kind: audit, id: AUD-3}\n"
        assert judged("PRG015", text) == expected


def test_changes_that_were_not_made() -> None:
    for status in ("proposed", "planned", "rejected"):
        assert judged("PRG015", change(status=status) + programme()) == []


@pytest.mark.parametrize("field", ["decided_on", "determined_on"])
def test_the_next_best_day(field: str) -> None:
    text = change(status="''", field=field) + programme()
    assert judged("PRG015", text) == [f"CHG-1 warning {field} unreflected"]


def test_what_cannot_be_judged() -> None:
    assert judged("PRG015", change(day="TBD") + programme()) == [
        "? CHG-1: `implemented_on` is missing or not a date"
    ]
    assert judged("PRG015", change() + programme("TBD")) == [
        "? CHG-1: when PRG-1 was approved is not on record"
    ]
    assert judged("PRG015", change() + programme(), "2027-01-01") == []
    assert judged("PRG015", change()) == ["? no audit-programme records"]
    assert judged("PRG015", programme()) == ["? no change records"]
