from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.grades import declared_grades, is_from_outside, is_minor

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
