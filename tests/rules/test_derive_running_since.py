from __future__ import annotations

from datetime import date

import pytest
from facts import run_of

from isms_lint_iso27001.derive.calendar.running_since import risks_since, running_since, why_unknown

ORG = "kind: organization\nid: org\ncertificate: {decided_on: 2024-12-10}\n---\n"


def programme(start: str, id: str = "PRG-1", status: str = "approved") -> str:
    period = f"period: {{start: {start}, end: 2027-12-31}}"
    return f"kind: audit-programme\nid: {id}\nstatus: {status}\n{period}\n---\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ORG, ("org", date(2024, 12, 10))),
        (ORG + programme("2024-01-01"), ("PRG-1", date(2024, 1, 1))),
        (ORG + programme("2025-01-01"), ("org", date(2024, 12, 10))),
        # What was planned before is past, and yet it was planned.
        (ORG + programme("2024-01-01", status="superseded"), ("PRG-1", date(2024, 1, 1))),
        (ORG + programme("2024-01-01", status="draft"), ("org", date(2024, 12, 10))),
        (programme("2027-01-01"), None),
        (programme("2025-01-01") + programme("2025-01-01", "PRG-0"), ("PRG-0", date(2025, 1, 1))),
        (ORG.replace("2024-12-10", "TBD"), None),
    ],
)
def test_the_earliest_day(text: str, expected: tuple[str, date] | None) -> None:
    start = running_since(run_of(text))
    assert (start and (start.record.id, start.day)) == expected


def test_risks() -> None:
    risks = (
        "kind: risk\nrecords:\n"
        "  - {id: R-1, status: closed, identified_on: 2023-05-01}\n"
        "  - {id: R-2, history: [{on: 2025-05-01}, {on: 2022-05-01}]}\n"
    )
    start = risks_since(run_of(ORG + risks))
    assert start is not None
    assert (start.record.id, start.path, start.words) == (
        "R-2",
        ("history", 1, "on"),
        "R-2 was known on 2022-05-01",
    )
    assert risks_since(run_of("{kind: risk, id: R-1}")) is None


def test_what_is_unknown() -> None:
    whole = (
        "kind: document\nid: MAN\n"
        "clauses: ['4.3', '5.2', '6.1.2', '6.2', '7.2', '8.1', '9.1']\n---\n"
    )
    run = run_of(ORG + whole)
    assert why_unknown("nothing", "9.3.3", running_since(run), run) is None
    assert why_unknown("nothing", "9.3.3", None, run) == (
        "nothing, and no day tells since when one is due",
    )
    part = run_of(ORG)
    assert why_unknown("nothing", "9.3.3", running_since(part), part) == (
        "nothing, and the repository seems to hold a part of the management system",
    )
    minutes = run_of(ORG + whole + "{kind: evidence, id: EV-1, clauses: ['9.3']}")
    assert why_unknown("nothing", "9.3.3", running_since(minutes), minutes) == (
        "nothing, and EV-1 says where that is kept",
    )
