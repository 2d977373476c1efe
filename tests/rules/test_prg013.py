"""A calendar of control topics audits no management system."""

from __future__ import annotations

import pytest
from judge import judged, message

ONLY = ["PRG-1 warning entries only-controls"]


def programme(
    *scopes: str,
    period: str = "{start: 2024-01-01, end: 2026-12-31}",
    id: str = "PRG-1",
    more: str = "",
) -> str:
    entries = "".join(
        f"  - {{audit: AUD-{n}, planned_on: 2024-0{n}-01, scope: [{scope}]{more}}}\n"
        for n, scope in enumerate(scopes, 1)
    )
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\nperiod: {period}\nentries:\n{entries}"
    )


def test_control_topics_alone() -> None:
    text = programme("A.5.15-A.5.18", "A.8.13", "A.7")
    assert judged("PRG013", text) == ONLY
    assert message("PRG013", text) == (
        "all that the programme schedules is A.5.15–A.5.18, A.7 and A.8.13; no clause of 4 to 10 is in"
        " it"
    )


@pytest.mark.parametrize("scope", ['"9.2"', '"4-10"', "full-isms", '"9.3.2 d3"', "governance"])
def test_one_clause_is_enough(scope: str) -> None:
    process = '---\n{kind: process, id: governance, clauses: ["5"]}\n'
    assert judged("PRG013", programme("A.7", scope) + process) == []


def test_processes_count_with_the_clauses_they_name() -> None:
    process = "---\n{kind: process, id: access, controls: [A.5.15-A.5.18]}\n"
    assert judged("PRG013", programme("access") + process) == ONLY
    assert "is A.5.15–A.5.18 and access; no" in message("PRG013", programme("access") + process)
    mapped = process.replace("controls", 'clauses: ["8.1"], controls')
    assert judged("PRG013", programme("access") + mapped) == []
    own = "---\n{kind: process, id: isms, controls: [access]}\n"
    assert judged("PRG013", programme("isms") + own + mapped) == []


def test_audits_count_with_their_entries() -> None:
    audit = '---\n{kind: audit, id: AUD-9, scope: ["9.2"], programme: PRG-1}\n'
    assert judged("PRG013", programme("A.7") + audit) == []
    assert judged("PRG013", programme("A.7") + audit.replace("AUD-9, ", "AUD-9, status: cancelled, ")
    ) == ONLY  # fmt: skip
    planned = audit.replace("AUD-9", "AUD-1").replace(", programme: PRG-1", "")
    assert judged("PRG013", programme("A.7") + planned) == []
    off = programme("A.7", '"9.2"').replace(
        '["9.2"]', '["9.2"], cancellation: {reason: x, approved_by: bo}'
    )
    assert judged("PRG013", off) == ONLY


def test_other_programmes_and_audits_of_the_cycle() -> None:
    beside = "---\n" + programme('"4-10"', id="PRG-2")
    assert judged("PRG013", programme("A.7") + beside) == []
    first = programme('"4-10"', period="{start: 2024-01-01, end: 2024-12-31}", id="PRG-0")
    later = programme("A.7", period="{start: 2025-01-01, end: 2025-12-31}").replace(
        "2024-0", "2025-0"
    )
    assert judged("PRG013", f"{first}---\n{later}") == []
    alone = "---\n{kind: audit, id: X, status: reported, reported_on: 2025-02-03, scope: ['10']}\n"
    assert judged("PRG013", programme("A.7") + alone) == []
    # In the cycle before does not help.
    assert judged("PRG013", programme("A.7") + alone.replace("2025-", "2023-")) == ONLY
    assert judged("PRG013", programme("A.7", period="{}") + alone) == ONLY


def test_2013() -> None:
    old = ', edition: "2013"'
    assert judged("PRG013", programme("A.9.2", more=old)) == ONLY
    assert judged("PRG013", programme("A.9.2", '"10.1"', more=old)) == []


@pytest.mark.parametrize("scope", ["it", "POL-1", "London office"])
def test_units_documents_and_sites_do_not_tell(scope: str) -> None:
    records = "---\n{kind: unit, id: it}\n---\n{kind: document, id: POL-1}\n"
    assert judged("PRG013", programme("A.7", scope) + records) == [
        f"? PRG-1: which clauses an audit of {scope} looks at is not on record"
    ]
    assert judged("PRG013", programme('"9.2"', scope) + records) == []


def test_programmes_that_are_not_judged() -> None:
    assert judged("PRG013", programme()) == []
    for status in ("draft", "superseded"):
        assert judged("PRG013", programme("A.7").replace("approved", status)) == []
    assert judged("PRG013", programme("A.7") + "criteria: [ISO 9001]\n") == []
    assert judged("PRG013", "{kind: unit, id: x}") == ["? no audit-programme records"]
