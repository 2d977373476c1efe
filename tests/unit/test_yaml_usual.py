"""YAML as it is usually written against libyaml's events: what is read at once comes out the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isms_lint.documents import limits
from isms_lint.documents.yaml import read_yaml
from isms_lint.documents.yaml_events import read_events
from isms_lint.documents.yaml_usual import read_usual

REPOSITORY = Path(__file__).parents[2]

USUAL = [
    "kind: risk\nid: R-1\n",
    "kind: risk",
    "# top\n\n---\nkind: risk # why\nlevel: 6\n\n# end\n",
    "a: 1\n---\n---\n- b\n",
    "controls: [A.5.3, A.7.14, 12, true, ~]\n",
    "team:\n  - {person: p5, function: lead, is: true}\n  - person: p6\n    function: member\n",
    "team:\n- person: p6\n  tags:\n  - a\n  - b\nlast: x\n",
    "none:\nempty: []\nalso: {}\nlast:\n",
    "a: 'it''s'\nb: \"x # y: z\"\nc: x:y #z\nd: x#y:z\n",
    "at: 10:30\nuri: https://files.example/1#top\nin: {at: 10:30, uri: https://files.example/1}\n",
    "text: |\n  one\n\n    two\n  three\n\nlast: x\n",
    "items:\n  - text: |-\n      one\n      two\n    next: x\n",
    "text: >\n  one\n  two\n\n  three\n\n\nlast: >-\n  x\n",
    "text: one\n  two - three\n  [four\nlast: 'a\n  b'\n",
    "a: {b: one\n    two, c: [1,\n   2]}\nd: [a,\n  b\n  ]\n",
    "ä: ö\n",
    "name: Zieliński – 東京 🔒\n",
    "- a\n- b: c\n  d: e\n",
]
"""Texts that are read at once but for the one whose key is no plain ASCII word."""
UNUSUAL = [
    "",
    "# nothing\n",
    "just words\n",
    "a: b: c\n",
    "a: 1\na: 2\n",
    "a: [b\n",
    "a: [b, ]\n",
    "a: {b, c: d}\n",
    "a: [b] c\n",
    "a: &x 1\nb: *x\n",
    "a: !!str 1\n",
    "a: 5.10\n",
    'a: "\\u0041"\n',
    "a:\tb\n",
    "a: b\r\n",
    "a: b\n c: d\n",
    "a:\n    b: 1\n  c: 2\n",
    "- a\nb: c\n",
    "a: 1\n- b\n",
    "a: |\n  one\n two\n",
    "a: |\n  one\n   \n",
    "a: |\n  one\n\n   \nb: c\n",
    "a: |+\n  one\n\n",
    "a: |\n  one",
    "a: |2\n    one\n",
    "a: >\n  one\n    two\n",
    "- a: b\n c: d\n",
    "-   a: b\n   c\n",
    "<<: {a: b}\n",
    "? a\n: b\n",
    "a: 'b\n\n  c'\n",
    "a: b\n...\n",
    "%YAML 1.2\n---\na: b\n",
    "a: @b\n",
    "a: \u2028b\n",
    "\ufeffa: b\n",
    "a: \x7fb\n",
    "a: [b: c]\n",
    "a: {b: c: d}\n",
    "a: {b: }\n",
    'a: ["b" c]\n',
    "a: {b: c, b: d}\n",
    "a: [b, [c, d]\n",
    "a: {b: [c}]\n",
    "a: [1, 2] # ]\nb: [#\n",
    "a: b\n#c\n  d\n",
    "a: b\n\n  c\n",
]

_PIECES = [
    *("a", "b", "kind", "x y", "it's", "1", "-1", "-", "- ", "--", "---", "...", ": ", ":", "a: "),
    *("#", " #", "# c", "|", "|-", ">", ">-", "|+", "|2", "[", "]", "{", "}", ", ", ",", "[a, b]"),
    *("{a: b, c: 'd'}", "'", '"', "''", '"x"', "\\", "&a", "*a", "!", "!!str", "%", "@", "`", "?"),
    *("? ", "<<", "~", "null", "5.10", "1_000", "0x1F", "2026-01-02", "10:30", "http://x/y#z"),
    *("\t", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "\x00", "\x7f", "é", "\xa0", "🔒", "=", "~a"),
]
_BREAKS = ["\n", "\n\n", *("\n" + " " * indent for indent in range(1, 7))]


def _edited(text: str, edits: list[tuple[float, int, str]]) -> str:
    """The text with pieces in the place of as many characters as each edit says."""
    for place, taken, piece in edits:
        at = int(place * len(text))
        text = text[:at] + piece + text[at + taken :]
    return text


_TEXTS = st.builds(
    _edited,
    st.lists(st.sampled_from(USUAL), min_size=1, max_size=2).map("".join),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 4), st.sampled_from(_PIECES + _BREAKS)),
        max_size=4,
    ),
)
"""Texts that are nearly usual: what is doubtful lies close by."""


def shown(text: str) -> Any:
    """What libyaml's events make of a text: data as it is to the last bit, or None for problems."""
    documents, problems = read_events(text)
    return None if problems else repr([document.data for document in documents])


