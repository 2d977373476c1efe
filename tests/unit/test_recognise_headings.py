"""Headings as patterns: what stays when the year changes, and where ids and titles stand."""

from __future__ import annotations

import pytest

from isms_lint.recognise.headings import (
    bracketed,
    common_pattern,
    id_pattern,
    pattern_of,
    title_pattern,
)
from isms_lint.written.patterns import matches, take

FINDINGS = [
    "NCR-001 (Minor) – Leavers keep their badges",
    "NCR-002 (Major) – No supplier was assessed",
    "NCR-003 (Minor) – Logs are not read",
]


@pytest.mark.parametrize(
    ("heading", "pattern"),
    [
        ("Risk Register", "Risk Register"),
        ("3. Risk Register", "Risk Register"),
        ("🔍 Risk Register", "Risk Register"),
        ("Audit Schedule 2026", "Audit Schedule*"),
        ("Security KPIs – Q1 2026", "Security KPIs - *"),
        ("Incidents (January 2026)", "Incidents *"),
        ("Controls of ISO/IEC 27001:2022", "Controls of ISO/IEC 27001:2022"),
        ("2026", "2026"),
    ],
)
def test_years_and_quarters_are_left_open(heading: str, pattern: str) -> None:
    assert pattern_of(heading) == pattern
    assert matches(pattern, heading)


def test_headings_with_ids_are_one_pattern() -> None:
    assert common_pattern(FINDINGS) == "NCR-*"
    assert common_pattern(["Finding NC1", "Finding NC2"]) == "Finding NC*"


def test_where_id_and_title_stand() -> None:
    assert id_pattern(FINDINGS) == "{} (*"
    assert title_pattern(FINDINGS) == "*) - {}"
    assert [take(id_pattern(FINDINGS), one) for one in FINDINGS] == [
        "NCR-001",
        "NCR-002",
        "NCR-003",
    ]
    assert take(title_pattern(FINDINGS), FINDINGS[2]) == "Logs are not read"


@pytest.mark.parametrize(
    ("headings", "id_at", "title_at"),
    [
        (["INC-1: Theft", "INC-2: Fire"], "{}:*", "*: {}"),
        (["R-1", "R-2"], "{}", ""),
        (["Risk R-1", "Risk R-2"], "Risk {}", ""),
        (["Risk R-1", "Threat R-2"], "", ""),
        (["Scope", "Context"], "", ""),
    ],
)
def test_other_forms(headings: list[str], id_at: str, title_at: str) -> None:
    assert (id_pattern(headings), title_pattern(headings)) == (id_at, title_at)


def test_what_stands_in_brackets() -> None:
    assert bracketed(FINDINGS) == ("*({})*", ["Minor", "Major", "Minor"])
    assert bracketed(["NC-1 (Minor)", "NC-2 (Major)"]) == ("*({})", ["Minor", "Major"])
    assert bracketed(["NC-1 (Minor)", "NC-2"]) == ("", [])
