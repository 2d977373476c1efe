from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, findings, paths, reasons

WHOLE = AUDIT.replace("A.8.13", "full-isms")
FOUND = [FINDING_PATH]


def role(id: str = "ciso", holder: str = "person: dana") -> str:
    return f"kind: role\nid: {id}\nholders: [{{{holder}}}]\n"


def test_the_ciso_audits_everything() -> None:
    (finding,), why = findings("IND010", WHOLE, role(), PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis) == ("error", "requirement")
    assert finding.clauses == ("9.2.2 b", "5.3")
    assert (finding.path, finding.message_id, finding.location.line) == (FINDING_PATH, "leads", 7)
    assert finding.message == (
        "dana (Dana Holt) leads the management system and audits 123 items of it"
        " (dana -> holds -> ciso -> runs -> clauses 4–10 and A.5–A.8): impartiality cannot be shown"
    )
    assert [(r.id, r.message) for r in finding.related] == [
        ("ciso", "dana holds the role ciso here")
    ]


@pytest.mark.parametrize("id", ["ciso", "isms-manager"])
def test_both_roles_count(id: str) -> None:
    assert paths("IND010", WHOLE, role(id), PEOPLE) == FOUND
    both = role(id) + "---\n" + role("auditors", "person: finn")
    assert paths("IND010", WHOLE.replace("dana", "finn"), both, PEOPLE) == []


def test_other_roles_do_not() -> None:
    assert reasons("IND010", WHOLE, role("it-head"), PEOPLE) == [
        "nobody on record held the role isms-manager or ciso then"
    ]


@pytest.mark.parametrize(
    ("scope", "items"),
    [
        ("'9.2.2'", "9.2.2 of it"),
        ("'9.3.2 d3', A.8.13", "9.3.2 of it"),
        ("4-10, A.8.13", "31 items of it"),
        ("4-9, A.8.13", "28 items of it"),
        ("A.8.13", ""),
        ("A.5-A.8", ""),
    ],
)
def test_clauses_or_the_whole(scope: str, items: str) -> None:
    found, why = findings("IND010", AUDIT.replace("A.8.13", scope), role(), PEOPLE)
    assert why == []
    assert [items in finding.message for finding in found] == ([True] if items else [])


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ("to: 2026-03-15", []),
        ("to: 2026-03-16", FOUND),
        ("from: 2026-04-02", FOUND),
        ("from: 2026-04-03", []),
    ],
)
def test_only_while_the_role_is_held(dates: str, expected: list[str]) -> None:
    other = role("isms-manager", "person: finn")
    assert paths("IND010", WHOLE, role(holder=f"person: dana, {dates}"), other, PEOPLE) == expected


def test_an_instant_counts_in_the_organizations_timezone() -> None:
    text = role(holder="person: dana, to: '2026-03-15T15:30:00+00:00'")
    other = role("isms-manager", "person: finn")
    organization = "kind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    assert paths("IND010", WHOLE, text, other, PEOPLE) == []
    assert paths("IND010", WHOLE, text, other, PEOPLE, organization) == FOUND


def test_the_role_as_auditor() -> None:
    audit = WHOLE.replace("person: dana", "person: ciso")
    assert paths("IND010", audit, role(), PEOPLE) == FOUND


def test_the_same_items_are_not_told_twice() -> None:
    owner = "kind: process\nid: all\nowner: dana\nclauses: [4-10]\ncontrols: [A.8.13]\n"
    audit = AUDIT.replace("A.8.13", "'9.1', A.8.13")
    (leads,), _ = findings("IND010", audit, role(), owner, PEOPLE)
    assert "audits 9.1 of it" in leads.message
    (owns,), _ = findings("IND001", audit, role(), owner, PEOPLE)
    assert "audits A.8.13 and" in owns.message
    assert paths("IND001", AUDIT.replace("A.8.13", "4-10, A.8.13"), role(), owner, PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    assert reasons("IND010", WHOLE, PEOPLE) == ["no role records"]
    assert reasons("IND010", WHOLE, role(holder="person: dana, to: soon"), PEOPLE) == [
        "`to` in ciso cannot be read as a date;"
        " nobody on record held the role isms-manager or ciso then"
    ]
    assert reasons("IND010", WHOLE.replace("dana", "D. H."), role(), PEOPLE) == [
        "`D. H.` in `team` is no person on record"
    ]
