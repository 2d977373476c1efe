from __future__ import annotations

import pytest
from judge import judged, message


def review(more: str = "", id: str = "MR-1", day: str = "2026-10-08") -> str:
    return f"kind: management-review\nid: {id}\nstatus: held\nheld_on: {day}\n{more}"


def planned(day: str, status: str = "planned") -> str:
    return f"---\nkind: management-review\nid: MR-9\nstatus: {status}\nplanned_on: {day}\n"


NONE = ["MR-1 warning held_on none"]


def test_nothing_is_planned() -> None:
    assert judged("MRV023", review()) == NONE
    assert judged("MRV023", review("next_on: TBD\n")) == NONE
    assert message("MRV023", review()) == (
        "no next review is planned: no `next_on` after this review, no planned review and no"
        " declared interval is on record"
    )


@pytest.mark.parametrize(
    ("next_on", "expected"),
    [("2026-10-09", []), ("2026-10-08", ["MR-1 warning next_on none"])],
)
def test_a_day_for_the_next(next_on: str, expected: list[str]) -> None:
    assert judged("MRV023", review(f"next_on: {next_on}\n")) == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-11-20", []), ("2026-11-19", NONE)])
def test_a_planned_review(day: str, expected: list[str]) -> None:
    assert judged("MRV023", review() + planned(day)) == expected
    assert judged("MRV023", review() + planned(day, "cancelled")) == NONE


def test_a_declared_interval() -> None:
    organization = "---\nkind: organization\nid: o\nintervals: {management_review_months: 12}\n"
    assert judged("MRV023", review() + organization) == []
    other = organization.replace("management_review", "internal_audit")
    assert judged("MRV023", review() + other) == NONE


def test_only_the_last_review_counts() -> None:
    first = review(id="MR-0", day="2025-10-08")
    assert judged("MRV023", f"{first}---\n{review()}") == NONE
    assert judged("MRV023", f"{first}---\n{review('next_on: 2027-10-07')}") == []


def test_a_procedure_may_hold_the_interval() -> None:
    document = "---\nkind: document\nid: PRC-9\nstatus: approved\nclauses: ['9.3']\n"
    assert judged("MRV023", review() + document) == [
        "? MR-1: whether PRC-9, which is about 9.3, gives an interval is left to prose"
    ]
    assert judged("MRV023", review() + document.replace("approved", "draft")) == NONE
    assert judged("MRV023", review() + document.replace("9.3", "9.2")) == NONE


def test_what_cannot_be_judged() -> None:
    assert judged("MRV023", review("next_on: autumn\n")) == ["? MR-1: next_on is not a date"]
    assert judged("MRV023", review(day="autumn")) == ["? MR-1: held_on is not a date"]
    assert judged("MRV023", review().replace("status: held", "status: cancelled")) == []
