from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.review_participants import took_part
from isms_lint_iso27001.derive.top_management import top_management_on

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
