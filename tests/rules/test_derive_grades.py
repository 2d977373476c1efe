from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.finding.grades import (
    declared_grades,
    grade_of,
    is_from_outside,
    is_minor,
    unclear_grade,
    with_grade,
)

ORG = "---\nkind: organization\nid: org\nnonconformity_grades: {}\n"


@pytest.mark.parametrize(
    ("grades", "expected"),
    [("[major, minor]", ["major", "minor"]), ("[1, 2]", [1, 2]), ("[]", []), ("minor", [])],
)
def test_declared(grades: str, expected: list[object]) -> None:
    assert declared_grades(run_of(ORG.format(grades))) == expected


def test_none_declared() -> None:
    assert declared_grades(run_of("kind: person\nid: ana")) == []
    assert declared_grades(run_of("kind: organization\nid: org")) == []


@pytest.mark.parametrize(
    ("fields", "grades", "expected"),
    [
        ("grade: minor", "", True),
        ("grade: Minor", "[major, minor]", True),
        ("grade: minor", "[A, B]", False),
        ("grade: minor\nexternal_audit: SURV-1", "[A, B]", True),
        ("grade: major", "[major, minor]", False),
        ("grade: 2", "[1, 2]", False),
        ("grade: ''", "[major, minor]", False),
        ("grade: Nebenabweichung", "[Hauptabweichung, Nebenabweichung]", True),
        ("grade: minor", "[Hauptabweichung, Nebenabweichung]", True),
        ("grade: geringfügig", "", True),
    ],
)
def test_minor(fields: str, grades: str, expected: bool) -> None:
    declared = ORG.format(grades) if grades else ""
    run = run_of(f"kind: nonconformity\nid: NC-1\n{fields}\n{declared}")
    assert is_minor(run.register.of("nonconformity")[0], run) is expected


def test_raised_from_outside() -> None:
    run = run_of(
        "kind: external-audit\nid: SURV-1\nfindings: [{kind: nonconformity, id: NC-1}]\n---\n"
        "kind: audit\nid: AUD-1\nfindings: [{kind: nonconformity, id: NC-2}]\n"
    )
    ncs = run.register.of("nonconformity")
    assert {nc.id for nc in ncs if is_from_outside(nc)} == {"NC-1"}


def graded(grade: str, grades: str = "", more: str = "") -> tuple[str, str]:
    """The grade that is read, and why it is unclear."""
    declared = ORG.format(grades) if grades else ""
    run = run_of(f"kind: nonconformity\nid: NC-1\ngrade: {grade}\n{more}{declared}")
    nc = run.register.of("nonconformity")[0]
    doubt = unclear_grade(nc, run)
    return grade_of(nc, run), doubt.reason if doubt is not None else ""


@pytest.mark.parametrize(
    "grade",
    [
        "major",
        "' Major '",
        "major NC",
        "Hauptabweichung",
        "wesentliche Nichtkonformität",
        "non-conformité majeure",
        "No conformidad mayor",
        "não conformidade maior",
        "non conformità maggiore",
        "grote afwijking",
    ],
)
@pytest.mark.parametrize("grades", ["", "[major, minor]", "[A, B]"])
def test_words_for_major(grade: str, grades: str) -> None:
    assert graded(grade, grades) == ("major", "")


@pytest.mark.parametrize(
    "grade",
    [
        "minor",
        "MINOR",
        "Nebenabweichung",
        "nicht wesentlich",
        "untergeordnete Nichtkonformität",
        "non-conformité mineure",
        "menor",
        "minore",
        "kleine afwijking",
    ],
)
@pytest.mark.parametrize("grades", ["", "[major, minor]", "[A, B]"])
def test_words_for_minor(grade: str, grades: str) -> None:
    assert graded(grade, grades) == ("minor", "")


@pytest.mark.parametrize("grade", ["medium", "''", "[]", "major/minor", "observation", "majority"])
def test_neither(grade: str) -> None:
    assert graded(grade) == graded(grade, "[major, minor]") == ("", "")


@pytest.mark.parametrize(
    ("grades", "major"),
    [
        ("[critical, major, minor]", {"critical"}),
        ("[1, 2, major, 3, minor]", {"1", "2"}),
        ("[minor, major, critical]", {"critical"}),
        ("[3, minor, 2, major, 1]", {"1"}),
        ("[observation, major, critical, minor]", set()),
        ("[critical, Hauptabweichung, Nebenabweichung]", {"critical"}),
        ("[major]", set()),
    ],
)
def test_graver_than_major(grades: str, major: set[str]) -> None:
    others = ("critical", "1", "2", "3", "observation")
    assert {one for one in others if graded(one, grades)[0] == "major"} == major
    assert {graded(one, grades)[1] for one in others} == {""}
    # A body grades by its own rules.
    assert graded("critical", grades, "external_audit: SURV-1\n") == ("", "")


def test_grades_none_of_which_is_known_to_be_the_major_one() -> None:
    for grade, grades, named in (
        ("2", "[1, 2, 3]", "1, 2 and 3"),
        ("a", "[A, B]", "A and B"),
        ("A", "[A, minor]", "A and minor"),
    ):
        assert graded(grade, grades) == (
            "",
            f"whether `{grade}`, the grade of NC-1, is a major one cannot be told from the declared"
            f" grades ({named})",
        )
    # What is not declared, or known to be milder, or not the organization's own, is no such case.
    for grade, grades, more in (
        ("C", "[A, B]", ""),
        ("minor", "[A, minor]", ""),
        ("observation", "[observation, minor]", ""),
        ("A", "[A, B]", "external_audit: SURV-1\n"),
        ("A", "", ""),
    ):
        assert graded(grade, grades, more)[1] == ""


def test_with_grade() -> None:
    run = run_of("kind: nonconformity\nid: NC-1\ngrade: Critical\n")
    assert with_grade(run.register.of("nonconformity")[0]) == "NC-1 (Critical)"
