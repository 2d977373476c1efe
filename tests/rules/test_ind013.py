from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons, words

NINE = AUDIT.replace("A.8.13", "'9.2'") + "programme: PRG-1\n"
PROGRAMME = (
    "kind: audit-programme\nid: PRG-1\nmanager: dana\n"
    "period: {start: 2026-01-01, end: 2026-12-31}\n"
)
LED = "kind: role\nid: isms-manager\nholders: [{person: ana}]\n"
FOUND = [FINDING_PATH]


def said(*records: str, audit: str = NINE, **more: object) -> list[str]:
    return paths("IND013", audit, LED, PEOPLE, *records, **more)


def other(id: str, person: str, day: str, scope: str = "'9.2'", status: str = "reported") -> str:
    return (
        f"kind: audit\nid: {id}\nstatus: {status}\nplanned_on: {day}\n"
        f"scope: [{scope}]\nteam: [{{person: {person}}}]\nreported_on: {day}\n"
    )


def test_the_manager_of_the_programme() -> None:
    assert words("IND013", NINE, LED, PEOPLE, PROGRAMME) == [
        "dana (Dana Holt) audits 9.2 and manages PRG-1: 9.2 is about their own programme, and nobody"
        " else covers it in the cycle"
    ]
    assert said(PROGRAMME.replace("dana", "finn")) == []
    role = "kind: role\nid: planner\nholders: [{person: dana}]\n"
    assert said(PROGRAMME.replace("dana", "planner"), role) == FOUND
    assert said(PROGRAMME, audit=NINE.replace("9.2", "9.1")) == []


def test_severity_and_option() -> None:
    for strict, severity in ((False, "warning"), (True, "error")):
        (finding,), _ = findings("IND013", NINE, LED, PEOPLE, PROGRAMME, options={"strict": strict})
        assert finding.severity == severity


@pytest.mark.parametrize(
    ("day", "person", "expected"),
    [
        # Three years back, and on to the end of the programme.
        ("2023-03-15", "finn", FOUND),
        ("2023-03-16", "finn", []),
        ("2026-12-31", "finn", []),
        ("2027-01-01", "finn", FOUND),
        ("2025-03-16", "dana", FOUND),
    ],
)
def test_somebody_else_in_the_cycle(day: str, person: str, expected: list[str]) -> None:
    found, _ = findings("IND013", NINE, LED, PEOPLE, PROGRAMME, other("AUD-0", person, day))
    assert [one.path for one in found if one.record_id == "AUD-1"] == expected


def test_a_planned_audit_counts_and_a_cancelled_one_does_not() -> None:
    planned = other("AUD-2", "finn", "2026-12-01", status="planned")
    assert said(PROGRAMME, planned) == []
    assert said(PROGRAMME, planned.replace("planned\n", "cancelled\n", 1)) == FOUND
    assert said(PROGRAMME, other("AUD-2", "finn", "2026-06-01", "A.8.13")) == FOUND
    # An audit without a programme is no matter of doubt where another auditor covers 9.2.
    assert said(other("AUD-2", "finn", "2026-06-01"), audit=NINE.replace("PRG-1", "PRG-9")) == []


def test_a_colleague_in_the_same_audit() -> None:
    team = "team: [{person: dana, function: lead}, {person: finn}]"
    audit = NINE.replace("team: [{person: dana, function: lead}]", team)
    assert said(PROGRAMME, audit=audit) == []
    split = audit.replace("{person: finn}", "{person: finn, covers: ['9.1']}")
    assert said(PROGRAMME, audit=split) == FOUND


def test_the_only_auditor() -> None:
    managed = PROGRAMME.replace("manager: dana", "manager: ana")
    one = other("AUD-0", "dana", "2026-02-02", "A.8.13")
    assert words("IND013", NINE, LED, PEOPLE, managed, one) == [
        "dana (Dana Holt) audits 9.2 and is the only auditor of PRG-1: 9.2 is about their own"
        " audits, and nobody else covers it in the cycle"
    ]
    # One audit alone is no practice; and somebody else did one.
    assert said(managed) == []
    assert said(managed, one.replace("dana", "finn")) == []
    nobody = findings("IND013", NINE, LED, PEOPLE, managed, one.replace("dana", "J. Smith"))
    assert nobody[0] == []


def test_stronger_ties_are_told_instead() -> None:
    assert said(PROGRAMME, LED.replace("isms-manager", "ciso").replace("ana", "dana")) == []


def test_what_cannot_be_judged() -> None:
    records = (LED, PEOPLE)
    alone = NINE.replace("programme: PRG-1\n", "")
    assert reasons("IND013", alone, *records) == [
        "no audit programme on record has AUD-1: who runs internal audit is unknown"
    ]
    unmanaged = PROGRAMME.replace("manager: dana\n", "")
    for programme in (unmanaged, PROGRAMME.replace("dana", "nobody")):
        assert reasons("IND013", NINE, programme, *records) == [
            "the `manager` of PRG-1 is nobody on record"
        ]
    # Only where 9.2 is audited.
    assert said(audit=AUDIT) == []
