"""The JSON reader, against the standard library's where that has a say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.json import read_json
from isms_lint.documents.positions import Span

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


def one(text: str) -> Document:
    (document,), problems = read_json(text)
    assert problems == []
    return document


def only_problem(text: str) -> Problem:
    documents, (problem,) = read_json(text)
    assert documents == []
    return problem


def span_at(document: Document, *path: str | int) -> Span:
    slot = document.positions.find(0, path)
    assert slot is not None
    return document.positions.span(slot)


@settings(max_examples=300, deadline=None)
@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_same_data_as_the_standard_library(
    value: Any, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = one(text)
    assert document.data == json.loads(text)
    check_places(text, document, value, ())


def check_places(text: str, document: Document, value: Any, path: tuple[str | int, ...]) -> None:
    """The text between start and end of every value is that value."""
    line, column, end_line, end_column = span_at(document, *path)
    lines = text.split("\n")
    start = sum(len(row) + 1 for row in lines[: line - 1]) + column - 1
    end = sum(len(row) + 1 for row in lines[: end_line - 1]) + end_column - 1
    assert json.loads(text[start:end]) == value
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, item in steps:
        check_places(text, document, item, (*path, step))


@settings(max_examples=300, deadline=None)
@given(st.text('{}[]:,"\\0123456789.eE+-truefalsn \n\t', max_size=20))
def test_same_verdict_as_the_standard_library(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=refuse, object_pairs_hook=once)
    except (ValueError, RecursionError):
        documents, problems = read_json(text)
        assert problems
        assert documents == [] or problems[0].kind is ProblemKind.DUPLICATE_KEY
    else:
        assert one(text).data == expected


def refuse(word: str) -> Any:
    raise ValueError(word)


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("duplicate")
    return dict(pairs)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("", (1, 1), "ends too early"),
        ("  \n ", (2, 2), "ends too early"),
        ('{"a": 1,}', (1, 9), "key"),
        ('{"a" 1}', (1, 6), "`:`"),
        ('{"a": 1 "b": 2}', (1, 9), "`,`"),
        ("[1 2]", (1, 4), "`,`"),
        ("[1,]", (1, 4), "value"),
        ('{"a":\n  tru}', (2, 3), "value"),
        ("{a: 1}", (1, 2), "double quotes"),
        ("{'a': 1}", (1, 2), "double quotes"),
        ('["x', (1, 2), "unterminated"),
        ('["\\x"]', (1, 3), "escape"),
        ('["a\nb"]', (1, 4), "control character"),
        ('{"a": 1}\n{"b": 2}', (2, 1), "after the end"),
        ("[NaN]", (1, 2), "value"),
        ("[Infinity]", (1, 2), "value"),
        ("[-Infinity]", (1, 2), "value"),
        ("[01]", (1, 3), "`,`"),
        ("[1.]", (1, 3), "`,`"),
        ("[.5]", (1, 2), "value"),
        ("[+1]", (1, 2), "value"),
        ("// no\n[]", (1, 1), "value"),
        ("[1", (1, 3), "`,`"),
        ("{", (1, 2), "key"),
    ],
)
def test_errors_have_a_place(text: str, place: tuple[int, int], says: str) -> None:
    problem = only_problem(text)
    assert problem.kind is ProblemKind.SYNTAX
    assert problem.span[:2] == place
    assert says in problem.message
    assert problem.message.startswith("not valid JSON: ")


def test_duplicate_keys() -> None:
    (document,), (problem,) = (
        read_json('{"a": 1,\n "b": {"c": 1, "c": 2},\n "a": 2}')[0],
        read_json('{"a": 1,\n "a": 2}')[1],
    )
    assert document.data == {"a": 1, "b": {"c": 1}}
    assert (problem.kind, problem.span) == (ProblemKind.DUPLICATE_KEY, (2, 2, 2, 3))


def test_nulls_stay() -> None:
    assert one('{"a": null, "b": [null]}').data == {"a": None, "b": [None]}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5.10", 5.1),
        ("1.0", None),
        ("1e3", 1000.0),
        ("-0", 0),
        ("1E2", 100.0),
        ("1.50", 1.5),
        ("12", None),
    ],
)
def test_numbers_that_forget_how_they_were_written(written: str, value: object) -> None:
    document = one(f'{{"a": {written}}}')
    slot = document.positions.find(0, ("a",))
    assert document.written == ({} if value is None else {slot: written})
    assert value is None or document.data["a"] == value


def test_big_numbers() -> None:
    assert one("[" + "9" * 300 + "]").data == [int("9" * 300)]
    assert one("[" + "9" * 100_000 + "]").data == ["9" * 100_000]
    assert one("[1e999]").data == [float("inf")]


def test_lone_surrogates_are_read() -> None:
    assert one('{"\\ud800": "\\udfff"}').data == {"\ud800": "\udfff"}
    assert one('["\\ud83d\\ude00"]').data == ["\U0001f600"]


def test_positions() -> None:
    document = one('{\n  "é": [1, {"b": "x"}],\r\n\t"c": true\n}\n')
    assert span_at(document) == (1, 1, 4, 2)
    assert span_at(document, "é", 1) == (2, 12, 2, 22)
    assert span_at(document, "é", 1, "b") == (2, 18, 2, 21)
    assert span_at(document, "c") == (3, 7, 3, 11)
    key = document.positions.entry(0, "c")
    assert key is not None
    assert document.positions.span(key) == (3, 2, 3, 5)
