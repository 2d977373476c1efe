"""Headings, names of columns and words, as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.normal import normal


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("## 📋 2.1 Non‑Conformity  Register:", "non-conformity register"),
        ("Status", "status"),
        ("  Risk\n Owner ", "risk owner"),
        ("✅ Closed", "closed"),
        ("🟡 In Progress", "in progress"),
        ("⚠️ Warning", "warning"),
        ("1️⃣ First", "1 first"),
        ("☑ Done", "done"),
        ("**Owner:**", "owner"),
        ("Owner*", "owner"),
        ("`risk_score`", "risk score"),
        ("in_treatment", "in treatment"),
        ("4) Findings", "findings"),
        ("(3) Findings", "findings"),
        ("1. 2. Findings", "findings"),
        ("5.1.2. Policies", "policies"),
        ("2.1 scope", "scope"),
        ("3 - High", "high"),
        ("2.1 – Scope", "scope"),
        ("Maßnahme", "massnahme"),
        ("Não Conformidade", "não conformidade"),
        ("CAFE\u0301", "café"),
        ("Ｓｔａｔｕｓ", "status"),
        ("№", "no"),
        ("“Quoted” ’s", '"quoted" \'s'),
    ],
)
def test_what_counts(text: str, compared: str) -> None:
    assert normal(text) == compared


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("30 days", "30 days"),
        ("3 High", "3 high"),
        ("4 - 6 weeks", "4 - 6 weeks"),
        ("93 controls", "93 controls"),
        ("2025 Programme", "2025 programme"),
        ("Section 3", "section 3"),
        ("A.5.1 Policies", "a.5.1 policies"),
        ("2.1", "2.1"),
        ("4)", "4)"),
        ("3-High", "3-high"),
        ("R-001", "r-001"),
    ],
)
def test_numbers_that_are_no_numbering_stay(text: str, compared: str) -> None:
    assert normal(text) == compared


@pytest.mark.parametrize("text", ["✅", "⚠", "☐", "#", "—", "🔴🔴", "%", "+", "???"])
def test_a_text_of_symbols_is_itself(text: str) -> None:
    assert normal(f" {text} ") == text.replace("—", "-")


def test_the_look_of_a_symbol_does_not_count() -> None:
    assert normal("⚠️") == normal("⚠")


TEXT = st.text(alphabet="aB2.1) (:-–_*#📋✅\ufe0f Éß№½①\n", max_size=20) | st.text(max_size=30)


@given(TEXT)
def test_what_is_comparable_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(min_size=1))
def test_only_space_comes_to_nothing(text: str) -> None:
    assert bool(normal(text)) == bool(text.replace("\ufe0f", "").strip())
