from __future__ import annotations

import pytest
from judge import judged, message

FEW = ["PRG-1 warning entries few"]


def programme(end: str = "2026-12-31", entries: str = "", start: str = "2024-01-01") -> str:
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: PRG-1\nstatus: approved\n{period}\nentries: [{entries}]\n"


ONE = "{audit: AUD-1, planned_on: 2024-05-01}"
TWO = f"{ONE}, {{audit: AUD-2, planned_on: 2025-05-01}}"


def test_one_audit_in_three_years() -> None:
    assert judged("PRG003", programme(entries=ONE)) == FEW
    assert message("PRG003", programme(entries=ONE)) == (
        "1 audit is planned or done in a programme from 2024-01-01 to 2026-12-31: a single event is"
        " no programme"
    )
    assert message("PRG003", programme()).startswith("no audit is planned or done in")
    assert judged("PRG003", programme(entries=TWO)) == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-01-01", "2024-12-31", []),
        ("2024-01-01", "2025-01-01", []),
        ("2024-01-01", "2025-01-02", FEW),
        ("2024-02-29", "2025-02-28", []),
        ("2023-03-01", "2024-02-29", []),
    ],
)
def test_one_audit_of_everything_in_a_year_is_a_programme(
    start: str, end: str, expected: list[str]
) -> None:
    assert judged("PRG003", programme(end, ONE, start)) == expected


@pytest.mark.parametrize(
    ("minimum", "entries", "expected"),
    [(1, "", FEW), (1, ONE, []), (2, ONE, FEW), (3, TWO, FEW), (2, TWO, [])],
)
def test_how_many(minimum: int, entries: str, expected: list[str]) -> None:
    assert judged("PRG003", programme(entries=entries), min_audits=minimum) == expected


def test_the_number_in_words() -> None:
    text = message("PRG003", programme(entries=TWO), min_audits=3)
    assert text.startswith("2 audits are planned or done in")


def test_what_counts() -> None:
    off = ONE.replace("}", ", cancellation: {reason: x, approved_by: bo}}")
    assert judged("PRG003", programme(entries=f"{off}, {{planned_on: 2025-05-01}}")) == FEW
    assert judged("PRG003", programme(entries="{planned_on: 2024-05-01}, {planned_on: 2025-05-01}")
    ) == []  # fmt: skip
    for audit, expected in {
        "{kind: audit, id: AUD-2, programme: PRG-1}": [],
        "{kind: audit, id: AUD-1, programme: PRG-1}": FEW,
        "{kind: audit, id: AUD-2, programme: PRG-1, status: cancelled}": FEW,
        # In its time and nobody's: the missing link is a question of its own.
        "{kind: audit, id: AUD-2, reported_on: 2025-05-01}": [],
        "{kind: audit, id: AUD-2, reported_on: 2023-05-01}": FEW,
        "{kind: audit, id: AUD-2}": FEW,
        "{kind: external-audit, id: AUD-2, reported_on: 2025-05-01}": FEW,
        "{kind: audit, id: AUD-2, reported_on: 2025-05-01, programme: PRG-2}\n---\n"
        "{kind: audit-programme, id: PRG-2, status: draft}": FEW,
    }.items():
        assert judged("PRG003", f"{programme(entries=ONE)}---\n{audit}") == expected


def test_an_audit_cancelled_in_its_own_record() -> None:
    audit = "---\n{kind: audit, id: AUD-2, status: cancelled}\n"
    assert judged("PRG003", programme(entries=TWO) + audit) == FEW


def test_what_is_not_judged() -> None:
    for status in ("draft", "superseded"):
        assert judged("PRG003", programme().replace("approved", status)) == []
    assert judged("PRG003", programme() + "criteria: [ISO 9001]\n") == []
    assert judged("PRG003", programme("TBD")) == ["? PRG-1: `period` has no readable start and end"]
    assert judged("PRG003", programme("2023-12-31")) == ["? PRG-1: `period` ends before it starts"]
