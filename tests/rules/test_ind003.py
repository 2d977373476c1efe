from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons

PROCESS = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def until(end: str, capacity: str = "operator", id: str = "AS-1") -> str:
    who = f"id: {id}\nperson: dana\ncapacity: {capacity}\n"
    return f"kind: assignment\n{who}scope: A.8.13\nto: {end}\n"


def starting(day: str) -> str:
    return AUDIT.replace("start: 2026-03-16", f"start: {day}")


def test_moved_on_a_short_time_ago() -> None:
    (finding,), why = findings("IND003", AUDIT, until("2026-01-31"), PROCESS, PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == (
        "warning",
        "guidance",
        "recent",
    )
    assert (finding.path, finding.location.line) == (FINDING_PATH, 7)
    assert finding.message == (
        "dana (Dana Holt) audits A.8.13 and was responsible for it less than 12 months before"
        " (dana -> operated until 2026-01-31 -> A.8.13): the work under audit may"
        " be their own"
    )
    assert [(r.id, r.message) for r in finding.related] == [("AS-1", "dana was an operator here")]


@pytest.mark.parametrize("capacity", ["owner", "operator", "implementer", "author"])
def test_every_capacity(capacity: str) -> None:
    assert paths("IND003", AUDIT, until("2026-01-31", capacity), PROCESS, PEOPLE) == FOUND


@pytest.mark.parametrize(
    ("start", "months", "end", "expected"),
    [
        ("2026-03-16", 12, "2025-03-16", []),
        ("2026-03-16", 12, "2025-03-17", FOUND),
        ("2026-03-16", 12, "2026-03-15", FOUND),
        ("2026-03-16", 12, "2026-03-16", []),
        ("2024-02-29", 12, "2023-02-28", []),
        ("2024-02-29", 12, "2023-03-01", FOUND),
        ("2026-03-16", 1, "2026-02-16", []),
        ("2026-03-31", 1, "2026-02-28", []),
        ("2026-03-31", 1, "2026-03-01", FOUND),
        ("2026-03-16", 0, "2026-03-15", []),
        ("2026-03-16", 100000, "1900-01-01", FOUND),
    ],
)
def test_the_look_back(start: str, months: int, end: str, expected: list[str]) -> None:
    records = (starting(start), until(end), PROCESS, PEOPLE)
    assert paths("IND003", *records, options={"prior_months": months}) == expected


def test_the_look_back_is_a_year() -> None:
    assert paths("IND003", AUDIT, until("2025-03-16"), PROCESS, PEOPLE) == []
    assert paths("IND003", AUDIT, until("2025-03-17"), PROCESS, PEOPLE) == FOUND


def test_an_instant_counts_in_the_organizations_timezone() -> None:
    organization = "kind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    text = until("2025-03-16T15:30:00+00:00")
    assert paths("IND003", AUDIT, text, PROCESS, PEOPLE) == []
    assert paths("IND003", AUDIT, text, PROCESS, PEOPLE, organization) == FOUND


def test_the_end_of_holding_a_role() -> None:
    role = "kind: role\nid: head\nholders: [{person: dana, to: 2026-02-28}, {person: finn}]\n"
    assert paths("IND003", AUDIT, PROCESS.replace("finn", "head"), role, PEOPLE) == FOUND
    # The role outlived the assignment, or the assignment the role: the earlier end counts.
    given = until("2026-02-28").replace("dana", "head")
    (finding,), _ = findings(
        "IND003", AUDIT, given, role.replace("02-28", "01-31"), PROCESS, PEOPLE
    )
    assert "operated until 2026-01-31" in finding.message
    assert (
        paths("IND003", AUDIT, given, role.replace("2026-02-28", "2025-02-28"), PROCESS, PEOPLE)
        == []
    )


def test_the_latest_end_is_told() -> None:
    texts = (
        until("2026-01-31"),
        until("2026-02-15", "owner", "AS-2"),
        until("2025-06-30", id="AS-3"),
    )
    (finding,), _ = findings("IND003", AUDIT, *texts, PROCESS, PEOPLE)
    assert "(dana -> owned until 2026-02-15 -> A.8.13)" in finding.message


def test_still_responsible_is_another_rules_matter() -> None:
    still = until("2026-03-16", id="AS-2")
    assert paths("IND003", AUDIT, until("2026-01-31"), still, PROCESS, PEOPLE) == []
    assert (
        paths("IND003", AUDIT, until("2026-01-31"), PROCESS.replace("finn", "dana"), PEOPLE) == []
    )


def test_a_stronger_tie_is_told_instead() -> None:
    managed = PEOPLE.replace("{id: finn}", "{id: finn, manager: dana}")
    assert paths("IND003", AUDIT, until("2026-01-31"), PROCESS, managed) == []


def test_unreadable_dates() -> None:
    assert reasons("IND003", AUDIT, until("early 2026"), PROCESS, PEOPLE) == [
        "`to` in AS-1 cannot be read as a date"
    ]


@pytest.mark.parametrize("capacity", ["keeper", "", "[owner]"])
def test_unknown_capacities(capacity: str) -> None:
    assert reasons("IND003", AUDIT, until("2026-01-31", capacity), PROCESS, PEOPLE) == [
        "`capacity` in AS-1 is none that rules know"
    ]
