from __future__ import annotations

import pytest
from judge import judged, message

NC = "kind: nonconformity\nid: NC-1\n"


def graded(grades: str) -> str:
    return f"---\nkind: organization\nid: org\nnonconformity_grades: {grades}\n"


GRADES = graded("[major, minor]")


@pytest.mark.parametrize("grade", ["", "grade: ''\n", "grade: TBD\n"])
def test_no_grade(grade: str) -> None:
    assert judged("FND003", NC + grade + GRADES) == ["NC-1 warning grade none"]
    assert message("FND003", NC + grade + GRADES) == (
        "the nonconformity has no grade; the organization grades major and minor"
    )


def test_another_grade() -> None:
    assert judged("FND003", NC + "grade: medium\n" + GRADES) == ["NC-1 warning grade other"]
    assert message("FND003", NC + "grade: medium\n" + GRADES) == (
        "`medium` is no grade of the organization, which grades major and minor"
    )


@pytest.mark.parametrize("grade", ["major", "minor", "Minor", "' MAJOR '"])
def test_a_declared_grade(grade: str) -> None:
    assert judged("FND003", NC + f"grade: {grade}\n" + GRADES) == []


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        ("2", []),
        ("'2'", []),
        ("3", ["NC-1 warning grade other"]),
        ("minor", ["NC-1 warning grade other"]),
    ],
)
def test_grades_of_the_organizations_own(grade: str, expected: list[str]) -> None:
    assert judged("FND003", NC + f"grade: {grade}\n" + graded("[1, 2]")) == expected


@pytest.mark.parametrize("others", ["", "---\nkind: organization\nid: org\n", graded("[]")])
def test_an_organization_that_does_not_grade(others: str) -> None:
    assert judged("FND003", NC + "grade: medium\n" + others) == []
    assert judged("FND003", NC + others) == []


def test_findings_that_others_grade_and_withdrawn_ones() -> None:
    assert judged("FND003", NC + "external_audit: SURV-1\ngrade: area of concern\n" + GRADES) == []
    nested = "kind: external-audit\nid: SURV-1\nfindings:\n"
    nested += "  - {kind: nonconformity, id: NC-1, grade: area of concern}\n"
    assert judged("FND003", nested + GRADES) == []
    assert judged("FND003", NC + "status: withdrawn\n" + GRADES) == []
