"""Patterns of the configuration: what they match, what they take."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.patterns import matches, take


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("Risk Register", "## 2. ⚠️ Risk  register:"),
        ("NCR-*", "NCR-001 (Minor) – IS Policy"),
        ("NCR-*", "3.1 NCR–001 (Minor)"),
        ("*treated", "🟢 Treated"),
        ("*", "anything"),
        ("*", ""),
        ("*register*", "The Register"),
        ("a*b*c", "a b b c"),
        ("a*a", "aa"),
        ("2.1 *", "2.1 Findings"),
        ("Scope", "## 2 Scope"),
        ("2 Scope", "2 Scope"),
        ("3 high", "3 High"),
        ("2.1 Findings", "## 2.1 findings"),
        ("in progress", "In_Progress"),
        ("✅", "✅"),
        ("{} (*", "NCR-1 (Minor)"),
    ],
)
def test_matches(pattern: str, text: str) -> None:
    assert matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("Risk", "Risk Register"),
        ("Register", "Risk Register"),
        ("Risk*", "The Risk"),
        ("*Risk", "Risk Register"),
        ("a*a", "a"),
        ("ab*bc", "abc"),
        ("a*b*c", "a c b"),
        ("2.1 *", "2.2 Findings"),
        ("2 Scope", "3 Scope"),
        ("days", "30 days"),
        ("2.1 Findings", "3.1 Findings"),
        ("✅", "❌"),
        ("closed", ""),
        ("a.c", "abc"),
        ("[ab]", "a"),
    ],
)
def test_does_not_match(pattern: str, text: str) -> None:
    assert not matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "taken"),
    [
        ("{} (*", "NCR-001 (Minor) – IS Policy (old)", "NCR-001"),
        ("* ({}) *", "NCR-001 (Minor) – IS Policy (old) x", "Minor"),
        ("* – {}", "NCR-001 (Minor) - IS Policy – All", "IS Policy – All"),
        ("ncr-{}", "NCR–007", "007"),
        ("Audit  report {}", "audit report AU-1", "AU-1"),
        ("{}", "  R-1 ", "R-1"),
        ("{}", "🔴 R-1", "R-1"),
        ("{} (*", "🔴 2.1 NCR-001 (Minor)", "NCR-001"),
        ("{} (*", "2 NCR-001 (Minor)", "NCR-001"),
        ("NCR-{} (*", "2.1 NCR-001 (Minor)", "001"),
        ("{} *", "5.1 Policies", "5.1"),
        ("{}", "4. Corrective Actions", "Corrective Actions"),
        ("*/{}-findings.md", "isms/2025/AU-1-findings.md", "AU-1"),
        ("*/{}.md", "a/b/c.md", "c"),
        ("isms/{}/*", "isms/2025/q1/a.md", "2025"),
        ("{}: *", "Straße: x", "Straße"),
        ("İ{}", "İx", "x"),
    ],
)
def test_takes(pattern: str, text: str, taken: str) -> None:
    assert take(pattern, text) == taken


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{} (*", "NCR-001"),
        ("NCR-{}", "NCR-"),
        ("NCR-{}", "NCR-  "),
        ("{}-findings.md", "-findings.md"),
        ("isms/{}.md", "isms/a/b.md"),
        ("no place", "no place"),
        ("{}", ""),
        ("(*){}", "abc"),
    ],
)
def test_takes_nothing(pattern: str, text: str) -> None:
    assert take(pattern, text) is None


LETTERS = st.text(alphabet="ab-", max_size=12)


@given(st.text(alphabet="ab-*", max_size=8), st.text(alphabet="ab-", min_size=1, max_size=12))
def test_a_star_is_what_it_is_elsewhere(pattern: str, text: str) -> None:
    expression = "".join(
        ".*" if character == "*" else re.escape(character) for character in pattern
    )
    assert matches(pattern, text) == (re.fullmatch(expression, text) is not None)


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_what_is_taken_stands_between_the_rest(one: str, two: str, text: str, more: str) -> None:
    taken = take(f"{one}{{}}{two}*", f"{one}{text}{two}{more}")
    if text:
        assert taken is not None
        assert taken in f"{one}{text}{two}{more}"


@given(st.text(), st.text())
def test_any_texts_will_do(pattern: str, text: str) -> None:
    assert matches(pattern, text) in {True, False}
    taken = take(f"{pattern}{{}}", text)
    assert taken is None or taken == taken.strip() != ""


def test_many_stars_on_a_long_text_end() -> None:
    assert not matches("*a" * 200 + "b", "a" * 50_000)
    assert take("*/{}x*" + "a*" * 50 + "b", "a/" * 20_000) is None
