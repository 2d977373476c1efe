"""Who audits whom, in the cases assessors meet: each fact is told once, by the rule it belongs to."""

from __future__ import annotations

import pytest
from independence_kit import AUDIT, repository

from isms_lint.testing import lint

PEOPLE = """kind: person
records:
  - {id: ana, name: Ana Reyes, unit: board}
  - {id: dana, name: Dana Holt, unit: security, manager: ana}
  - {id: hana, name: Hana Sato, unit: finance, manager: ana}
  - {id: eli, name: Eli Roth, unit: hr, manager: ana}
"""
CISO = "kind: role\nid: ciso\nholders: [{person: dana, from: 2023-02-01}]\n"
EVERYTHING = "kind: assignment\nid: AS-1\nperson: dana\ncapacity: owner\nscope: [full-isms]\n"
HR = "kind: process\nid: hiring\nowner: dana\noperators: [eli]\ncontrols: [A.6.1-A.6.6]\n"
COMPANY = (PEOPLE, CISO, EVERYTHING, HR)


def said(*records: str) -> list[tuple[str, str]]:
    result = lint(repository(*records), as_of="2026-11-20", select=["IND"])
    assert not result.errors
    return [(finding.code, finding.path) for finding in result.findings]


def audited(scope: str, *team: str) -> str:
    members = ", ".join(f"{{{member}}}" for member in team)
    return AUDIT.replace("A.8.13", scope).partition("team:")[0] + f"team: [{members}]\n"


def test_a_peer_audits_hr_that_the_ciso_owns() -> None:
    assert said(audited("A.6.1-A.6.6", "person: hana, independent: true"), *COMPANY) == []


def test_whoever_runs_hr_does_not_though_the_ciso_owns_it() -> None:
    assert said(audited("A.6.1-A.6.6", "person: eli"), *COMPANY) == [("IND002", "team[0].person")]


@pytest.mark.parametrize("scope", ["full-isms", "4-10"])
def test_the_ciso_audits_the_own_isms(scope: str) -> None:
    """The owner of every item, and of the clauses by role: one fact, and one false declaration."""
    assert said(audited(scope, "person: dana, independent: true"), *COMPANY) == [
        ("IND010", "team[0].person"),
        ("IND012", "team[0].independent"),
    ]


def test_the_ciso_audits_controls_and_a_clause() -> None:
    found = said(audited("'9.1', A.8.13, A.8.15", "person: dana"), *COMPANY)
    assert found == [("IND001", "team[0].person"), ("IND010", "team[0].person")]


def test_the_ciso_as_an_expert_beside_a_peer() -> None:
    team = ("person: hana, function: lead", "person: dana, function: expert, independent: true")
    assert said(audited("full-isms", *team), *COMPANY) == []


def test_a_split_that_leaves_each_what_is_not_theirs() -> None:
    assert (
        said(
            audited("full-isms", "person: hana", "person: eli, covers: [A.8]"),
            *COMPANY,
        )
        == []
    )


OUTSIDERS = PEOPLE + "  - {id: petra, firm: Nordlicht}\n  - {id: pia, firm: Nordlicht}\n"
BUILT = (
    "kind: engagement\nid: ENG-1\nfirm: Nordlicht\nperson: petra\ntype: isms-consultancy\n"
    "from: 2025-01-07\nto: 2025-09-30\n"
)
HIRED = (
    "kind: engagement\nid: ENG-2\nfirm: Nordlicht\ntype: internal-audit\n"
    "from: 2026-01-07\nto: 2026-12-31\n"
)
CLIENT = (OUTSIDERS, CISO, EVERYTHING, HR, HIRED)


@pytest.mark.parametrize(
    ("auditor", "built", "expected"),
    [
        ("petra", BUILT, ["IND007", "IND012"]),
        ("pia", BUILT, ["IND008"]),
        ("petra", BUILT.replace("person: petra\n", ""), ["IND008"]),
        # Buying an audit is no consultancy, and what is long ago is over.
        ("petra", "", []),
        ("petra", BUILT.replace("2025", "2023"), []),
        ("pia", BUILT.replace("2025", "2023"), []),
    ],
)
def test_consultants_audit_what_they_built(auditor: str, built: str, expected: list[str]) -> None:
    audit = audited("full-isms", f"person: {auditor}, independent: true")
    found = said(audit, *CLIENT, *([built] if built else []))
    assert [code for code, _ in found] == expected


def test_the_strongest_of_many_ties_is_told() -> None:
    """Owner, operator, risk owner, author, former consultant, and colleague of another owner."""
    own = (
        HR.replace("dana", "eli"),
        "kind: risk\nid: RISK-1\nowner: eli\ncontrols: [A.6.1]\n",
        "kind: document\nid: POL-1\nauthors: eli\napproved_on: 2026-01-12\ncontrols: [A.6.1]\n",
        BUILT.replace("petra", "eli"),
    )
    assert said(audited("A.6.1", "person: eli"), *COMPANY[:3], *own) == [
        ("IND001", "team[0].person")
    ]


@pytest.mark.parametrize(
    ("weaker", "code"),
    [
        ("", "IND006"),
        ("manager: dana", "IND004"),
    ],
)
def test_errors_and_warnings(weaker: str, code: str) -> None:
    """The standard forbids self-review; a boss or a colleague is what guidance warns of."""
    people = PEOPLE + f"  - {{id: milo, unit: security, {weaker or 'manager: ana'}}}\n"
    result = lint(
        repository(audited("A.8.13", "person: milo"), people, *COMPANY[1:]),
        as_of="2026-11-20",
        select=["IND"],
    )
    assert [(finding.code, str(finding.severity)) for finding in result.findings] == [
        (code, "warning")
    ]
