from __future__ import annotations

import pytest
from judge import judged, message
from risk_kit import CRITERIA, WORDS, risk

from isms_lint.testing import lint

UNTREATED = ["R error level untreated"]


def test_what_it_says() -> None:
    text = CRITERIA + risk("level: 16")
    assert message("RSK005", text) == (
        "level 16 is above what is acceptable (9), and no treatment is decided"
    )
    (finding,) = lint(text, select=["RSK005"]).findings
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("RC", 6, "what is acceptable")
    ]


@pytest.mark.parametrize(
    ("criteria", "rating", "expected"),
    [
        (CRITERIA, "level: 9", []),
        (CRITERIA, "level: 10", UNTREATED),
        (CRITERIA, "level: '10'", UNTREATED),
        (CRITERIA, "consequence: 5, likelihood: 2", UNTREATED),
        (CRITERIA, "consequence: 3, likelihood: 3, level: TBD", []),
        (CRITERIA, "level: 16, status: closed", []),
        (CRITERIA, "title: not rated yet", []),
        (WORDS, "level: low", []),
        (WORDS, "level: medium", UNTREATED),
        (WORDS, "level: Medium", UNTREATED),
        (WORDS, "consequence: grave, likelihood: often", UNTREATED),
    ],
)
def test_levels(criteria: str, rating: str, expected: list[str]) -> None:
    assert judged("RSK005", criteria + risk(rating)) == expected


@pytest.mark.parametrize(
    ("treatment", "expected"),
    [
        *((word, []) for word in ("modify", "retain", "avoid", "share")),
        ("''", UNTREATED),
        ("TBD", UNTREATED),
    ],
)
def test_decisions(treatment: str, expected: list[str]) -> None:
    text = CRITERIA + risk(f"level: 16, controls: [A.8.12], treatment: {treatment}")
    assert judged("RSK005", text) == expected


@pytest.mark.parametrize(
    ("day", "grace", "expected"),
    [
        ("2026-10-21", 30, []),
        ("2026-10-20", 30, UNTREATED),
        ("2026-11-20", 0, []),
        ("2026-11-19", 0, UNTREATED),
        ("TBD", 30, UNTREATED),
    ],
)
def test_newly_identified_risks(day: str, grace: int, expected: list[str]) -> None:
    text = CRITERIA + risk(f"level: 16, identified_on: {day}")
    assert judged("RSK005", text, grace_days=grace) == expected
    if grace == 30:
        assert judged("RSK005", text) == expected


def test_what_cannot_be_judged() -> None:
    unclear = ["? R: the level cannot be compared with the acceptance of the criteria"]
    assert judged("RSK005", CRITERIA + risk("level: high")) == unclear
    assert judged("RSK005", WORDS + risk("level: 3")) == unclear
    assert judged("RSK005", CRITERIA.replace("acceptance: 9", "") + risk("level: 16")) == unclear
    draft = CRITERIA.replace("approved", "draft")
    assert judged("RSK005", draft + risk("level: 16")) == ["? R: no risk criteria are in force"]
    assert judged("RSK005", draft + risk("level: 16, treatment: modify")) == []
    assert judged("RSK005", risk("level: 16")) == ["? no risk-criteria records"]


def test_the_criteria_of_the_assessment() -> None:
    old = CRITERIA.replace("id: RC", "id: OLD").replace("acceptance: 9", "acceptance: 16")
    assessment = "{kind: risk-assessment, id: RA, criteria: OLD}\n---\n"
    text = CRITERIA + old.replace("approved", "superseded") + assessment
    assert judged("RSK005", text + risk("level: 16, assessment: RA")) == []
    assert judged("RSK005", text + risk("level: 16")) == UNTREATED
