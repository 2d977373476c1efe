from __future__ import annotations

import pytest
from independence_kit import AUDIT, PEOPLE, findings, paths, reasons, words

OWNED = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
SMALL = "kind: organization\nid: org\nheadcount: 9\n"
TEAM = PEOPLE.replace("Dana Holt", "Dana Holt, unit: it").replace(
    "{id: finn}", "{id: finn, unit: it}"
)
FOUND = ["team"]


def said(
    audit: str = AUDIT, people: str = TEAM, organization: str = SMALL, *more: str
) -> list[str]:
    return paths("IND016", audit, OWNED, people, organization, *more)


def test_message() -> None:
    assert words("IND016", AUDIT, OWNED, TEAM, SMALL) == [
        "in an organization of 9 people, dana (Dana Holt) is close to what was audited (see IND006):"
        " the audit does not say what was done about it"
    ]
    both = AUDIT.replace("}]", "}, {person: gita}]")
    people = TEAM.replace("{id: gita}", "{id: gita, manager: finn}")
    assert words("IND016", both, OWNED, people, SMALL) == [
        "in an organization of 9 people, dana (Dana Holt) and gita are close to what was audited (see"
        " IND004 and IND006): the audit does not say what was done about it"
    ]


@pytest.mark.parametrize(
    ("headcount", "limit", "expected"),
    [(49, 50, FOUND), (50, 50, []), (9, 9, []), (9, 10, FOUND)],
)
def test_small(headcount: int, limit: int, expected: list[str]) -> None:
    organization = SMALL.replace("9", str(headcount))
    options = {"small_org": limit}
    assert paths("IND016", AUDIT, OWNED, TEAM, organization, options=options) == expected


@pytest.mark.parametrize(
    ("safeguards", "expected"),
    [
        ("safeguards: second reader from finance\n", []),
        ("safeguards: [split scope]\n", []),
        ("safeguards: [TBD]\n", FOUND),
    ],
)
def test_safeguards(safeguards: str, expected: list[str]) -> None:
    assert said(AUDIT + safeguards) == expected


def test_an_external_auditor_is_one() -> None:
    audit = AUDIT.replace("}]", "}, {person: gita, covers: [A.5.1]}]")
    people = TEAM.replace("{id: gita}", "{id: gita, firm: Sable}")
    assert said(audit, people) == []
    sent = "kind: engagement\nid: ENG-2\nfirm: Onyx\nperson: gita\ntype: internal-audit\n"
    assert said(audit, TEAM, SMALL, sent) == []
    assert said(audit, TEAM, SMALL, sent.replace("internal-audit", "training")) == FOUND
    # Not one of the firm that built the system, in person or not, or of the body.
    built = "kind: engagement\nid: ENG-1\nfirm: Sable\ntype: isms-consultancy\n"
    assert said(audit, people, SMALL, built) == FOUND
    assert said(audit, people, SMALL, built + "person: gita\n") == FOUND
    assert said(audit, people, SMALL + "certificate: {body: Sable}\n") == FOUND


def test_somebody_without_a_tie_on_the_same_items_is_one() -> None:
    audit = AUDIT.replace("}]", "}, {person: gita}]")
    assert said(audit) == []
    assert said(audit.replace("gita}", "gita, covers: [A.5.1]}")) == FOUND
    assert said(audit.replace("gita}", "gita, function: observer}")) == FOUND
    tied = TEAM.replace("{id: gita}", "{id: gita, unit: it}")
    assert said(audit, tied) == FOUND


def test_errors_have_no_safeguard() -> None:
    assert paths("IND016", AUDIT, OWNED.replace("finn", "dana"), TEAM, SMALL) == []


def test_nobody_is_close() -> None:
    assert said(people=PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    unsized = "kind: organization\nid: org\n"
    assert reasons("IND016", AUDIT, OWNED, TEAM, unsized) == [
        "the organization's `headcount` is not on record"
    ]
    assert said(organization=unsized, people=PEOPLE) == []
    undated = AUDIT.replace("start: 2026-03-16", "start: soon")
    assert reasons("IND016", undated, OWNED, TEAM, SMALL) == [
        "`fieldwork.start` cannot be read as a date"
    ]
    nobody = AUDIT.replace("dana", "J. Smith")
    assert reasons("IND016", nobody, OWNED, TEAM, SMALL) == [
        "`J. Smith` in `team` is no person on record"
    ]
    assert said(nobody + "safeguards: second reader\n") == []
    assert said(AUDIT.replace("reported\n", "cancelled\n", 1)) == []


def test_severity() -> None:
    (finding,), _ = findings("IND016", AUDIT, OWNED, TEAM, SMALL)
    assert (finding.severity, finding.basis, finding.message_id) == ("info", "guidance", "none")
