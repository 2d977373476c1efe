from __future__ import annotations

import pytest
from judge import judged, message
from risk_kit import CRITERIA, WORDS, risk

from isms_lint.testing import lint

DIFFERS = ["R error level differs"]
RESIDUAL = ["R error residual.level differs"]
SUM = CRITERIA.replace("product", "sum")


def test_what_it_says() -> None:
    text = CRITERIA + risk("consequence: 4, likelihood: 4, level: 12")
    assert message("RSK004", text) == (
        "the level is given as 12; consequence 4 and likelihood 4 give 16 by RC"
    )
    (finding,) = lint(text, select=["RSK004"]).findings
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("RC", 5, "the level is computed like this")
    ]
    text = WORDS + risk("residual: {consequence: grave, likelihood: rare, level: low}")
    assert message("RSK004", text) == (
        "the residual level is given as low; consequence grave and likelihood rare give medium by RC"
    )


@pytest.mark.parametrize(
    ("criteria", "rating", "expected"),
    [
        (CRITERIA, "consequence: 4, likelihood: 4, level: 16", []),
        (CRITERIA, "consequence: '4', likelihood: 4, level: '16'", []),
        (CRITERIA, "consequence: 4, likelihood: 4, level: 15", DIFFERS),
        (CRITERIA, "consequence: 4, likelihood: 4, level: 17", DIFFERS),
        (SUM, "consequence: 4, likelihood: 4, level: 8", []),
        (SUM, "consequence: 4, likelihood: 4, level: 16", DIFFERS),
        (WORDS, "consequence: grave, likelihood: often, level: high", []),
        (WORDS, "consequence: Grave, likelihood: Often, level: High", []),
        (WORDS, "consequence: grave, likelihood: often, level: medium", DIFFERS),
        # Without all parts there is nothing to compute: RSK003 speaks of that.
        (CRITERIA, "consequence: 4, level: 12", []),
        (CRITERIA, "consequence: 4, likelihood: 4", []),
        (CRITERIA, "consequence: 4, likelihood: 4, level: TBD", []),
        # Nor where a part is on no scale.
        (CRITERIA, "consequence: 3.7, likelihood: 4, level: 15", []),
        (CRITERIA, "consequence: 4, likelihood: 6, level: 12", []),
        (WORDS, "consequence: fatal, likelihood: often, level: low", []),
        (CRITERIA, "consequence: 4, likelihood: 4, level: 12, status: closed", []),
        ("", "consequence: 4, likelihood: 4, level: 12", []),
        (CRITERIA.replace("product", "''"), "consequence: 4, likelihood: 4, level: 12", []),
    ],
)
def test_levels(criteria: str, rating: str, expected: list[str]) -> None:
    assert judged("RSK004", criteria + risk(rating)) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("[[1, 2], [3, 9]]", []),
        ("[[1, 2], [3, 4]]", DIFFERS),
        ("{1: {1: 1, 2: 2}, 2: {1: 3, 2: 9}}", []),
        ("{1: {1: 1, 2: 2}, 2: {1: 3, 2: 4}}", DIFFERS),
        ("{2: [3, 4]}", DIFFERS),
        ("[[1, 2]]", []),
        ("{1: {1: 1}}", []),
    ],
)
def test_table_levels(table: str, expected: list[str]) -> None:
    criteria = (
        "kind: risk-criteria\nid: RC\nstatus: approved\n"
        f"scales: {{consequence: [1, 2], likelihood: [1, 2]}}\nlevel: {table}\n---\n"
    )
    text = criteria + risk("consequence: 2, likelihood: 2, level: 9")
    assert judged("RSK004", text) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("level_reason: two of these at once last year", []),
        ("level_reason: TBD", DIFFERS),
        ("level_reason: ''", DIFFERS),
    ],
)
def test_another_level_with_a_reason(more: str, expected: list[str]) -> None:
    text = CRITERIA + risk(f"consequence: 4, likelihood: 4, level: 20, {more}")
    assert judged("RSK004", text) == expected


@pytest.mark.parametrize(
    ("residual", "expected"),
    [
        ("consequence: 4, likelihood: 2, level: 8", []),
        ("consequence: 4, likelihood: 2, level: 6", RESIDUAL),
        ("consequence: 4, likelihood: 2, level: 6, reason: the log counts for more", []),
        ("level: 6", []),
    ],
)
def test_the_residual_level(residual: str, expected: list[str]) -> None:
    text = CRITERIA + risk(f"consequence: 4, likelihood: 4, level: 16, residual: {{{residual}}}")
    assert judged("RSK004", text) == expected


def test_a_word_for_a_number() -> None:
    text = CRITERIA + risk("consequence: 4, likelihood: 4, level: high")
    assert judged("RSK004", text) == [
        "? R: `level` and what the criteria compute are not of one sort"
    ]
    text = WORDS + risk("residual: {consequence: grave, likelihood: rare, level: 4}")
    assert judged("RSK004", text) == [
        "? R: `residual.level` and what the criteria compute are not of one sort"
    ]


def test_the_criteria_of_the_assessment() -> None:
    old = SUM.replace("id: RC", "id: OLD").replace("approved", "superseded")
    assessment = "{kind: risk-assessment, id: RA, criteria: OLD}\n---\n"
    text = CRITERIA + old + assessment
    rated = "consequence: 4, likelihood: 4, level: 8"
    assert judged("RSK004", text + risk(f"{rated}, assessment: RA")) == []
    assert judged("RSK004", text + risk(rated)) == DIFFERS


def test_fractions_are_multiplied_as_people_do() -> None:
    steps = [n / 10 for n in range(1, 11)]
    rows = "".join(
        f"  - {{id: R-{n}-{m}, consequence: {n / 10}, likelihood: {m / 10}, level: {n * m / 100}}}\n"
        for n in range(1, 11)
        for m in range(1, 11)
    )
    criteria = CRITERIA.replace("[1, 2, 3, 4, 5]", str(steps))
    assert "0.7" in criteria
    assert judged("RSK004", f"{criteria}kind: risk\nrecords:\n{rows}") == []
    assert message("RSK004", criteria + risk("consequence: 0.8, likelihood: 0.4, level: 0.3")) == (
        "the level is given as 0.3; consequence 0.8 and likelihood 0.4 give 0.32 by RC"
    )
