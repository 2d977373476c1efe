from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, paths, reasons, words

OWNED = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]
POLICY = (
    "kind: document\nid: POL-2\nstatus: approved\napproved_by: dana\napproved_on: 2026-01-12\n"
    "controls: [A.8.13]\n"
)


def said(*records: str, audit: str = AUDIT, **more: object) -> list[str]:
    return paths("IND009", audit, OWNED, PEOPLE, *records, **more)


def test_message() -> None:
    assert words("IND009", AUDIT, OWNED, PEOPLE, POLICY) == [
        "dana (Dana Holt) audits A.8.13 and approved POL-2 on 2026-01-12 (dana -> approved -> POL-2"
        " -> which governs -> A.8.13): impartiality cannot be shown"
    ]
    both = POLICY + "authors: [dana]\namendments: [{on: 2026-02-01, by: dana}]\n"
    (said,) = words("IND009", AUDIT, OWNED, PEOPLE, both)
    assert "audits A.8.13 and wrote POL-2 on 2026-01-12 (" in said


def test_message_on_the_document_itself() -> None:
    audit = AUDIT.replace("A.8.13", "A.8.14, POL-2")
    assert words("IND009", audit, OWNED, PEOPLE, POLICY.replace("controls: [A.8.13]\n", "")) == [
        "dana (Dana Holt) audits POL-2 and approved it on 2026-01-12 (dana -> approved -> POL-2):"
        " impartiality cannot be shown"
    ]


def test_message_on_several_documents() -> None:
    other = POLICY.replace("POL-2", "POL-3").replace("approved_by: dana", "authors: dana")
    audit = AUDIT.replace("A.8.13", "A.8.13, A.8.14, POL-2") + "safeguards: second reader\n"
    assert words("IND009", audit, OWNED, PEOPLE, POLICY, other.replace("8.13", "8.14")) == [
        "dana (Dana Holt) audits A.8.13, A.8.14 and POL-2 and approved POL-2 on 2026-01-12 and wrote"
        " POL-3 on 2026-01-12 (dana -> approved -> POL-2 -> which governs -> A.8.13; dana -> wrote"
        " -> POL-3 -> which governs -> A.8.14; dana -> approved -> POL-2): impartiality cannot be"
        " shown; a safeguard is recorded: `second reader`"
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-03-16", []),
        ("2025-03-17", FOUND),
        ("2026-03-16", FOUND),
        ("2026-04-02", FOUND),
        ("2026-04-03", []),
    ],
)
def test_twelve_months(day: str, expected: list[str]) -> None:
    assert said(POLICY.replace("2026-01-12", day)) == expected


def test_options() -> None:
    assert said(POLICY, options={"prior_months": 2}) == []
    assert said(POLICY, options={"prior_months": 3}) == FOUND


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (POLICY.replace("approved_by", "authors"), FOUND),
        (POLICY.replace("approved_by: dana", "authors: [finn, dana]"), FOUND),
        (POLICY.replace("dana", "finn"), []),
        (POLICY.replace("dana", "finn") + "owner: dana\n", []),
        # A later version stands in the amendments.
        (POLICY.replace("2026-", "2022-") + "amendments: [{on: 2026-01-12, by: dana}]\n", FOUND),
        (POLICY.replace("dana", "finn") + "amendments: [{on: 2024-01-12, by: dana}]\n", []),
        # In force, and about what is audited.
        (POLICY.replace("status: approved\n", ""), FOUND),
        (POLICY.replace("status: approved", "status: draft"), []),
        (POLICY.replace("status: approved", "status: in-review"), []),
        (POLICY.replace("status: approved", "status: superseded"), []),
        (POLICY.replace("status: approved", "status: withdrawn"), []),
        (POLICY.replace("A.8.13", "A.8.14"), []),
        (POLICY.replace("controls: [A.8.13]", "clauses: ['5.2']"), []),
    ],
)
def test_documents(document: str, expected: list[str]) -> None:
    assert said(document) == expected


def test_a_document_that_is_audited() -> None:
    alone = POLICY.replace("controls: [A.8.13]\n", "")
    assert said(alone, audit=AUDIT.replace("A.8.13", "backup, POL-2")) == FOUND
    assert said(alone) == []


def test_a_role_is_who_held_it_on_the_day() -> None:
    role = "kind: role\nid: editor\nholders: [{person: dana, to: 2026-01-12}, {person: finn}]\n"
    assert said(POLICY.replace("dana", "editor"), role) == FOUND
    assert said(POLICY.replace("dana", "editor").replace("01-12", "01-13"), role) == []


LED = "kind: role\nid: isms-manager\nholders: [{person: finn}]\n"


def clauses(text: str) -> str:
    return AUDIT.replace("A.8.13", text)


def test_risk_assessments() -> None:
    assessment = "kind: risk-assessment\nid: RA-1\nauthors: dana\ncompleted_on: 2026-02-12\n"
    for clause in ("'6.1.2'", "'8.2'"):
        assert said(assessment, LED, audit=clauses(clause)) == FOUND
    assert said(assessment, LED, audit=clauses("'6.1.3'")) == []
    running = assessment.replace("completed_on", "started_on")
    assert said(running, LED, audit=clauses("'8.2'")) == []


def test_the_statement_in_force_at_the_time() -> None:
    old = (
        "kind: statement-of-applicability\nid: SOA-4\nstatus: superseded\napproved_by: dana\n"
        "approved_on: 2025-06-01\ncontrols: [{control: A.8.13, owner: finn}]\n"
    )
    new = old.replace("SOA-4", "SOA-5").replace("superseded", "approved").replace("dana", "finn")
    before = new.replace("2025-06-01", "2026-02-24")
    after = new.replace("2025-06-01", "2026-10-01")
    assert said(old, before, LED, audit=clauses("'6.1.3'")) == []
    assert said(old, after, LED, audit=clauses("'6.1.3'")) == FOUND
    # Its rows are not ruled by who signed it.
    assert said(old, after) == []


@pytest.mark.parametrize("day", ["", "approved_on: in January\n"])
def test_what_cannot_be_judged(day: str) -> None:
    document = POLICY.replace("approved_on: 2026-01-12\n", day)
    assert reasons("IND009", AUDIT, OWNED, PEOPLE, document) == [
        "POL-2 does not tell when dana approved it"
    ]
    assert said(document.replace("dana", "finn")) == []
