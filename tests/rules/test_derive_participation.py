from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.people.top_management import (
    left_before,
    strangers,
    top_management_on,
)
from isms_lint_iso27001.derive.review.participants import (
    deeds,
    in_words,
    recipients,
    took_part,
    was_there,
)

DAY = date(2026, 10, 8)
PEOPLE = (
    "kind: person\nrecords: [{id: ana}, {id: bo}, {id: cy}]\n---\n"
    "kind: role\nid: cfo\nholders:\n  - {person: bo, to: 2026-10-08}\n"
    "  - {person: cy, from: 2026-10-08}\n---\n"
)


def top(entries: str, day: date = DAY) -> list[str]:
    run = run_of(f"{PEOPLE}kind: organization\nid: o\ntop_management: {entries}\n")
    return list(top_management_on(day, run))


def test_top_management_on() -> None:
    assert top("[ana, cfo]") == ["ana", "bo", "cy"]
    assert top("[ana, cfo]", date(2026, 10, 7)) == ["ana", "bo"]
    assert top("[ana, cfo]", date(2026, 10, 9)) == ["ana", "cy"]
    assert top("[{person: ana, from: 2026-10-08, to: 2026-10-08}]") == ["ana"]
    assert top("[{person: ana, to: 2026-10-07}, {person: ana, from: 2026-10-09}]") == []
    assert top("ana") == ["ana"]
    assert top("[ghost, 7, ~]") == []
    assert list(top_management_on(DAY, run_of(f"{PEOPLE}kind: unit\nid: u\n"))) == []


def test_who_has_left_does_not_belong_to_it() -> None:
    run = run_of(
        f"{PEOPLE.replace('{id: ana}', '{id: ana, from: 2026-02-01, to: 2026-10-08}')}"
        "kind: organization\nid: o\ntop_management: [ana, chair]\n---\n"
        "kind: role\nid: chair\nholders: [{person: ana}]\n"
    )
    for day, found in {
        date(2026, 1, 31): [],
        date(2026, 2, 1): ["ana"],
        DAY: ["ana"],
        date(2026, 10, 9): [],
    }.items():
        assert list(top_management_on(day, run)) == found
    assert left_before(DAY, run) == {}
    assert left_before(date(2026, 10, 9), run) == {"ana": DAY}


@pytest.mark.parametrize(
    ("entries", "gone"),
    [
        ("[{person: ana, to: 2026-10-07}]", {"ana": date(2026, 10, 7)}),
        ("[{person: ana, to: 2026-10-08}]", {}),
        ("[{person: ana, from: 2026-10-09}]", {}),
        (
            "[{person: ana, to: 2026-10-07}, {person: ana, to: 2026-05-01}]",
            {"ana": date(2026, 10, 7)},
        ),
        ("[{person: ana, to: 2026-10-07}, ana]", {}),
        ("[{person: ana, to: soon}]", {}),
        ("[{person: cfo, to: 2026-10-07}, cy]", {"bo": date(2026, 10, 7)}),
        ("[cfo]", {}),
        ("[ana, ghost]", {}),
        ("ana", {}),
        ("[]", {}),
    ],
)
def test_left_before(entries: str, gone: dict[str, date]) -> None:
    run = run_of(f"{PEOPLE}kind: organization\nid: o\ntop_management: {entries}\n")
    assert left_before(DAY, run) == gone
    assert strangers(run) == (["ghost"] if "ghost" in entries else [])
    assert left_before(DAY, run_of(PEOPLE)) == {}


