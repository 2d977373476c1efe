"""A plan is approved before the event."""

from __future__ import annotations

import pytest
from judge import judged, message

LATE = ["PRG-1 warning approved_on late"]


def programme(approved_on: str = "2026-05-04", more: str = "", id: str = "PRG-1") -> str:
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\napproved_on: {approved_on}\n"
        "period: {start: 2024-01-01, end: 2026-12-31}\n"
        f"entries: [{{audit: AUD-1, planned_on: 2026-03-16}}]\n{more}---\n"
    )


def audit(
    start: str = "2026-03-16", status: str = "reported", id: str = "AUD-1", more: str = ""
) -> str:
    return f"kind: audit\nid: {id}\nstatus: {status}\nfieldwork: {{start: {start}}}\n{more}---\n"


def test_approved_after_the_first_audit_began() -> None:
    assert judged("PRG017", programme() + audit()) == LATE
    assert message("PRG017", programme() + audit()) == (
        "the programme was approved on 2026-05-04, after the fieldwork of its first audit had begun"
        " on 2026-03-16"
    )


@pytest.mark.parametrize(
    ("approved_on", "expected"), [("2026-03-15", []), ("2026-03-16", []), ("2026-03-17", LATE)]
)
def test_the_day_it_began(approved_on: str, expected: list[str]) -> None:
    assert judged("PRG017", programme(approved_on) + audit()) == expected


def test_the_first_audit_counts() -> None:
    second = audit("2026-02-02", id="AUD-2", more="programme: PRG-1\n")
    assert "had begun on 2026-02-02" in message("PRG017", programme() + audit() + second)
    stranger = audit("2026-02-02", id="AUD-2")
    assert "had begun on 2026-03-16" in message("PRG017", programme() + audit() + stranger)


def test_audits_that_have_not_begun() -> None:
    for status in ("planned", "postponed", "cancelled"):
        assert judged("PRG017", programme() + audit(status=status)) == []
    assert judged("PRG017", programme("2026-12-31") + audit("2026-11-21")) == []
    assert judged("PRG017", programme("2026-12-31") + audit("2026-11-20")) == LATE
    assert judged("PRG017", programme()) == []


def test_a_revision_approved_later_does_not_undo_the_first_approval() -> None:
    more = "amendments: [{on: 2026-05-04, by: bo, reason: version 2}]\n"
    assert judged("PRG017", programme("2023-12-10", more) + audit()) == []
    assert judged("PRG017", programme(more="supersedes: PRG-0\n") + audit()) == []
    assert judged("PRG017", programme(more="supersedes: TBD\n") + audit()) == LATE
    first = programme("2023-12-10", id="PRG-0").replace("approved\n", "superseded\n")
    assert judged("PRG017", first + programme() + audit()) == []
    assert judged("PRG017", first.replace("2023-12-10", "2026-03-17") + programme() + audit()) == [
        "PRG-0 warning approved_on late",
        *LATE,
    ]
    ended = first.replace("2026-12-31", "2026-03-15")
    assert judged("PRG017", ended + programme() + audit()) == LATE


def test_programmes_that_are_not_judged() -> None:
    assert judged("PRG017", programme().replace("approved\n", "draft\n") + audit()) == []
    assert judged("PRG017", programme(more="criteria: [ISO 9001]\n") + audit()) == []
    for day in ("TBD", "''"):
        assert judged("PRG017", programme(day) + audit()) == [
            "? PRG-1: when the programme was approved is not on record"
        ]
    assert judged("PRG017", "{kind: unit, id: x}") == ["? no audit-programme records"]
