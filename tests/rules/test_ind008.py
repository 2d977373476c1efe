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
        "dana (Dana Holt) audits A.8.13, on which their firm, Sable, advised less than 24 months"
        " before (dana -> is of -> Sable -> which advised until 2025-12-31 -> A.8.13): without a"
        " safeguard impartiality cannot be shown"
    ]
    assert words("IND008", AUDIT, OWNED, CONSULTANTS, ENGAGED) == [
        "dana (Dana Holt) audits A.8.13, on which their firm, Sable, advises (dana -> is of -> Sable"
        " -> which advises -> A.8.13): without a safeguard impartiality cannot be shown"
    ]


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


SENT = "kind: engagement\nid: ENG-2\nfirm: Sable\nperson: dana\ntype: internal-audit\n"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("", FOUND),
        ("from: 2026-03-01\nto: 2026-03-31\n", FOUND),
        ("to: 2026-03-16\n", FOUND),
        # It ended before fieldwork, and before the firm advised.
        ("to: 2024-12-31\n", []),
        ("from: 2026-04-03\n", []),
    ],
)
def test_a_person_without_a_firm_is_of_the_one_that_sent_them(
    sent: str, expected: list[str]
) -> None:
    records = (AUDIT, OWNED, PEOPLE, ENGAGED + "from: 2025-01-01\nto: 2025-12-31\n")
    assert paths("IND008", *records) == []
    assert paths("IND008", *records, SENT + sent) == expected
    assert paths("IND008", *records, SENT.replace("Sable", "Onyx") + sent) == []


def employed(times: str) -> str:
    text = f"Dana Holt, firm: Onyx, employment: [{{firm: Sable{times}}}]"
    return PEOPLE.replace("Dana Holt", text)


@pytest.mark.parametrize(
    ("times", "advice", "expected"),
    [
        # There while the firm advised, and gone less than 24 months before fieldwork.
        (", to: 2025-12-31", "to: 2025-12-31", FOUND),
        (", to: 2024-03-17", "from: 2023-01-01\nto: 2025-12-31", FOUND),
        (", to: 2024-03-16", "from: 2023-01-01\nto: 2025-12-31", []),
        (", to: 2025-12-31", "to: 2024-03-16", []),
        # Gone before the firm advised, or come after.
        (", to: 2025-06-30", "from: 2025-07-01\nto: 2025-12-31", []),
        (", to: 2025-06-30", "from: 2025-06-30\nto: 2025-12-31", FOUND),
        (", from: 2025-09-01, to: 2025-12-31", "to: 2025-08-31", []),
        (", from: 2025-08-31, to: 2025-12-31", "to: 2025-08-31", FOUND),
        # Who is of the firm today is a colleague, whenever they came.
        (", from: 2026-01-01", "to: 2025-08-31", FOUND),
        (", to: 2026-03-16", "to: 2025-08-31", FOUND),
        (", from: 2026-04-03", "to: 2025-08-31", []),
    ],
)
def test_who_was_employed_by_the_firm(times: str, advice: str, expected: list[str]) -> None:
    assert said(f"{ENGAGED}{advice}\n", people=employed(times)) == expected
    assert said(f"{ENGAGED}{advice}\nperson: dana\n", people=employed(times)) == []


def test_message_on_a_former_firm() -> None:
    people = employed(", to: 2025-10-31")
    assert words("IND008", AUDIT, OWNED, people, ENGAGED + "to: 2025-12-31\n") == [
        "dana (Dana Holt) audits A.8.13, on which their former firm, Sable, advised less than 24"
        " months before (dana -> was until 2025-10-31 of -> Sable -> which advised until 2025-12-31"
        " -> A.8.13): without a safeguard impartiality cannot be shown"
    ]


LENT = "kind: engagement\nid: ENG-3\nfirm: Sable\nperson: gita\ntype: operation\n"
CLAUSES = AUDIT.replace("A.8.13", "4-10")


def lead(holder: str = "gita", dates: str = "", id: str = "isms-manager") -> str:
    return f"kind: role\nid: {id}\nholders: [{{person: {holder}{dates}}}]\n"


def test_a_colleague_of_the_lent_isms_manager() -> None:
    assert words("IND008", CLAUSES, CONSULTANTS, LENT, lead()) == [
        "dana (Dana Holt) audits clauses 4–10, for which their firm, Sable, answers (dana -> is of"
        " -> Sable -> which sent -> gita -> who holds -> isms-manager -> which runs -> clauses"
        " 4–10): without a safeguard impartiality cannot be shown"
    ]
    (ended,) = words("IND008", CLAUSES, CONSULTANTS, LENT, lead(dates=", to: 2025-12-31"))
    assert "for which their firm, Sable, answered less than 24 months before (" in ended


@pytest.mark.parametrize(
    ("audit", "lent", "role", "expected"),
    [
        (CLAUSES, LENT, lead(id="ciso"), FOUND),
        (CLAUSES, LENT, lead("finn"), []),
        (CLAUSES, LENT.replace("Sable", "Onyx"), lead(), []),
        (CLAUSES, LENT.replace("operation", "training"), lead(), []),
        # Controls are no matter of the lead as such.
        (AUDIT, LENT, lead(), []),
        (CLAUSES, LENT, lead(dates=", to: 2024-03-16"), []),
        (CLAUSES, LENT + "to: 2024-03-16\n", lead(), []),
        (CLAUSES, LENT + "to: 2025-06-30\n", lead(dates=", from: 2025-07-01"), []),
        (CLAUSES, LENT + "to: 2025-06-30\n", lead(dates=", from: 2025-06-30"), FOUND),
    ],
)
def test_leads_who_were_lent(audit: str, lent: str, role: str, expected: list[str]) -> None:
    assert paths("IND008", audit, OWNED, CONSULTANTS, lent, role) == expected


def test_the_lent_lead_in_person_is_told_by_another_rule() -> None:
    assert paths("IND008", CLAUSES, CONSULTANTS, LENT, lead().replace("gita", "dana")) == []


def test_employment_that_cannot_be_read() -> None:
    people = employed(", to: last year")
    assert reasons("IND008", AUDIT, OWNED, people, ENGAGED) == [
        "`to` in dana cannot be read as a date"
    ]
    assert said(ENGAGED.replace("sable", "Nordlicht"), people=people) == []