def test_what_was_done_for_a_review_and_when() -> None:
    run = run_of(
        f"{PEOPLE.replace('{id: ana}', '{id: ana, name: Ana Reyes}')}"
        "kind: management-review\nid: MR-1\n"
        "participants: [{person: ana, contributed_on: 2026-10-07}, {person: cfo}, {person: cy,"
        " contributed_on: TBD}]\n"
        "decisions: [{text: a, decided_by: cfo, decided_on: 2026-10-07}, {text: b, decided_by: ana},"
        " {text: c, decided_by: ana, decided_on: 2026-10-09}, {text: d, decided_by: ana,"
        " decided_on: 2026-10-06}]\n"
        "distributed: {to: [cfo, ana, bo, ghost], on: 2026-10-09}\n"
    )
    review = run.register.of("management-review")[0]
    found = list(deeds(review, DAY, run))
    assert [(str(one.day), one.verb, [p.id for p in one.persons], one.path) for one in found] == [
        ("2026-10-07", "contributed", ["ana"], ("participants", 0, "contributed_on")),
        ("2026-10-07", "decided", ["bo"], ("decisions", 0, "decided_on")),
        ("2026-10-09", "decided", ["ana"], ("decisions", 2, "decided_on")),
        ("2026-10-06", "decided", ["ana"], ("decisions", 3, "decided_on")),
    ]
    assert in_words(found, {"ana"}) == {
        "ana (Ana Reyes)": "contributed on 2026-10-07 and decided on 2026-10-06 and 2026-10-09"
    }
    assert [person.id for person in recipients(review, DAY, run)] == ["bo", "cy", "ana"]


def test_who_was_in_the_meeting() -> None:
    entries = (
        "[{person: ana}, {person: bo, present: false}, {person: cy, contributed_on: 2026-10-07}]"
    )
    for mode, entry, there in (
        ("meeting", "", {"ana"}),
        ("written", "", set()),
        ("meeting", "present: true, ", {"ana", "cy"}),
        ("meeting", "present: false, ", {"ana"}),
    ):
        run = run_of(
            f"{PEOPLE}kind: management-review\nid: MR-1\nmode: {mode}\n"
            f"participants: {entries.replace('{person: cy', '{' + entry + 'person: cy')}\n"
        )
        assert was_there(run.register.of("management-review")[0], DAY, run) == there


def part(participants: str, mode: str = "meeting") -> tuple[list[str], list[str]]:
    run = run_of(
        f"{PEOPLE}kind: management-review\nid: MR-1\nmode: {mode}\nparticipants: {participants}\n"
    )
    present, unclear = took_part(run.register.of("management-review")[0], DAY, run)
    return list(present), unclear


def test_took_part_in_a_meeting() -> None:
    assert part("[{person: ana}, {person: cy, present: true}]") == (["ana", "cy"], [])
    assert part("[{person: ana, present: false}]") == ([], [])
    assert part("[{person: ana, present: false, contributed_on: 2026-10-01}]") == (["ana"], [])
    assert part("[{person: cfo}]") == (["bo", "cy"], [])
    assert part("~") == ([], [])


def test_took_part_in_writing() -> None:
    assert part("[{person: ana}, {person: bo, present: true}]", "written") == ([], [])
    assert part("[{person: ana, contributed_on: 2026-10-01}]", "written") == (["ana"], [])
    assert part("[{person: ana, contributed_on: TBD}]", "written") == ([], [])


def test_what_cannot_be_told() -> None:
    assert part("[{person: ghost}, {present: true}, ana]") == (
        [],
        [
            "`ghost` is no known person on 2026-10-08",
            "`` is no known person on 2026-10-08",
            "`ana` does not say how they took part",
        ],
    )
    assert part("[{person: ana, contributed_on: 1 Oct}]", "written") == (
        [],
        ["contributed_on of ana is not a date"],
    )


@pytest.mark.parametrize(
    ("decision", "present"),
    [
        ("decided_by: ana, decided_on: 2026-10-08", ["ana"]),
        ("decided_by: cfo, decided_on: 2026-10-07", ["bo"]),
        ("decided_by: ana", []),
        ("decided_by: ana, decided_on: TBD", []),
    ],
)
def test_deciding_with_a_date_is_taking_part_in_writing(decision: str, present: list[str]) -> None:
    run = run_of(
        f"{PEOPLE}kind: management-review\nid: MR-1\nmode: written\n"
        "participants: [{person: ana}, {person: cfo}, {person: ghost}]\n"
        f"decisions: [{{text: a, {decision}}}]\n"
    )
    took = took_part(run.register.of("management-review")[0], DAY, run)
    assert (list(took[0]), took[1]) == (present, [])
