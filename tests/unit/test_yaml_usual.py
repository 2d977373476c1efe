"""YAML as it is usually written against libyaml's events: what is read at once comes out the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isms_lint.documents import limits
from isms_lint.documents.builtin import READERS
from isms_lint.documents.markdown import read_markdown
from isms_lint.documents.packing import pack, unpack
from isms_lint.documents.positions import Positions
from isms_lint.documents.read import read_bytes
from isms_lint.documents.source import Body, Source, Unread
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
    "name: Zieliński – 東京 🔒\n",
    "- a\n- b: c\n  d: e\n",
    "a: |\r\n  one\r\n\r\n  two\r\nb: [c,\r\n  d]\r\ne: f\r\n  g\r\n",
]
NOTHING = ["", "\n\n", "# nothing\n", "  # nothing"]
UNUSUAL = [
    "ä: ö\n",
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
    "a: b\rc: d\n",
    "a: b\r",
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


@pytest.mark.parametrize("text", [*USUAL, *NOTHING])
def test_the_usual_is_read_as_events_are(text: str) -> None:
    assert repr(read_usual(text)) == shown(text)


@pytest.mark.parametrize("text", UNUSUAL)
def test_whatever_is_unusual_is_left_to_events(text: str) -> None:
    assert read_usual(text) is None


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


def test_the_body_of_a_page_is_entered_once_and_in_its_own_table() -> None:
    text = "---\nkind: document\nid: D\n---\n# Text\n\nmore\n"
    (document,), _ = read_markdown(text)
    slot = document.positions.find(0, ("text",))
    assert slot is not None
    assert document.positions.span(slot) == (5, 1, 8, 1)
    source = Source("kind: document\nid: D\n", 1)
    size = len(source.positions(0).table)
    later = Positions(Unread(source, 0, Body(4, 7, 0)), {}, {})
    assert later.table == document.positions.table
    assert len(source.positions(0).table) == size


@pytest.mark.parametrize("located", [True, False])
def test_what_is_handed_on_stands_where_it_stood(located: bool) -> None:
    texts = {
        "a.yaml": USUAL[4],
        "b.md": f"---\n{USUAL[5]}---\nText\n",
        "c.yaml": "a: 1\n---\nb: 2\n",
    }
    readings = [read_bytes(file, text.encode(), READERS) for file, text in texts.items()]
    expected = [read_bytes(file, text.encode(), READERS) for file, text in texts.items()]
    for found, known in zip(unpack(pack(readings, located=located)), expected, strict=True):
        assert [d.data for d in found.documents] == [d.data for d in known.documents]
        assert [d.positions.table for d in found.documents] == [
            d.positions.table for d in known.documents
        ]
        assert len(found.documents) == len(known.documents) > 0


def test_the_records_of_the_sample_are_usual() -> None:
    """What people are shown to write is read the quick way, and as events read it."""
    files = sorted((REPOSITORY / "examples" / "alder").rglob("*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    found = [
        (repr(usual), shown(text)) for text in texts if (usual := read_usual(text)) is not None
    ]
    assert len(found) > 0.9 * len(texts) > 10
    assert all(usual == expected for usual, expected in found)


def blocks(depth: int) -> str:
    """Mappings in mappings, `depth` of them before the value."""
    return "".join(f"{' ' * level}a:\n" for level in range(depth)) + " " * depth


def lists(depth: int) -> str:
    """Mappings in lists, `depth` of both before the value."""
    return "".join(f"{'  ' * level}- a:\n" for level in range(depth)) + "  " * depth


@pytest.mark.parametrize("inside", [0, 1, 20, 30, 31, 32, 33, 40])
@pytest.mark.parametrize("around", [blocks, lists])
def test_what_is_nested_deeper_than_allowed_is_left_to_events(
    around: Callable[[int], str], inside: int
) -> None:
    for depth in range(1, 70):
        text = f"{around(depth)}b: {'[' * inside}{']' * inside}\n"
        found = read_usual(text)
        assert found is None or repr(found) == shown(text)
    assert read_usual(f"{around(10)}b: {'[' * 10}{']' * 10}\n") is not None


@pytest.mark.parametrize("text", ["---\n", "---\na: b\n", "---\n- x\n"])
def test_more_documents_than_allowed_are_left_to_events(text: str) -> None:
    for more in range(-2, 3):
        count = limits.MAX_DOCUMENTS + more
        found = read_usual(text * count)
        assert found is None or (len(found) == count and count <= limits.MAX_DOCUMENTS)
    assert read_usual(text * 1000) is not None


_MUCH = 1_000_000
_STAIRS = "".join(f"{' ' * level}x\n" for level in range(1, 600))


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{' ' * level}a: [b,\n" for level in range(1500)),
        "a: [\n" * (_MUCH // 5),
        ("a: [" + "]x" * 100 + "\n") * (_MUCH // 200),
        "a: " + "[" * _MUCH + "\n",
        "a: x" + ":" * _MUCH + "\n",
        f"a: x\n{_STAIRS}{' ' * 601}x{':' * _MUCH}: y\n",
        "a: '" + "''" * _MUCH + "\n",
        'a: "' + "b\n  " * (_MUCH // 4),
        "a: |\n" + "  b\n" * (_MUCH // 4) + "   \n" * (_MUCH // 4),
        "".join(f"{' ' * n}a: |\n" for n in range(60)) + " " * 61 + "b\n" + "\n" * _MUCH + "   \n",
        "a: >\n" + "\n" * _MUCH,
        "a: b\n" + "  c\n" * (_MUCH // 4) + "  d: e\n",
        "a: " + " " * _MUCH + "\x00\n",
        " " * _MUCH + "\x00\n",
        "- " * _MUCH + "\n",
        "\n" * _MUCH,
        "# c\n" * (_MUCH // 4) + "a: b\n",
    ],
    ids=range(17),
)
def test_hostile_text_is_left_or_read_at_the_cost_of_events(text: str) -> None:
    # What grew with the square of the length would take minutes.
    found = read_usual(text)
    assert found is None or repr(found) == shown(text)
