"""The text of a cell, as the rendered page shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.written.plain import plain_text

MARKUP = "*_~`[](){}<>!\\&;#|a1 -.\n\"'/"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  R-001 ", "R-001"),
        ("**R-001**", "R-001"),
        ("***MAJOR***", "MAJOR"),
        ("**A**: *b* and _c_", "A: b and c"),
        ("**Root Cause (5-Why):**", "Root Cause (5-Why):"),
        ("*a **b** c*", "a b c"),
        ("~~old~~ new", "old new"),
        ("`a*b*c`", "a*b*c"),
        ("`` a`b ``", "a`b"),
        ("`open", "`open"),
        ("[Risk policy](../risk.md)", "Risk policy"),
        ("[a](<b c> 'title') d", "a d"),
        ("[a](b(c)d)", "a"),
        ("[a][ref] b", "a b"),
        ("[![badge](x.svg)](https://example.org/a_b_c)", "badge"),
        ("![Scope](scope.png) of it", "Scope of it"),
        ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
        ("[[Jane Doe]]", "Jane Doe"),
        ("[[people/jane|Jane Doe]]", "Jane Doe"),
        ("see note[^1]", "see note"),
        ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<span style='color:red'>High</span>", "High"),
        ("<!-- to do --> done", "done"),
        ("a \\| b \\*c\\*", "a | b *c*"),
        ("&lt;0.3&nbsp;&amp; more &#x2714;", "<0.3\u00a0& more \u2714"),
        ("🔴 **Open**", "🔴 Open"),
        (":white_check_mark: Done", "✅ Done"),
    ],
)
def test_markup_goes_and_the_text_stays(cell: str, text: str) -> None:
    assert plain_text(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        "snake_case_words and a_b",
        "2 * 3 * 4",
        "CVE-2024-*",
        "CVE-2024-*, CVE-2025-*",
        "*.example.org, *.example.com",
        "R-* / S-*",
        "RR < 0.3 and > 0.1",
        "R&D, AT&T; Q&A",
        "~2026-03",
        "[DATE]",
        "[[DATE]]",
        "[x]",
        "[ ] open",
        "<date>",
        "<Name of the owner>",
        "C:\\temp",
        "a[0](",
        "&unknownentity;",
        "5 ** 2",
        "Mitigate: a:b: c :no_such_emoji: d",
    ],
)
def test_what_marks_nothing_stays(cell: str) -> None:
    assert plain_text(cell) == cell


@given(st.text(alphabet=MARKUP, max_size=60) | st.text(max_size=60))
def test_it_takes_any_text(cell: str) -> None:
    text = plain_text(cell)
    assert text == text.strip()
    if "&" not in cell:
        assert len(text) <= len(cell)


@pytest.mark.parametrize(
    "piece", ["**a", "[", "](", "`a``b", "<a ", "_a ", "* a*", "[a](b", "<!--"]
)
def test_a_long_cell_of_half_markup_is_read(piece: str) -> None:
    assert plain_text(piece * 20_000)
