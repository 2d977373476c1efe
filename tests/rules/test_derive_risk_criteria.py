from __future__ import annotations

from typing import Any

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st
from risk_kit import CRITERIA, WORDS

from isms_lint.records.record import Record
from isms_lint_iso27001.derive.risk.criteria import (
    computed_level,
    criteria_for,
    criteria_now,
    in_words,
    is_above,
    is_number,
    number_of,
    on_scale,
    rank,
    same,
)
from isms_lint_iso27001.derive.risk.risks import (
    is_active,
    is_treated_by_controls,
    is_unacceptable,
    items_of,
    level_of,
)


def criteria(text: str) -> Record:
    found = run_of(text).derive(criteria_now)
    assert found is not None
    return found


NUMBERS, TABLE = criteria(CRITERIA), criteria(WORDS)
LEVELS = ["low", "medium", "high"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (3.5, 3.5),
        ("3", 3),
        (" 3.5 ", 3.5),
        ("-1", -1),
        (True, None),
        (None, None),
        ("", None),
        ("three", None),
        ("3 - likely", None),
        (float("nan"), None),
        (float("inf"), None),
        ("9" * 20, None),
    ],
)
def test_numbers(value: Any, expected: Any) -> None:
    assert number_of(value) == expected
    assert is_number(value) == (expected is not None and not isinstance(value, str))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (4, 4.0, True),
        ("4", 4, True),
        (4, 5, False),
        ("High", " high ", True),
        ("high", "low", False),
        (4, "four", False),
        (True, 1, False),
    ],
)
def test_sameness(one: Any, other: Any, expected: bool) -> None:
    assert same(one, other) is expected


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [
        (3, [1, 2, 3], True),
        (4, [1, 2, 3], False),
        ("Low", LEVELS, True),
        (2.5, {"min": 0, "max": 5}, True),
        ("5", {"min": 0, "max": 5}, True),
        (5.1, {"min": 0, "max": 5}, False),
        (-1, {"min": 0}, False),
        (99, {"min": 0}, True),
        ("high", {"min": 0, "max": 5}, False),
        (99, None, True),
        (99, [], True),
    ],
)
def test_scales(value: Any, scale: Any, expected: bool) -> None:
    assert on_scale(value, scale) is expected


@given(st.sampled_from(["minor", "grave"]), st.sampled_from(["rare", "often"]))
def test_a_higher_part_never_lowers_a_level_of_the_table(consequence: str, likelihood: str) -> None:
    level = rank(computed_level(TABLE, consequence, likelihood), TABLE)
    worst = rank(computed_level(TABLE, "grave", "often"), TABLE)
    assert level is not None
    assert worst is not None
    assert level <= worst


@given(st.integers(1, 5), st.integers(1, 5))
def test_product_and_acceptance(consequence: int, likelihood: int) -> None:
    level = computed_level(NUMBERS, consequence, likelihood)
    assert level == consequence * likelihood
    assert is_above(level, "acceptance", NUMBERS) is (level > 9)
    assert is_above(level, "high", NUMBERS) is (level >= 15)


@pytest.mark.parametrize(
    ("level", "limit", "expected"),
    [
        ("low", "acceptance", False),
        ("Medium", "acceptance", True),
        ("medium", "high", False),
        ("high", "high", True),
        ("extreme", "acceptance", None),
        (3, "acceptance", None),
        (None, "acceptance", None),
    ],
)
def test_words_above_a_limit(level: Any, limit: str, expected: bool | None) -> None:
    assert is_above(level, limit, TABLE) is expected


def test_without_a_limit() -> None:
    assert is_above(16, "acceptance", criteria(CRITERIA.replace("acceptance: 9", ""))) is None


RISK = "kind: risk\nid: R\nassessment: RA\nlevel: 16\n---\n"
OLD = CRITERIA.replace("id: RC", "id: OLD").replace("approved", "superseded")


@pytest.mark.parametrize(
    ("assessment", "expected"),
    [
        ("", "RC"),
        ("criteria: OLD", "OLD"),
        ("criteria: X", "RC"),
        ("completed_on: 2026-01-31", "OLD"),
        ("completed_on: 2026-02-01", "RC"),
        ("completed_on: 2026-01-31\ncriteria: RC", "RC"),
        ("completed_on: spring", "RC"),
    ],
)
def test_the_criteria_a_risk_was_rated_by(assessment: str, expected: str) -> None:
    dated = OLD.replace("high: 15", "high: 15\napproved_on: 2025-01-01")
    new = CRITERIA.replace("high: 15", "high: 15\napproved_on: 2026-02-01")
    run = run_of(RISK + new + dated + f"kind: risk-assessment\nid: RA\n{assessment}\n")
    (risk,) = run.register.of("risk")
    found = criteria_for(risk, run)
    assert found is not None
    assert found.id == expected


def test_no_criteria() -> None:
    run = run_of(RISK + CRITERIA.replace("approved", "draft"))
    (risk,) = run.register.of("risk")
    assert criteria_for(risk, run) is None
    assert is_unacceptable(risk, run) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"level": 7, "consequence": 4, "likelihood": 4}, 7),
        ({"consequence": 4, "likelihood": 4}, 16),
        ({"level": "TBD", "consequence": 4, "likelihood": 4}, 16),
        ({"consequence": 4}, None),
        ({}, None),
    ],
)
def test_the_level_of_a_risk(values: dict[str, Any], expected: Any) -> None:
    assert level_of(values, NUMBERS) == expected
    assert level_of(values, None) == values.get("level") or values.get("level") == "TBD"


@pytest.mark.parametrize(
    ("more", "active"),
    [
        ("title: x", True),
        ("status: active", True),
        ("status: closed", False),
        ("closed_on: 2026-01-01", False),
        ("status: active\nclosed_on: 2026-01-01", True),
    ],
)
def test_active_risks(more: str, active: bool) -> None:
    (risk,) = run_of(f"kind: risk\nid: R\n{more}\n").register.of("risk")
    assert is_active(risk) is active


@pytest.mark.parametrize(
    ("treatment", "by_controls"),
    [("modify", True), ("share", True), ("''", True), ("retain", False), ("avoid", False)],
)
def test_what_controls_treat(treatment: str, by_controls: bool) -> None:
    run = run_of(f"kind: risk\nid: R\ntreatment: {treatment}\ncontrols: [A.8.12, A.9.2.3]\n")
    (risk,) = run.register.of("risk")
    assert is_treated_by_controls(risk) is by_controls
    assert items_of(risk, run) == ({"A.8.12"} if by_controls else set())


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ([1, 2, 3, 4, 5], "1 to 5"),
        (["1", "2", "3"], "1 to 3"),
        ([1, 2], "1, 2"),
        ([1, 3, 5], "1, 3, 5"),
        ([3, 2, 1], "3, 2, 1"),
        (["low", "high"], "low, high"),
        ({"min": 0, "max": 10}, "0 to 10"),
        ({"min": 0}, "from 0"),
        ({"max": 0.5}, "up to 0.5"),
        ({}, "of numbers"),
    ],
)
def test_a_scale_in_words(scale: Any, words: str) -> None:
    assert in_words(scale) == words
