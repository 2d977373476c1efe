"""The YAML reader against ruamel.yaml's own loader, on documents made up by Hypothesis.

They are to agree on the data and on the line and column of every key and value. The reader means to
differ in three things, which the generated documents leave out or the comparison turns back: dates
stay text, `1_000` stays text, keys are always text.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from isms_lint.documents.document import Document
from isms_lint.documents.yaml import read_yaml

WORDS = [
    "no",
    "on",
    "yes",
    "12:30",
    "5.10",
    "0123",
    "0o17",
    "0x1F",
    "1e3",
    "~",
    "null",
    "true",
    "A.5.10",
    "a b",
    "é ü",
]
KEYS = st.text("abcxyz_é", min_size=1, max_size=6)
SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-(10**6), 10**6),
    st.booleans(),
    st.none(),
    st.text("ab: #'\"-[]{},&*!|>%@\n\té", max_size=12),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=14,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)


def written(value: Any, flow: bool) -> str:
    """The value as a YAML text, in block or flow style."""
    yaml = YAML(typ="rt", pure=True)
    yaml.default_flow_style = flow
    yaml.width = 60
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def reference(text: str) -> Any:
    yaml = YAML(typ="rt", pure=True)
    yaml.preserve_quotes = True
    return yaml.load(text)


def plain(value: Any) -> Any:
    """The loader's data as plain Python data."""
    if isinstance(value, CommentedMap):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, CommentedSeq):
        return [plain(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def agree_on_places(theirs: Any, document: Document, slot: int) -> None:
    """Every key and value below `slot` stands where the loader says."""
    positions = document.positions
    if isinstance(theirs, CommentedMap):
        for key, item in theirs.items():
            entry = positions.entry(slot, str(key))
            assert entry is not None
            assert start(document, entry) == tuple(theirs.lc.key(key))
            if not hidden(item):
                assert start(document, entry + 1) == tuple(theirs.lc.value(key))
            agree_on_places(item, document, entry + 1)
    elif isinstance(theirs, CommentedSeq):
        for index, item in enumerate(theirs):
            found = positions.item(slot, index)
            assert found is not None
            if not hidden(item):
                assert start(document, found) == tuple(theirs.lc.item(index))
            agree_on_places(item, document, found)


def hidden(item: Any) -> bool:
    """An empty value has no place of its own."""
    return item is None


def start(document: Document, slot: int) -> tuple[int, int]:
    line, column, _, _ = document.positions.span(slot)
    return (line - 1, column - 1)


def compare(text: str) -> None:
    documents, problems = read_yaml(text)
    assert problems == []
    theirs = reference(text)
    (document,) = documents
    assert document.data == plain(theirs)
    agree_on_places(theirs, document, 0)


@settings(max_examples=150, deadline=None)
@given(MAPPINGS, st.booleans())
def test_generated_documents(value: dict[str, Any], flow: bool) -> None:
    text = written(value, flow)
    # libyaml takes no plain text that begins with `:` or `?`, as YAML 1.2 does; it says so.
    assume(not re.search(r"[\s\[{,][:?]\S", text))
    compare(text)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(
            KEYS,
            st.sampled_from(["", " # note", "  "]),
            st.sampled_from(
                [
                    *WORDS,
                    "'quoted: x'",
                    '"dq\\n"',
                    "[a, {b: 5.10}]",
                    "|\n    lit\n    eral",
                    ">-\n    fol\n    ded",
                ]
            ),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: row[0],
    )
)
def test_documents_by_hand(rows: list[tuple[str, str, str]]) -> None:
    lines = ["# head\n", "outer:\n"]
    for key, tail, value in rows:
        tail = "" if "\n" in value else tail
        lines.append(f"  {key}:  {value}{tail}\n")
    compare("".join(lines))


@pytest.mark.parametrize(
    "word", [*WORDS, "010", "+5", "-0.5", "1.", "NO", "True", ".5", "Null", "2e-3"]
)
def test_words(word: str) -> None:
    compare(f"a: {word}\nb: [{word}]\n")