@pytest.mark.parametrize("text", USUAL)
def test_the_usual_is_read_as_events_are(text: str) -> None:
    found = read_usual(text)
    assert repr(found) == shown(text) or (found is None and text.startswith("ä"))


@pytest.mark.parametrize("text", UNUSUAL)
def test_whatever_is_unusual_is_left_to_events(text: str) -> None:
    assert read_usual(text) in (None, [])


@settings(max_examples=3000, deadline=None)
@given(_TEXTS)
@example("a: |\n  one\n\n   \nb: c\n")
@example("a: b\n  c #d\n")
@example("- a: b\n   - c\n")
@example("a: [b,\n  'c\n  d', e\n  f]\n")
@example("a: [b,\n---\n]\n")
@example("a: [b,\n...\n]\n")
@example("a: [b,\n\n  c]\n")
def test_what_is_read_at_once_is_what_events_say(text: str) -> None:
    found = read_usual(text)
    if found is not None:
        assert repr(found) == shown(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(USUAL), min_size=1, max_size=4), st.integers(0, 3))
def test_positions_read_later_are_those_of_events(texts: list[str], first_line: int) -> None:
    text = "\n---\n".join(texts)
    documents, _ = read_yaml(text, first_line)
    expected, _ = read_events(text, first_line)
    assert [list(d.positions.table) for d in documents] == [
        list(d.positions.table) for d in expected
    ]
    assert [d.positions.blocks for d in documents] == [d.positions.blocks for d in expected]


def test_the_records_of_the_sample_are_usual() -> None:
    """What people are shown to write is read the quick way, and as events read it."""
    files = sorted((REPOSITORY / "examples" / "alder").rglob("*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    found = [
        (repr(usual), shown(text)) for text in texts if (usual := read_usual(text)) is not None
    ]
    assert len(found) > 0.9 * len(texts) > 10
    assert all(usual == expected for usual, expected in found)


def test_what_is_nested_too_deep_is_left_to_events() -> None:
    def nested(depth: int) -> str:
        return "".join(f"{' ' * level}a:\n" for level in range(depth)) + " " * depth + "b: c\n"

    assert read_usual(nested(20)) is not None
    assert read_usual(nested(limits.MAX_DEPTH + 1)) is None
    assert read_usual(f"a: {'[' * 20}b{']' * 20}\n") is not None
    assert read_usual(f"a: {'[' * 70}b{']' * 70}\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * level}a: [b,\n" for level in range(1500)),
        "a: " + "[" * 500_000 + "\n",
        "a: " + "b:" * 500_000 + "\n",
        "a: '" + "''" * 500_000 + "\n",
        "a: |\n" + "  b\n" * 300_000 + "   \n" * 100_000,
        "a: >\n" + "\n" * 1_000_000,
        "a: b\n" + "  c\n" * 400_000 + "  d: e\n",
        "a: " + " " * 1_000_000 + "\x00\n",
        "- " * 500_000 + "\n",
    ],
    ids=range(9),
)
def test_hostile_text_is_left_or_read_in_time(text: str) -> None:
    found = read_usual(text)
    assert found is None or repr(found) == shown(text)
