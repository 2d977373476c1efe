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
        "dana (Dana Holt) leads the management system and audits all of it"
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
        ("'9.2.2'", "clause 9.2.2 (dana -> holds -> ciso -> runs -> 9.2.2)"),
        ("'9.3.2 d3', A.8.13", "clause 9.3.2 (dana -> holds -> ciso -> runs -> 9.3.2)"),
        ("'8.1', '8.3'", "clauses 8.1 and 8.3 ("),
        ("'8.1', '8.2', '8.3'", "clause 8 ("),
        ("'5', '8.1'", "clause 5 and 8.1 ("),
        ("4-10, A.8.13", "clauses 4–10 (dana -> holds -> ciso -> runs -> clauses 4–10)"),
        ("4-9, A.8.13", "clauses 4–9 (dana"),
        ("full-isms, finance", "all of it ("),
        ("A.8.13", ""),
        ("A.5-A.8", ""),
    ],
)
def test_clauses_or_the_whole(scope: str, items: str) -> None:
    process = "kind: process\nid: finance\nowner: finn\n"
    found, why = findings("IND010", AUDIT.replace("A.8.13", scope), role(), process, PEOPLE)
    assert why == []
    begin = "dana (Dana Holt) leads the management system and audits "
    assert [begin + items in finding.message for finding in found] == ([True] if items else [])


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
    for scope, items in (("'9.1', A.8.13", "clause 9.1"), ("4-10, A.8.13", "clauses 4–10")):
        audit = AUDIT.replace("A.8.13", scope)
        (leads,), _ = findings("IND010", audit, role(), owner, PEOPLE)
        assert f"audits {items} (" in leads.message
        (owns,), _ = findings("IND001", audit, role(), owner, PEOPLE)
        assert "audits A.8.13 and owns it (dana -> owns -> A.8.13)" in owns.message
    # Of the system as a whole everything is told once.
    assert paths("IND001", WHOLE, role(), owner, PEOPLE) == []


def test_a_process_of_somebody_else_is_no_part_of_it() -> None:
    hiring = "kind: process\nid: hiring\nowner: finn\ncontrols: [A.6.1-A.6.6]\n"
    audit = AUDIT.replace("[A.8.13]", "['4-10', hiring]")
    (leads,), _ = findings("IND010", audit, role(), hiring, PEOPLE)
    assert leads.message == (
        "dana (Dana Holt) leads the management system and audits clauses 4–10"
        " (dana -> holds -> ciso -> runs -> clauses 4–10): impartiality cannot be shown"
    )
    assert paths("IND001", audit, role(), hiring, PEOPLE) == []
    (team,), _ = findings(
        "IND006",
        audit,
        role(),
        hiring,
        PEOPLE.replace("Holt", "Holt, unit: hr").replace("{id: finn", "{id: finn, unit: hr"),
    )
    assert "audits hiring of their own unit" in team.message


def test_covers_in_several_entries() -> None:
    team = "[{person: dana, covers: [A.8.13]}, {person: dana, covers: [full-isms]}]"
    audit = WHOLE.replace("[{person: dana, function: lead}]", team)
    (leads,), _ = findings("IND010", audit, role(), PEOPLE)
    assert (leads.path, "audits all of it (" in leads.message) == ("team[1].person", True)


def test_what_cannot_be_judged() -> None:
    assert reasons("IND010", WHOLE, PEOPLE) == ["no role records"]
    assert reasons("IND010", WHOLE, role(holder="person: dana, to: soon"), PEOPLE) == [
        "`to` in ciso cannot be read as a date;"
        " nobody on record held the role isms-manager or ciso then"
    ]
    assert reasons("IND010", WHOLE.replace("dana", "D. H."), role(), PEOPLE) == [
        "`D. H.` in `team` is no person on record"
    ]
