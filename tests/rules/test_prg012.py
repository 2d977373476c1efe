"""A year of audits looks at more than a corner, or the plan does."""

from __future__ import annotations

import pytest
from judge import judged, message

NARROW = ["PRG-1 warning entries narrow"]
PROCESSES = """---
kind: process
records:
  - {id: access, controls: [A.5.15-A.5.18]}
  - {id: hiring, controls: [A.6.1-A.6.2]}
  - {id: supply, controls: [A.5.19-A.5.22]}
  - {id: support}
"""
SOA = (
    "---\nkind: statement-of-applicability\nid: SOA\nstatus: approved\ncontrols:\n"
    + "".join(f"  - {{control: A.8.{n}, applicable: true}}\n" for n in range(1, 21))
    + "  - {control: A.7.1, applicable: false}\n"
)


def programme(
    *entries: tuple[str, str], end: str = "2026-12-31", start: str = "2024-01-01", id: str = "PRG-1"
) -> str:
    planned = ", ".join(f"{{planned_on: {day}, scope: [{scope}]}}" for day, scope in entries)
    period = f"period: {{start: {start}, end: {end}}}"
    return f"kind: audit-programme\nid: {id}\nstatus: approved\n{period}\nentries: [{planned}]\n"


def test_only_access_control() -> None:
    text = programme(("2024-05-01", "access"))
    assert judged("PRG012", text + PROCESSES) == NARROW
    assert message("PRG012", text + PROCESSES) == (
        "the audits of the year from 2024-01-01 touch 1 of 4 processes; nothing else is audited or"
        " planned in the 24 months after"
    )
    assert message("PRG012", text + PROCESSES + SOA) == (
        "the audits of the year from 2024-01-01 touch 0 of 20 applicable controls and 1 of 4"
        " processes; nothing else is audited or planned in the 24 months after"
    )


def test_years_that_are_narrow_are_one_finding() -> None:
    text = programme(("2024-05-01", "access"), ("2025-05-01", "access"), ("2026-05-01", "access"))
    assert judged("PRG012", text + PROCESSES) == NARROW
    assert message("PRG012", text + PROCESSES).startswith(
        "the audits of the year from 2024-01-01, the year from 2025-01-01 and the year from"
        " 2026-01-01 touch 1 of 4 processes"
    )


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("A.8.1-A.8.3", NARROW),
        ("A.8.1-A.8.4", []),
        ("A.8.1-A.8.3, A.7.1", NARROW),
        ("A.8.1, access, hiring", NARROW),
        ("A.8.1, access, hiring, support", []),
        # A process is touched by an audit of all its controls, not by one of a part of them.
        ("A.8.1, A.5.15-A.5.22, A.6.1-A.6.2", []),
        ("A.8.1, A.5.15-A.5.22, A.6.1", NARROW),
        ('A.8.1, "4", "5.1"', NARROW),
        ('A.8.1, "4", "5.1", "5.2"', []),
        ("full-isms", []),
    ],
)
def test_how_much_is_enough(scope: str, expected: list[str]) -> None:
    assert judged("PRG012", programme(("2024-05-01", scope)) + PROCESSES + SOA) == expected


def test_options() -> None:
    text = programme(("2024-05-01", "A.8.1-A.8.4"))
    assert judged("PRG012", text + SOA, min_year_share=0.25) == NARROW
    assert judged("PRG012", text + SOA, min_year_share=0.2) == []
    two = programme(("2024-05-01", "access, hiring"))
    assert judged("PRG012", two + PROCESSES, min_processes=2) == []
    assert judged("PRG012", two + PROCESSES, min_processes=3) == NARROW
    # Fewer processes than that: all of them.
    few = "---\n{kind: process, id: access}\n"
    assert judged("PRG012", programme(("2024-05-01", "access")) + few) == []


def test_a_narrow_audit_in_a_broad_year() -> None:
    text = programme(("2024-05-01", "access"), ("2024-10-01", "hiring, support"))
    assert judged("PRG012", text + PROCESSES) == []


