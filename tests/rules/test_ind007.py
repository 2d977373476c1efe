from __future__ import annotations

import pytest
from independence_kit import AUDIT, FINDING_PATH, findings, paths, reasons

PEOPLE = (
    "kind: person\nrecords: [{id: dana, name: Dana Holt, firm: Nordlicht}, "
    "{id: vera, firm: Nordlicht}, {id: finn}]\n"
)
PROCESS = "kind: process\nid: backup\nowner: finn\ncontrols: [A.8.13]\n"
FOUND = [FINDING_PATH]


def hired(end: str = "", start: str = "", scope: str = "", more: str = "person: dana") -> str:
    lines = [
        "kind: engagement\nid: ENG-2\nfirm: Nordlicht\ntype: isms-consultancy",
        *(f"{key}: {value}" for key, value in (("from", start), ("to", end)) if value),
        f"scope: [{scope}]" if scope else "",
        more,
    ]
    return "\n".join(filter(None, lines))


def test_the_consultant_audits() -> None:
    (finding,), why = findings("IND007", AUDIT, hired("2025-09-30"), PROCESS, PEOPLE)
    assert why == []
    assert (finding.severity, finding.basis, finding.message_id) == (
        "error",
        "guidance",
        "consultant",
    )
    assert (finding.path, finding.location.line) == (FINDING_PATH, 7)
    assert finding.message == (
        "dana (Dana Holt) audits A.8.13 less than 24 months after advising on it as a consultant"
        " (dana -> advised until 2025-09-30 -> A.8.13): impartiality cannot be shown"
    )
    assert [(r.id, r.message, r.location.line) for r in finding.related] == [
        ("ENG-2", "dana was hired to advise here", 13)
    ]


@pytest.mark.parametrize(
    ("start", "months", "end", "expected"),
    [
        ("2026-03-16", 24, "2024-03-16", []),
        ("2026-03-16", 24, "2024-03-17", FOUND),
        ("2026-02-28", 24, "2024-02-28", []),
        ("2026-02-28", 24, "2024-02-29", FOUND),
        ("2028-02-29", 12, "2027-02-28", []),
        ("2028-02-29", 12, "2027-03-01", FOUND),
        ("2026-03-16", 24, "2026-03-18", FOUND),
        ("2026-03-16", 0, "2026-03-16", []),
        ("2026-03-16", 0, "2026-03-17", FOUND),
    ],
)
def test_the_look_back(start: str, months: int, end: str, expected: list[str]) -> None:
    audit = AUDIT.replace("start: 2026-03-16", f"start: {start}")
    records = (audit, hired(end), PROCESS, PEOPLE)
    assert paths("IND007", *records, options={"consult_months": months}) == expected


def test_the_look_back_is_two_years() -> None:
    assert paths("IND007", AUDIT, hired("2024-03-16"), PROCESS, PEOPLE) == []
    assert paths("IND007", AUDIT, hired("2024-03-17"), PROCESS, PEOPLE) == FOUND


def test_an_instant_counts_in_the_organizations_timezone() -> None:
    organization = "kind: organization\nid: o\ntimezone: Asia/Tokyo\n"
    text = hired("2024-03-16T15:30:00+00:00")
    assert paths("IND007", AUDIT, text, PROCESS, PEOPLE) == []
    assert paths("IND007", AUDIT, text, PROCESS, PEOPLE, organization) == FOUND


def test_an_engagement_without_an_end_still_runs() -> None:
    (finding,), _ = findings("IND007", AUDIT, hired(), PROCESS, PEOPLE)
    assert finding.message == (
        "dana (Dana Holt) audits A.8.13 while advising on it as a consultant"
        " (dana -> advises -> A.8.13): impartiality cannot be shown"
    )
    assert paths("IND007", AUDIT, hired(start="2026-04-02"), PROCESS, PEOPLE) == FOUND
    assert paths("IND007", AUDIT, hired(start="2026-04-03"), PROCESS, PEOPLE) == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("", FOUND),
        ("full-isms", FOUND),
        ("A.8", FOUND),
        ("backup", FOUND),
        ("4-10", []),
        ("A.8.14", []),
    ],
)
def test_the_scopes_have_to_meet(scope: str, expected: list[str]) -> None:
    assert paths("IND007", AUDIT, hired(scope=scope), PROCESS, PEOPLE) == expected


def test_advice_on_everything_is_advice_on_a_process() -> None:
    audit = AUDIT.replace("A.8.13", "backup")
    (finding,), _ = findings("IND007", audit, hired(scope="full-isms"), PROCESS, PEOPLE)
    assert "audits backup while" in finding.message


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("2026-03-15", "less than 24 months after advising on it"),
        ("2026-03-16", "while advising on it"),
        ("2026-12-31", "while advising on it"),
    ],
)
def test_advice_that_lasts_into_the_fieldwork(end: str, words: str) -> None:
    (finding,), _ = findings("IND007", AUDIT, hired(end), PROCESS, PEOPLE)
    assert words in finding.message
    verb = "advises" if words.startswith("while") else "advised"
    assert f"(dana -> {verb} until {end} -> A.8.13)" in finding.message


@pytest.mark.parametrize("type", ["internal-audit", "operation", "training"])
def test_other_engagements_are_no_consultancy(type: str) -> None:
    text = hired("2025-09-30", scope="A.5.1").replace("isms-consultancy", type)
    assert paths("IND007", AUDIT, text, PROCESS, PEOPLE) == []


def test_somebody_else_of_the_firm_was_hired() -> None:
    for more in ("person: vera", ""):
        assert paths("IND007", AUDIT, hired("2025-09-30", more=more), PROCESS, PEOPLE) == []


def test_what_cannot_be_judged() -> None:
    assert reasons("IND007", AUDIT, hired("autumn"), PROCESS, PEOPLE) == [
        "`to` in ENG-2 cannot be read as a date"
    ]
    assert reasons("IND007", AUDIT, hired(scope="A.8.99"), PROCESS, PEOPLE) == [
        "the scope of ENG-2 names nothing on record"
    ]
    assert paths("IND007", AUDIT, hired("autumn", more="person: vera"), PROCESS, PEOPLE) == []


def test_owning_and_working_are_told_instead() -> None:
    for process in (PROCESS.replace("finn", "dana"), PROCESS + "operators: [dana]\n"):
        assert paths("IND007", AUDIT, hired("2025-09-30"), process, PEOPLE) == []


def test_managing_is_told_instead_and_a_past_responsibility_is_not() -> None:
    managed = PEOPLE.replace("{id: finn}", "{id: finn, manager: dana}")
    assert paths("IND007", AUDIT, hired("2025-09-30"), PROCESS, managed) == []
    past = "kind: assignment\nid: A\nperson: dana\ncapacity: owner\nscope: A.8.13\nto: 2026-03-01\n"
    assert paths("IND007", AUDIT, hired("2025-09-30"), past, PROCESS, PEOPLE) == FOUND
    assert paths("IND003", AUDIT, hired("2025-09-30"), past, PROCESS, PEOPLE) == []
    assert paths("IND003", AUDIT, past, PROCESS, PEOPLE) == FOUND
