"""Audits look at the standard and at what the organization set itself."""

from __future__ import annotations

import pytest
from judge import judged, message

OWN = ["PRG-1 error criteria no-own"]
STANDARD = ["PRG-1 error criteria no-standard"]
NEITHER = ["PRG-1 error criteria neither"]


def programme(
    criteria: str = "", period: str = "{start: 2024-01-01, end: 2026-12-31}", id: str = "PRG-1",
    more: str = "",
) -> str:  # fmt: skip
    return (
        f"kind: audit-programme\nid: {id}\nstatus: approved\nperiod: {period}\n"
        f"criteria: [{criteria}]\n{more}---\n"
    )


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ("'ISO 27001:2022'", OWN),
        ("'ISO/IEC 27001:2022', 'ISO 9001:2015'", OWN),
        ("ISO27001, ISO/IEC 27002, Annex A", OWN),
        ("'ISO/IEC 27001:2022 requirements'", OWN),
        ("ISO 27001, SOC 2, NIST CSF, PCI DSS", OWN),
        ("'9.2', A.5.15", OWN),
        ("'ISO 27001:2022', POL-1", []),
        ("'9.2', POL-1", []),
        ("'ISO/IEC 27001 and the policies'", []),
        ("ISO 27001, internal requirements", []),
        ("ISO 27001, Verfahrensanweisungen und Richtlinien", []),
        ("ISO 27001, DOC", []),
        ("ISO 27001, GDPR", []),
        ("POL-1", STANDARD),
        ("DOC, 'ISO 19011:2026'", STANDARD),
        ("DOC, SOC 2", STANDARD),
        ("SOC 2, NIST CSF", NEITHER),
        ("STD", OWN),
        ("STD, ISO-POL", []),
    ],
)
def test_criteria(criteria: str, expected: list[str]) -> None:
    documents = (
        "kind: document\nrecords: [{id: DOC, title: Access control}, {id: ISO-POL, title: Policy},"
        " {id: STD, title: ISO/IEC 27001}]\n"
    )
    assert judged("PRG014", programme(criteria) + documents) == expected


def test_messages() -> None:
    assert message("PRG014", programme("'ISO 27001:2022'")) == (
        "the audits have only `ISO 27001:2022` as criteria, and none of the organization's own"
        " requirements"
    )
    assert message("PRG014", programme("POL-1, POL-2")) == (
        "the audits have only `POL-1` and `POL-2` as criteria, and not ISO/IEC 27001"
    )
    assert message("PRG014", programme("SOC 2")) == (
        "the audits have only `SOC 2` as criteria: neither ISO/IEC 27001 nor the organization's own"
        " requirements"
    )


def test_the_criteria_of_audits_and_entries_count() -> None:
    text = programme("ISO 27001", more="entries: [{audit: AUD-1}]\n")
    for more in (
        "{kind: audit, id: AUD-1, criteria: [POL-1]}",
        "{kind: audit, id: AUD-2, programme: PRG-1, criteria: [POL-1]}",
    ):
        assert judged("PRG014", text + more) == []
        assert judged("PRG014", text + more.replace("id:", "status: cancelled, id:")) == OWN
    assert judged("PRG014", text + "{kind: audit, id: AUD-3, criteria: [POL-1]}") == OWN
    entry = programme("ISO 27001", more="entries: [{audit: AUD-1, criteria: [POL-1]}]\n")
    assert judged("PRG014", entry) == []


def test_programmes_of_one_cycle_are_judged_together() -> None:
    first = programme("POL-1", "{start: 2024-01-01, end: 2024-12-31}", "PRG-0")
    assert (
        judged("PRG014", first + programme("ISO 27001", "{start: 2025-01-01, end: 2025-12-31}"))
        == []
    )
    twice = programme("ISO 27001", "{start: 2024-01-01, end: 2024-12-31}", "PRG-0")
    later = programme("ISO/IEC 27001", "{start: 2025-01-01, end: 2025-12-31}")
    assert judged("PRG014", twice + later) == OWN
    # The cycle before is another one.
    before = programme("POL-1", "{start: 2021-01-01, end: 2023-12-31}", "PRG-0")
    assert judged("PRG014", before + programme("ISO 27001")) == [
        "PRG-0 error criteria no-standard",
        *OWN,
    ]
    # Without a period, a programme stands alone.
    assert judged("PRG014", first + programme("ISO 27001", "{}")) == [
        "PRG-0 error criteria no-standard",
        *OWN,
    ]


def test_programmes_that_are_not_judged() -> None:
    assert judged("PRG014", programme()) == []
    assert judged("PRG014", programme("TBD")) == []
    assert judged("PRG014", programme("ISO 9001:2015")) == []
    for status in ("draft", "superseded"):
        assert judged("PRG014", programme("ISO 27001").replace("approved", status)) == []
    assert judged("PRG014", "{kind: unit, id: x}") == ["? no audit-programme records"]
