from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, PEOPLE, paths, reasons, words

CONSULTANTS = PEOPLE.replace("Dana Holt", "Dana Holt, firm: Sable")
OWNED = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
ENGAGED = "kind: engagement\nid: ENG-1\nfirm: sable\ntype: isms-consultancy\n"
FOUND = [FINDING_PATH]


def said(
    engagement: str, audit: str = AUDIT, people: str = CONSULTANTS, **more: object
) -> list[str]:
    return paths("IND008", audit, OWNED, people, engagement, **more)


def test_message() -> None:
    assert words("IND008", AUDIT, OWNED, CONSULTANTS, ENGAGED + "to: 2025-12-31\n") == [
        "dana (Dana Holt) audits A.8.13 on which the own firm advised, with less than 24 months"
        " between (dana -> is of -> Sable -> which advised until 2025-12-31 -> A.8.13), and no"
        " safeguard is recorded: impartiality cannot be shown"
    ]
    assert (
        "Sable -> which advises -> A.8.13" in words("IND008", AUDIT, OWNED, CONSULTANTS, ENGAGED)[0]
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", FOUND),
        # Ended exactly 24 months before fieldwork; began after the report.
        ("to: 2024-03-17\n", FOUND),
        ("to: 2024-03-16\n", []),
        ("from: 2026-04-02\n", FOUND),
        ("from: 2026-04-03\n", []),
        # On what the auditor covers, or on everything.
        ("scope: [A.8.13]\n", FOUND),
        ("scope: [full-isms]\n", FOUND),
        ("scope: [backup]\n", FOUND),
        ("scope: [A.5]\n", []),
        # A colleague, or the auditor, whom IND007 reports.
        ("person: gita\n", FOUND),
        ("person: dana\n", []),
    ],
)
def test_engagements(more: str, expected: list[str]) -> None:
    assert said(ENGAGED + more) == expected


@pytest.mark.parametrize("type", ["training", "internal-audit", "operation"])
def test_other_engagements(type: str) -> None:
    assert said(ENGAGED.replace("isms-consultancy", type)) == []


def test_another_firm_and_no_firm() -> None:
    assert said(ENGAGED.replace("sable", "Nordlicht")) == []
    assert said(ENGAGED, people=PEOPLE) == []


def test_a_person_engaged_without_the_firm_is_of_one() -> None:
    text = ENGAGED.replace("firm: sable\n", "person: gita\n")
    colleagues = CONSULTANTS.replace("{id: gita}", "{id: gita, firm: SABLE}")
    assert said(text, people=colleagues) == FOUND
    assert said(text) == []


@pytest.mark.parametrize(
    ("safeguards", "expected"),
    [
        ("safeguards: second reader from finance\n", []),
        ("safeguards: [TBD, second reader]\n", []),
        ("safeguards: [TBD]\n", FOUND),
        ("safeguards: ''\n", FOUND),
    ],
)
def test_safeguards(safeguards: str, expected: list[str]) -> None:
    assert said(ENGAGED, AUDIT + safeguards) == expected


def test_what_a_safeguard_excuses_hides_nothing_else() -> None:
    risk = "kind: risk\nid: RISK-1\nowner: dana\ncontrols: [A.8.13]\n"
    records = (OWNED, CONSULTANTS, ENGAGED, risk)
    assert paths("IND015", AUDIT, *records) == []
    assert paths("IND015", AUDIT + "safeguards: second reader\n", *records) == FOUND


def test_options() -> None:
    text = ENGAGED + "to: 2025-12-31\n"
    assert said(text, options={"consult_months": 2}) == []
    assert said(text, options={"consult_months": 3}) == FOUND


def test_a_leap_day() -> None:
    audit = AUDIT.replace("2026-03-16", "2026-02-28")
    assert said(ENGAGED + "to: 2024-02-29\n", audit) == FOUND
    assert said(ENGAGED + "to: 2024-02-28\n", audit) == []


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("to: last year\n", "`to` in ENG-1 cannot be read as a date"),
        ("scope: [nothing]\n", "the scope of ENG-1 names nothing on record"),
    ],
)
def test_what_cannot_be_judged(more: str, reason: str) -> None:
    assert reasons("IND008", AUDIT, OWNED, CONSULTANTS, ENGAGED + more) == [reason]
    guarded = AUDIT + "safeguards: second reader\n"
    assert said(ENGAGED + more, guarded) == []
