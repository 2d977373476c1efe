"""What the rules that ask for a major nonconformity say where grades are the organization's own."""

from __future__ import annotations

import pytest
from judge import judged, message

ORG = (
    "kind: organization\nid: o\ntop_management: [ana]\nnonconformity_grades: [{}]\n---\n"
    "{{kind: person, id: ana}}\n---\n"
)
RECORDS = """\
kind: audit
id: AUD-1
status: reported
fieldwork: {{start: 2025-06-02, end: 2025-06-05}}
findings:
  - {{kind: nonconformity, id: NC-1, grade: {grade}, requirement: [A.5.18], raised_on: 2025-12-01}}
---
kind: corrective-action
id: CAR-1
nonconformity: NC-1
status: planned
opened_on: 2026-10-12
due_on: 2026-11-01
owner: ana
verified: {{on: 2026-10-20, by: ana, result: effective}}
---
kind: risk-assessment
id: RA-1
completed_on: 2025-02-12
---
kind: management-review
id: MR-1
status: held
held_on: 2026-10-08
inputs: {{nonconformities: one}}
decisions: [{{class: other, text: a course}}]
"""
MAJOR = {
    "CAR005": ["CAR-1 error due_on overdue-major"],
    "CAR006": ["CAR-1 error nonconformity custom"],
    "CAR009": ["CAR-1 error verified.by self-major"],
    "FND013": ["NC-1 warning reported_to silent"],
    "MRV016": ["MR-1 error inputs.nonconformities left-out"],
    "MRV018": ["MR-1 warning decisions ignored"],
    "PRG009": ["AUD-1 warning findings not-followed"],
    "RSK008": ["NC-1 warning raised_on not-reassessed"],
    "SEQ005": ["NC-1 error raised_on not-initiated"],
}
MINOR = {
    "CAR005": ["CAR-1 warning due_on overdue"],
    "CAR006": ["CAR-1 warning nonconformity custom"],
    "CAR009": ["CAR-1 warning verified.by self"],
    "FND013": [],
    "MRV016": ["MR-1 warning inputs.nonconformities left-out"],
    "MRV018": [],
    "PRG009": [],
    "RSK008": [],
    "SEQ005": ["NC-1 warning raised_on not-initiated"],
}
ASKED = {"CAR006": "CAR-1", "FND013": "NC-1", "MRV018": "MR-1", "PRG009": "AUD-1", "RSK008": "NC-1"}


def said(code: str, grade: str, grades: str, more: str = "") -> list[str]:
    return judged(code, ORG.format(grades) + RECORDS.format(grade=grade) + more)


@pytest.mark.parametrize("code", MAJOR)
@pytest.mark.parametrize(
    ("grade", "grades"),
    [
        ("major", "major, minor"),
        ("critical", "critical, major, minor"),
        ("critical", "minor, major, critical"),
        ("Hauptabweichung", "Hauptabweichung, Nebenabweichung"),
        ("majeure", "majeure, mineure"),
    ],
)
def test_major_in_the_words_of_the_organization(code: str, grade: str, grades: str) -> None:
    assert said(code, grade, grades) == MAJOR[code]


@pytest.mark.parametrize("code", MINOR)
@pytest.mark.parametrize(
    ("grade", "grades"),
    [
        ("minor", "critical, major, minor"),
        ("minor", "minor, major, critical"),
        ("Nebenabweichung", "Hauptabweichung, Nebenabweichung"),
        ("mineure", "majeure, mineure"),
    ],
)
def test_minor_in_the_words_of_the_organization(code: str, grade: str, grades: str) -> None:
    assert said(code, grade, grades) == MINOR[code]


@pytest.mark.parametrize("code", MAJOR)
def test_no_grade_is_known_to_be_the_major_one(code: str) -> None:
    why = (
        "whether `2`, the grade of NC-1, is a major one cannot be told from the declared grades"
        " (1 and 2)"
    )
    expected = [f"? {ASKED[code]}: {why}"] if code in ASKED else MINOR[code]
    assert said(code, "2", "1, 2") == expected


@pytest.mark.parametrize("code", ASKED)
def test_once_for_each_record(code: str) -> None:
    two = RECORDS.replace("  - {{", "  - {{kind: nonconformity, id: NC-0, grade: 2}}\n  - {{", 1)
    text = ORG.format("1, 2") + two.format(grade=2)
    outcomes = judged(code, text.replace("nonconformity: NC-1", "nonconformity: [NC-1, NC-0]"))
    assert len([one for one in outcomes if one.startswith(f"? {ASKED[code]}:")]) == 1


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("CAR006", "status: closed"),
        ("FND013", "reported_to: [ana]"),
        ("MRV018", "disposition: {car: false, reason: the product ends}"),
        ("PRG009", "status: withdrawn"),
        ("RSK008", "risk_impact: none"),
    ],
)
def test_nothing_is_asked_where_it_does_not_matter(code: str, more: str) -> None:
    text = ORG.format("1, 2") + RECORDS.format(grade=f"2, {more}")
    assert judged(code, text) == []
    assert judged(code, text.replace(", " + more, "")) != []


def test_a_grade_is_named_as_it_is_written() -> None:
    text = ORG.format("critical, major, minor") + RECORDS.format(grade="critical")
    assert message("MRV018", text).startswith("NC-1 (critical) was raised after 2025-10-08")
    assert "does not name NC-1 (critical), open" in message("MRV016", text)
    assert "for a major nonconformity" in message("CAR006", text)
