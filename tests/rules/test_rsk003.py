from __future__ import annotations

import pytest
from judge import judged, message
from risk_kit import CRITERIA, WORDS, risk

from isms_lint.testing import lint


def lacks(field: str) -> list[str]:
    return [f"R error {field} lacks"]


def test_what_it_says() -> None:
    assert message("RSK003", risk("level: 3")) == "consequence and likelihood are missing"
    assert message("RSK003", CRITERIA + risk("consequence: 3.7, likelihood: 4, level: 15")) == (
        "consequence 3.7 is not on the scale 1 to 5 (RC)"
    )
    assert message("RSK003", CRITERIA + risk("consequence: 3.7, likelihood: often")) == (
        "level is missing, consequence 3.7 is not on the scale 1 to 5 (RC) and likelihood `often` is"
        " not on the scale 1 to 5 (RC)"
    )
    words = risk("consequence: grave, likelihood: often, level: extreme")
    assert message("RSK003", WORDS + words) == (
        "level `extreme` is not on the scale low, medium, high (RC)"
    )
    off = CRITERIA + risk("consequence: 9, likelihood: 1, level: 9")
    (finding,) = lint(off, select=["RSK003"]).findings
    assert [(r.id, r.location.line, r.message) for r in finding.related] == [
        ("RC", 4, "the scales")
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("consequence: 4, likelihood: 4, level: 16", []),
        ("consequence: '4', likelihood: 4.0, level: '16'", []),
        ("consequence: 4, likelihood: 4", lacks("level")),
        ("consequence: 4, level: 16", lacks("likelihood")),
        ("likelihood: 4, level: 16", lacks("consequence")),
        ("consequence: TBD, likelihood: 4, level: 16", lacks("consequence")),
        ("consequence: 3.7, likelihood: 4, level: 15", lacks("consequence")),
        ("consequence: 4, likelihood: 0, level: 0", lacks("likelihood")),
        ("consequence: 4, likelihood: likely, level: 16", lacks("likelihood")),
        ("consequence: 4, likelihood: true, level: 4", lacks("likelihood")),
        ("consequence: 6", lacks("likelihood")),
        ("status: closed", []),
    ],
)
def test_numbers(more: str, expected: list[str]) -> None:
    assert judged("RSK003", CRITERIA + risk(more)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("consequence: grave, likelihood: often, level: high", []),
        ("consequence: Grave, likelihood: often, level: HIGH", []),
        ("consequence: grave, likelihood: often, level: extreme", lacks("level")),
        ("consequence: 2, likelihood: often, level: high", lacks("consequence")),
    ],
)
def test_words(more: str, expected: list[str]) -> None:
    assert judged("RSK003", WORDS + risk(more)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", []),
        ("10", []),
        ("3.7", []),
        ("-1", lacks("consequence")),
        ("11", lacks("consequence")),
    ],
)
def test_a_continuous_scale(value: str, expected: list[str]) -> None:
    criteria = (
        "kind: risk-criteria\nid: RC\nstatus: approved\n"
        "scales: {consequence: {min: 0, max: 10}}\n---\n"
    )
    text = criteria + risk(f"consequence: {value}, likelihood: 99, level: x")
    assert judged("RSK003", text) == expected
    word = criteria + risk("consequence: high, likelihood: 1, level: x")
    assert judged("RSK003", word) == lacks("consequence")


def test_without_scales_only_what_is_missing() -> None:
    assert judged("RSK003", risk("consequence: 77, likelihood: x, level: y")) == []
    assert judged("RSK003", risk("consequence: 77")) == lacks("likelihood")


def test_the_criteria_of_the_assessment() -> None:
    old = CRITERIA.replace("id: RC", "id: OLD").replace("approved", "superseded")
    rating = "consequence: 4, likelihood: 4, level: 16"
    in_words = risk(f"{rating}, assessment: RA")
    by_old = "{kind: risk-assessment, id: RA, criteria: OLD}\n---\n"
    assert judged("RSK003", WORDS + old + in_words) == lacks("consequence")
    assert judged("RSK003", WORDS + old + by_old + in_words) == []
    # Without a word, those that were in force when it was completed.
    dated = old.replace("level: product", "level: product\napproved_on: 2024-01-12")
    now = WORDS.replace("acceptance", "approved_on: 2026-06-01\nacceptance")
    done = "{{kind: risk-assessment, id: RA, completed_on: {}}}\n---\n"
    assert judged("RSK003", now + dated + done.format("2026-05-31") + in_words) == []
    assert judged("RSK003", now + dated + done.format("2026-06-01") + in_words) == (
        lacks("consequence")
    )
