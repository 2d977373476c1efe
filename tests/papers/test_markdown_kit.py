"""The kit that reads Markdown: what is markup shows as an element, what is none as text."""

from __future__ import annotations

import pytest
from markdown_kit import read_markdown

SOUND = """\
# Readiness

Shown: [AUD-1](audits/one.yaml).

## Controls

![Two bars](bars.svg)

| Control | State |
|---|---|
| A.5.1 | \\<b\\>done\\</b\\> \\| *now* |
"""


def test_a_document_is_read() -> None:
    read = read_markdown(SOUND)
    assert read.headings == [(1, "Readiness"), (2, "Controls")]
    assert read.tables == [[["Control", "State"], ["A.5.1", "<b>done</b> | now"]]]
    assert (read.links, read.pictures) == (["audits/one.yaml"], ["Two bars"])
    assert read.elements["em"] == 1
    assert "Shown: AUD-1." in read.text
    assert read.faults == []


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("<script>alert(1)</script>", "script"),
        ("a <b onclick='x()'>b</b>", "b"),
        ("[a](javascript:x)", "a"),
        ("<https://a.example>", "a"),
        ("www.a.example", "a"),
        ("a@example.org", "a"),
        ("![a](b.png)", "img"),
        ("# a", "h1"),
        ("a\n===", "h1"),
        ("- a", "li"),
        ("- [ ] a", "input"),
        ("1. a", "ol"),
        ("> a", "blockquote"),
        ("```\na\n```", "code"),
        ("    a", "pre"),
        ("~~a~~", "del"),
        ("**a**", "strong"),
        ("---", "hr"),
        ("|a|b|\n|-|-|", "table"),
        ("a[^1]\n\n[^1]: b", "sup"),
    ],
)
def test_markup_that_a_text_brings_shows(text: str, element: str) -> None:
    assert read_markdown(text).elements[element]


def test_what_is_missing_is_a_fault() -> None:
    faults = read_markdown("## Second\n\n#### Fourth\n\n![](a.png)\n").faults
    assert faults == [
        "does not begin with a heading of level 1",
        "heading 'Fourth': of level 4, after one of level 2",
        "a picture without a text that stands for it",
    ]
