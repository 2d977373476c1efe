from __future__ import annotations

import pytest
from judge import judged, message

from isms_lint.testing import lint

COURSE = "[{subject: internal-audit, evidence: auditor course, on: 2025-05-04}]"


def audit(team: str = "[{person: ines, function: lead}]", status: str = "reported") -> str:
    return (
        f"kind: audit\nid: AUD-1\nstatus: {status}\nscope: [A.8.13]\nteam: {team}\n"
        "fieldwork: {start: 2026-03-16, end: 2026-03-20}\n"
    )


def person(competence: str = "", id: str = "ines") -> str:
    return f"---\nkind: person\nid: {id}\n" + (f"competence: {competence}\n" if competence else "")


def at(message_id: str, place: int = 0) -> list[str]:
    return [f"AUD-1 error team[{place}].person {message_id}"]


def found(*records: str, as_of: str = "2026-11-20") -> list[str]:
    return judged("ROL003", "".join(records), as_of)


def test_the_words() -> None:
    assert message("ROL003", audit() + person()) == (
        "ines audited from 2026-03-16 on, and nothing on record shows that they were competent to"
        " audit"
    )
    late = COURSE.replace("2025", "2026")
    text = audit() + person(late)
    assert message("ROL003", text) == (
        "ines audited from 2026-03-16 on, and the first evidence that they are competent to audit is"
        " of 2026-05-04"
    )
    (finding,) = lint(text, select=["ROL003"]).findings
    assert [(r.id, r.location.line) for r in finding.related] == [("ines", 10)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-03-15", []), ("2026-03-16", at("late")), ("2026-03-17", at("late"))],
)
def test_before_fieldwork(day: str, expected: list[str]) -> None:
    assert found(audit(), person(COURSE.replace("2025-05-04", day))) == expected


@pytest.mark.parametrize(("day", "expected"), [("2026-03-15", at("expired")), ("2026-03-16", [])])
def test_expired(day: str, expected: list[str]) -> None:
    text = COURSE.replace("}", f", expires_on: {day}}}")
    assert found(audit(), person(text)) == expected
    if expected:
        assert "expired on 2026-03-15" in message("ROL003", audit() + person(text))


@pytest.mark.parametrize(
    ("competence", "expected"),
    [
        ("[{subject: internal-audit, evidence: ten years of audits, on: 2025-01-01}]", []),
        ("[{subject: ISO 19011, evidence: course, on: 2025-01-01}]", []),
        ("[{subject: iso-27001, evidence: lead auditor certificate, on: 2025-01-01}]", []),
        (
            "[{subject: iso-27001, evidence: [{uri: x, note: Audits since 2019}], on: 2025-01-01}]",
            [],
        ),
        ("[{subject: first-aid, evidence: course, on: 2025-01-01}]", at("none")),
        ("[{subject: internal-audit, on: 2025-01-01}]", at("bare")),
        ("[{subject: internal-audit, evidence: TBD, on: 2025-01-01}]", at("bare")),
        (
            "[{subject: internal-audit, evidence: course, on: 2026-05-04},"
            " {subject: internal-audit, evidence: experience, on: 2019-01-01}]",
            [],
        ),
    ],
)
def test_what_shows_competence(competence: str, expected: list[str]) -> None:
    assert found(audit(), person(competence)) == expected


def test_a_record_of_its_own() -> None:
    record = (
        "---\nkind: competence\nid: CMP-1\nperson: {}\nsubject: internal-audit\n"
        "evidence: course\non: 2025-05-04\n"
    )
    assert found(audit(), person(), record.format("ines")) == []
    assert found(audit(), person(), person(id="omar"), record.format("omar")) == at("none")
    role = "---\n{kind: role, id: auditor, holders: [{person: ines}]}\n"
    assert found(audit(), person(), role, record.format("auditor")) == []


def test_an_engagement_shows_no_competence() -> None:
    engagement = "---\n{kind: engagement, id: E, person: ines, type: internal-audit, firm: Sable}\n"
    assert found(audit(), person(), engagement) == at("none")


@pytest.mark.parametrize("function", ["trainee", "expert", "observer"])
def test_who_is_no_auditor(function: str) -> None:
    team = f"[{{person: ines, function: lead}}, {{person: omar, function: {function}}}]"
    assert found(audit(team), person(COURSE), person(id="omar")) == []


def test_each_auditor_once() -> None:
    team = "[{person: ines}, {person: omar, covers: [A.8.13]}, {person: omar, covers: [A.8.14]}]"
    both = [*at("none"), *at("none", 1)]
    assert found(audit(team), person(), person(id="omar")) == both


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_audits_that_did_not_take_place(status: str) -> None:
    assert found(audit(status=status), person()) == []


@pytest.mark.parametrize(("as_of", "expected"), [("2026-03-15", []), ("2026-03-16", at("none"))])
def test_audits_still_ahead(as_of: str, expected: list[str]) -> None:
    assert found(audit().replace("status: reported\n", ""), person(), as_of=as_of) == expected
    assert found(audit(status="in-progress"), person(), as_of=as_of) == expected


def test_a_role_with_several_holders() -> None:
    role = "---\n{kind: role, id: auditors, holders: [{person: ines}, {person: omar}]}\n"
    text = audit("[{person: auditors}]") + role
    assert found(text, person(COURSE), person(id="omar")) == []
    assert found(text, person(), person(id="omar")) == at("none")


def test_what_cannot_be_told() -> None:
    # An entry that names nobody is told as it is read.
    assert found(audit("[{function: lead}]"), person()) == []
    assert found(audit("[{person: Ines Roth}]"), person()) == [
        "? AUD-1: the auditor `Ines Roth` is no person on record"
    ]
    undated = "? AUD-1: the evidence that ines is competent to audit has no date that can be read"
    for text in (COURSE.replace(", on: 2025-05-04", ""), COURSE.replace("2025-05-04", "spring")):
        assert found(audit(), person(text)) == [undated]
    assert found(
        "kind: audit\nid: AUD-1\nstatus: reported\nteam: [{person: ines}]\n", person()
    ) == ["? AUD-1: the audit has neither `fieldwork.start` nor `planned_on`"]