@pytest.mark.parametrize(
    ("day", "scope", "expected"),
    [
        ("2025-01-01", "hiring, supply, support", []),
        ("2026-12-31", "hiring", []),
        ("2027-01-01", "hiring", NARROW),
        ("2026-10-01", '"4.1"', []),
        ("2026-10-01", "A.8.1", []),
        ("2026-10-01", "A.7.1", NARROW),
        ("2026-10-01", "access", NARROW),
    ],
)
def test_other_things_in_the_24_months_after(day: str, scope: str, expected: list[str]) -> None:
    text = programme(("2024-05-01", "access"), (day, scope), end="2027-02-28")
    assert judged("PRG012", text + PROCESSES + SOA, "2024-03-01") == expected


def test_the_months_ahead_are_an_option() -> None:
    text = programme(("2024-05-01", "access"), ("2026-10-01", "hiring, supply, support"))
    assert judged("PRG012", text + PROCESSES, ahead_months=12) == NARROW
    assert judged("PRG012", text + PROCESSES, ahead_months=24) == []


def test_years_without_an_audit_are_not_judged() -> None:
    assert judged("PRG012", programme() + PROCESSES) == []
    text = programme(("2025-05-01", "access"))
    assert message("PRG012", text + PROCESSES).startswith(
        "the audits of the year from 2025-01-01 touch"
    )


def test_the_last_year_that_is_planned_looks_back() -> None:
    last = ("2026-05-01", "access")
    assert judged("PRG012", programme(last) + PROCESSES) == NARROW
    broad = ("2025-05-01", "hiring, supply, support")
    assert judged("PRG012", programme(broad, last) + PROCESSES) == []
    # A year in the middle does not: what follows it is planned.
    middle = ("2025-05-01", "access")
    first = ("2024-05-01", "hiring, supply, support")
    assert message("PRG012", programme(first, middle, last) + PROCESSES).startswith(
        "the audits of the year from 2025-01-01 touch"
    )


def test_programmes_of_a_year_each() -> None:
    years = [
        programme((f"{n}-05-01", scope), start=f"{n}-01-01", end=f"{n}-12-31", id=f"PRG-{n}")
        for n, scope in ((2024, "hiring, supply, support"), (2025, "hiring, supply, support"))
    ]
    narrow = programme(("2026-05-01", "access"), start="2026-01-01", id="PRG-2026")
    assert judged("PRG012", "---\n".join([*years, narrow]) + PROCESSES) == []
    assert judged("PRG012", narrow + PROCESSES) == ["PRG-2026 warning entries narrow"]


def test_audits_done_count_and_cancelled_ones_do_not() -> None:
    audit = "---\nkind: audit\nid: AUD-1\nstatus: reported\nreported_on: 2024-06-01\nscope: [A.8]\n"
    text = programme(("2024-05-01", "access")) + PROCESSES + SOA
    assert judged("PRG012", text + audit) == []
    assert judged("PRG012", text + audit.replace("reported\n", "cancelled\n")) == NARROW
    old = audit.replace("[A.8]", '[A.12, A.14]\nedition: "2013"')
    assert judged("PRG012", text + old) == []


def test_what_cannot_be_judged() -> None:
    assert judged("PRG012", programme(("2024-05-01", "access"))) == [
        "? PRG-1: neither applicable controls nor processes are on record"
    ]
    assert judged("PRG012", programme(("2024-05-01", "access"), end="TBD") + PROCESSES) == [
        "? PRG-1: `period` has no readable start and end"
    ]
    draft = programme(("2024-05-01", "access")).replace("approved", "draft")
    assert judged("PRG012", draft + PROCESSES) == []
    assert judged("PRG012", "{kind: unit, id: x}") == ["? no audit-programme records"]


def test_the_end_of_the_calendar() -> None:
    text = programme(("9999-12-30", "access"), start="9998-06-01", end="9999-12-31")
    assert judged("PRG012", text + PROCESSES, "9999-12-31") == NARROW
