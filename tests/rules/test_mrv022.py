from __future__ import annotations

import pytest
from judge import judged, message

PEOPLE = (
    "kind: person\nrecords: [{id: ana}, {id: bo}]\n---\nkind: role\nrecords:\n"
    "  - {id: ceo, holders: [{person: ana}]}\n  - {id: vacant}\n"
    "  - {id: board, holders: [{person: ana}, {person: bo, to: 2026-10-08}]}\n---\n"
)


def review(participants: str, day: str = "2026-10-08", status: str = "held") -> str:
    return (
        f"{PEOPLE}kind: management-review\nid: MR-1\nstatus: {status}\nheld_on: {day}\n"
        f"participants: [{participants}]\n"
    )


UNNAMED = ["MR-1 warning participants[0].person unnamed"]


@pytest.mark.parametrize(
    ("entry", "who"),
    [
        ("{person: management team}", "`management team` (nobody on record)"),
        ("{person: vacant, present: true}", "`vacant` (nobody on record)"),
        ("{person: board}", "`board` (ana and bo)"),
        ("{person: '', present: true}", "no name (nobody on record)"),
        ("{person: x, present: false, contributed_on: 2026-10-07}", "`x` (nobody on record)"),
    ],
)
def test_no_one_person(entry: str, who: str) -> None:
    assert judged("MRV022", review(entry)) == UNNAMED
    assert message("MRV022", review(entry)) == (
        f"{who} does not stand for one person on 2026-10-08: who took part cannot be shown"
    )


def test_many_are_one_finding() -> None:
    text = review("{person: ana}, {person: sales}, {person: board}")
    assert judged("MRV022", text) == ["MR-1 warning participants[1].person unnamed"]
    assert message("MRV022", text).startswith(
        "`sales` (nobody on record) and `board` (ana and bo) do not stand for one person"
    )


@pytest.mark.parametrize(
    "entry", ["{person: ana}", "{person: ceo}", "{person: sales, present: false}"]
)
def test_persons_roles_of_one_holder_and_those_absent(entry: str) -> None:
    assert judged("MRV022", review(entry)) == []


def test_the_holder_on_the_day() -> None:
    assert judged("MRV022", review("{person: board}", "2026-10-08")) == UNNAMED
    assert judged("MRV022", review("{person: board}", "2026-10-09")) == []


def test_reviews_that_were_not_held() -> None:
    for status in ("planned", "cancelled"):
        assert judged("MRV022", review("{person: sales}", status=status)) == []
    assert judged("MRV022", review("{person: sales}", "TBD")) == ["? MR-1: held_on is not a date"]
