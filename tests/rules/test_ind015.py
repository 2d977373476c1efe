from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, paths, reasons, words

OWNED = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
RISK = "kind: risk\nid: RISK-1\nowner: dana\ntreatment: modify\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def said(*records: str, people: str = PEOPLE) -> list[str]:
    return paths("IND015", AUDIT, OWNED, people, *records)


def test_message() -> None:
    assert words("IND015", AUDIT, OWNED, PEOPLE, RISK) == [
        "dana (Dana Holt) audits A.8.13 and owns a risk treated by it (dana -> owns -> RISK-1 ->"
        " which is treated by -> A.8.13): impartiality cannot be shown"
    ]


@pytest.mark.parametrize(
    ("risk", "expected"),
    [
        (RISK.replace("dana", "finn"), []),
        (RISK.replace("A.8.13", "A.8.14"), []),
        (RISK.replace("treatment: modify\n", ""), FOUND),
        (RISK.replace("modify", "share"), FOUND),
        (RISK.replace("modify", "retain"), []),
        (RISK.replace("modify", "avoid"), []),
        # In the time of the audit.
        (RISK + "status: closed\n", []),
        (RISK + "status: closed\nclosed_on: 2026-03-15\n", []),
        (RISK + "status: closed\nclosed_on: 2026-03-16\n", FOUND),
        (RISK + "identified_on: 2026-04-02\n", FOUND),
        (RISK + "identified_on: 2026-04-03\n", []),
    ],
)
def test_risks(risk: str, expected: list[str]) -> None:
    assert said(risk) == expected


def test_risks_of_others_in_the_line_are_no_self_review() -> None:
    people = PEOPLE.replace("Dana Holt", "Dana Holt, manager: ana")
    assert said(RISK.replace("dana", "ana"), people=people) == []


@pytest.mark.parametrize(
    ("held", "expected"),
    [("to: 2026-03-15", []), ("to: 2026-03-16", FOUND), ("from: 2026-04-03", [])],
)
def test_an_owner_in_a_role(held: str, expected: list[str]) -> None:
    role = f"kind: role\nid: cfo\nholders: [{{person: dana, {held}}}]\n"
    assert said(RISK.replace("dana", "cfo"), role) == expected


def test_one_finding_for_many_controls() -> None:
    audit = AUDIT.replace("A.8.13", "backup, A.8.14, A.8.15")
    owned = OWNED + "---\nkind: process\nid: logs\nowner: finn\ncontrols: [A.8.14, A.8.15]\n"
    risk = RISK.replace("[A.8.13]", "[A.8.14, A.8.15]")
    assert paths("IND015", audit, owned, PEOPLE, risk) == FOUND


def test_what_cannot_be_judged() -> None:
    unknown = RISK.replace("dana", "Finance")
    assert reasons("IND015", AUDIT, OWNED, PEOPLE, unknown) == [
        "the owner of RISK-1 is no person or role on record"
    ]
    assert said(unknown + "status: closed\n") == []
    assert said(unknown.replace("A.8.13", "A.8.14")) == []
