from __future__ import annotations

import pytest
from judge import judged, message

NO_TARGET = ["OBJ-1 warning target no-target"]


def objective(more: str = "title: Improve awareness\n", status: str = "active") -> str:
    return f"kind: objective\nid: OBJ-1\nstatus: {status}\n{more}"


def test_improve_awareness() -> None:
    assert judged("OBJ002", objective()) == NO_TARGET
    assert message("OBJ002", objective()) == (
        "neither a target nor a unit to measure it in, and no reason why it cannot be measured"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("target: 95\n", []),
        ("target: 0\n", []),
        ("target: false\n", []),
        ("target: all systems\n", []),
        ("unit: percent\n", []),
        ("target: TBD\n", NO_TARGET),
        ("not_measurable: too few people for a survey\n", []),
        ("not_measurable: n/a\n", NO_TARGET),
    ],
)
def test_what_the_objective_says(more: str, expected: list[str]) -> None:
    assert judged("OBJ002", objective(more)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("target: 5\n", []),
        ("unit: percent\n", NO_TARGET),
        ("target: 5\nstatus: withdrawn\n", NO_TARGET),
    ],
)
def test_what_its_measure_says(more: str, expected: list[str]) -> None:
    measure = f"---\nkind: measure\nid: MSR-1\nobjective: OBJ-1\n{more}"
    assert judged("OBJ002", objective() + measure) == expected


@pytest.mark.parametrize(
    ("more", "quantity"),
    [
        ("title: 95 % of staff trained\n", "95 %"),
        ("text: Holes are closed within 14 days.\n", "14 days"),
        ("plan: {evaluation: at least 99.5 percent}\n", "99.5 percent"),
    ],
)
def test_a_target_in_words_is_not_evaluated(more: str, quantity: str) -> None:
    assert judged("OBJ002", objective(more)) == [
        f"? OBJ-1: its target may stand in words (`{quantity}`); `target` is empty"
    ]


@pytest.mark.parametrize("title", ["Keep the certificate in 2027", "Answer ISO 27001 questions"])
def test_years_and_names_are_no_quantities(title: str) -> None:
    assert judged("OBJ002", objective(f"title: {title}\n")) == NO_TARGET


@pytest.mark.parametrize("status", ["draft", "closed", "withdrawn"])
def test_not_pursued(status: str) -> None:
    assert judged("OBJ002", objective(status=status)) == []
