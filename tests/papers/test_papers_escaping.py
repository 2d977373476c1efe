"""What a record holds comes out of every paper as the text it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from isms_lint.papers.blocks import blocks_of, text_of
from isms_lint.papers.escaping import escaped
from isms_lint.reporters.escape import plain

MARKUP = some.text(alphabet="ab1 \\`*_{}[]()<>#+-.!|~&;:/@$^=\"'\n\tw", max_size=30)
NASTY = (
    "- item", "1. item", "# heading", "> quote", "    code", "```", "---", "===", "| a | b |",
    "[a](javascript:x)", "![a](http://a/b.png)", "<script>alert(1)</script>", "<br>", "&lt;b&gt;",
    "http://a.example", "www.a.example", "[a]: /b", "\\", "a\\", "*a*", "__a__", "~~a~~", "<!-- x -->",
    "![a](picture:0)", "{{ 7*7 }}", "{% raw %}",
)  # fmt: skip


def _one_text(block: dict[str, object]) -> str:
    inline = block["inline"]
    assert isinstance(inline, list)
    assert not any(one.get("link") or one.get("strong") or one.get("emphasis") for one in inline)
    assert not any(one.get("code") or "break" in one for one in inline)
    return text_of(inline)


def _same(shown: str, text: str) -> bool:
    return " ".join(shown.split()) == " ".join(plain(text).split())


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("before", ["", "Before ", "**Name:** "])
def test_nothing_in_a_text_is_markup(text: str, before: str) -> None:
    (block,) = blocks_of(f"{before}{escaped(text)}\n")
    assert block["type"] == "paragraph"
    shown = text_of(block["inline"])
    assert _same(shown.removeprefix(before.replace("*", "")), text)


@given(MARKUP.filter(lambda text: bool(text.strip())))
def test_any_text_is_one_paragraph_of_itself(text: str) -> None:
    (block,) = blocks_of(escaped(text))
    assert block["type"] == "paragraph"
    assert _same(_one_text(block), text)


@given(MARKUP, MARKUP)
def test_any_text_is_one_cell_of_a_table(one: str, other: str) -> None:
    (table,) = blocks_of(f"| a | b |\n|---|---|\n| {escaped(one)} | {escaped(other)} |\n")
    (row,) = table["rows"]
    shown = [_one_text({"inline": cell}) for cell in row]
    assert _same(shown[0], one)
    assert _same(shown[1], other)


@given(MARKUP.filter(lambda text: bool(text.strip())))
def test_any_text_is_one_item_of_a_list(text: str) -> None:
    (block,) = blocks_of(f"- {escaped(text)}\n- b\n")
    first, _ = block["items"]
    assert [part["type"] for part in first] == ["paragraph"]
    assert _same(_one_text(first[0]), text)


@pytest.mark.parametrize("text", ["9.3.2 d", "2026-10-08", "A.5.15–A.5.18", "10:30", "-5 %", "a-b"])
def test_what_is_no_markup_stays_readable(text: str) -> None:
    assert escaped(text) == text
