from __future__ import annotations

import pytest
from judge import judged, message

RISK = "kind: risk\nid: R-1\nlevel: 16\n---\n"
OTHER = "kind: risk\nid: R-2\nlevel: 4\n---\n"


def criteria(more: str, status: str = "approved", id: str = "RC") -> str:
    return f"kind: risk-criteria\nid: {id}\nstatus: {status}\n{more}\n---\n"


def document(clauses: str = '["6.1.2"]', status: str = "approved") -> str:
    return f"kind: document\nid: MET\nstatus: {status}\nclauses: {clauses}\n---\n"


WHOLE = "acceptance: 9\nlevel: product"
NONE = ["R-1 error  none"]


def test_what_it_says() -> None:
    assert message("RSK001", RISK + OTHER) == (
        "risks are rated, and no risk criteria are on record: neither what risk is acceptable nor how"
        " risks are rated is laid down"
    )
    assert message("RSK001", RISK + criteria(WHOLE, "draft")) == (
        "no risk criteria are in force: RC is a draft"
    )
    old = criteria(WHOLE, "superseded", "OLD")
    assert message("RSK001", RISK + criteria(WHOLE, "draft") + old) == (
        "no risk criteria are in force: OLD is superseded and RC is a draft"
    )
    assert message("RSK001", RISK + criteria("")) == (
        "the risk criteria in force do not say what risk is acceptable or how risks are rated"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (criteria(WHOLE) + RISK, []),
        (RISK + OTHER, NONE),
        (criteria(WHOLE, "draft") + RISK + OTHER, ["RC error status not-in-force"]),
        (criteria(WHOLE, "superseded") + RISK, ["RC error status not-in-force"]),
        (criteria(WHOLE, "superseded", "OLD") + criteria(WHOLE) + RISK, []),
        (criteria(WHOLE, "draft", "NEW") + criteria(WHOLE) + RISK, []),
        # Where no risk is on record yet, the criteria may still be on their way.
        (criteria(WHOLE, "draft"), []),
        (criteria(""), ["RC error acceptance lacks"]),
    ],
)
def test_criteria_in_force(text: str, expected: list[str]) -> None:
    assert judged("RSK001", text) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("acceptance: 9\nlevel: sum", []),
        ("acceptance: low\nscales: {level: [low, high]}", []),
        ("acceptance: 9\nassessment_criteria: each January", []),
        ("acceptance: 0\nlevel: product", []),
        ("acceptance: 9", ["RC error level lacks"]),
        ("level: product", ["RC error acceptance lacks"]),
        ("acceptance: TBD\nlevel: product", ["RC error acceptance lacks"]),
        (
            "acceptance: 9\ntext: levels are judged in a workshop",
            ["? RC: its text may say how risks are rated"],
        ),
        (
            "text: see below",
            ["? RC: its text may say what risk is acceptable and how risks are rated"],
        ),
    ],
)
def test_what_criteria_say(more: str, expected: list[str]) -> None:
    assert judged("RSK001", criteria(more) + RISK) == expected
    # The rest may be a section of the method.
    assert judged("RSK001", criteria(more) + RISK + document()) == []


@pytest.mark.parametrize(
    ("clauses", "status", "expected"),
    [
        ('["6.1.2"]', "approved", []),
        ('["6.1.2 a"]', "approved", []),
        ('["6.1"]', "approved", []),
        ('["6.1.3"]', "approved", NONE),
        ('["6.1.2"]', "draft", NONE),
    ],
)
def test_criteria_in_the_method(clauses: str, status: str, expected: list[str]) -> None:
    assert judged("RSK001", RISK + document(clauses, status)) == expected
