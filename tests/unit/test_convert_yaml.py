"""Records as YAML: what is written is what is read, by everybody, and as people would write it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents.yaml import read_yaml
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.documents.yaml_scalars import AsWritten

ODD = [
    *("yes", "NO", "on", "Off", "y", "N", "true", "False", "null", "~", "", "=", "<<", "<<\0merge"),
    *(
        "5.10",
        "0123",
        "1_000",
        "0x1F",
        "0o17",
        "0b11",
        "1e3",
        "-.5",
        "+.5",
        ".inf",
        ".NaN",
        "12:30",
    ),
    *("190:20:30.15", "9.2.2", "4-10", "1" * 500, "2026-07-01", "2026-07-01/2026-07-31"),
    *(
        "2026-07-01T10:00:00+02:00",
        "---",
        "...",
        "- a",
        "-",
        "? a",
        ": a",
        "a: b",
        "a:",
        "a #b",
        "#a",
    ),
    *(
        "[a]",
        "{a: b}",
        "a, b",
        "'a'",
        '"a"',
        "it's",
        'a "b" c\'s',
        "a\\b",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
    ),
    *(
        "%a",
        "@a",
        "`a`",
        " a",
        "a ",
        "\ta",
        "a\tb",
        "\xa0a",
        "a\rb",
        "a\r\nb",
        "a\x85b",
        "a\u2028b",
    ),
    *(
        "\ufeffa",
        "\0",
        "\x1b[31m",
        "\x7f",
        "\ufffe",
        "🟡 In Progress",
        "é",
        "e\u0301",
        "日本",
        "\U0010ffff",
    ),
    *(
        "a\n",
        "\n",
        "\n\n",
        "a\nb",
        "a\nb\n",
        "a\n\n\nb\n\n",
        "\na",
        " a\nb",
        "\n\n  a\nb",
        "a\n  b\n c",
    ),
    *(
        "a  \nb",
        "a\n ",
        "a\n\t\nb",
        "\ta\nb",
        " \n a",
        "# a\nb",
        "---\na\n...\n",
        "- a\n- b: c",
        "a\n\0b",
    ),
    "x" * 20_000,
    "word " * 5_000 + "end",
]
"""Texts that some reader of YAML might take for something else, or lose a part of."""

characters = st.sampled_from(
    "ab \n\t:#-'\"\\|>[]{},&*!%@`=?~.0159eExo_+/T\r\0\x85\u2028\ufeff😀é\xa0"
)
texts = st.one_of(
    st.sampled_from(ODD[:-2]),
    st.text(characters, max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
scalars = st.one_of(texts, st.none(), st.booleans(), st.integers(), st.floats())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(texts.filter(lambda t: len(t) < 200), inner)
    ),
    max_leaves=12,
)


def read(text: str) -> Any:
    documents, problems = read_yaml(text)
    assert problems == []
    (document,) = documents
    return document.data


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, types included; not-a-number is itself."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "a b", "5", "x: y", "no"]), values, min_size=1))
def test_what_is_written_is_read(data: dict[str, Any]) -> None:
    assert same(read(as_yaml(data)), data)


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text[:20]))
def test_a_text_is_the_same_text_wherever_it_stands(text: str) -> None:
    name = text if len(text) < 1000 else "long"
    data = {
        "alone": text,
        "ids": [text, "b"],
        "rows": [{"a": text, "b": 1}, {"a": "b"}],
        "inside": {"deep": {"c": [[text], text]}},
        name: "a name",
    }
    written = as_yaml(data)
    assert same(read(written), data)
    assert written.isprintable() or set(written) >= {"\n"}


@pytest.mark.parametrize(
    "text", [text for text in ODD if not text.startswith("2026-")], ids=lambda text: repr(text[:20])
)
def test_older_readers_take_texts_for_texts_too(text: str) -> None:
    assert yaml.safe_load(as_yaml({"a": text, "b": [text]})) == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2026-07-01", "2026-07-01"),
        ("2026-07-01/2026-07-31", "2026-07-01/2026-07-31"),
        ("2026-05-04T09:30:00+02:00", "2026-05-04T09:30:00+02:00"),
        ("5.10", '"5.10"'),
        ("9.2.2", '"9.2.2"'),
        ("A.5.15-A.5.18", "A.5.15-A.5.18"),
        ("4ce7e0b4-d69e-4b80", "4ce7e0b4-d69e-4b80"),
        ("no", '"no"'),
        ("🟡 In Progress", "🟡 In Progress"),
        ("fixed: see below", '"fixed: see below"'),
        ('he said "no": twice', "'he said \"no\": twice'"),
        ("a\tb", '"a\\tb"'),
        (AsWritten("1.10"), "1.10"),
        (3, "3"),
        (True, "true"),
        (None, "null"),
        ([], "[]"),
        ({}, "{}"),
        (["A.5.1", "9.2", "4-10"], '[A.5.1, "9.2", "4-10"]'),
        ({"start": "2026-01-01", "end": "2026-12-31"}, "{start: 2026-01-01, end: 2026-12-31}"),
    ],
)
def test_what_is_short_stands_on_the_line_of_its_name(value: object, written: str) -> None:
    assert as_yaml({"field": value}) == f"field: {written}\n"


def test_long_things_are_written_in_blocks() -> None:
    data = {
        "text": "# Title\n\nFirst line\n  second, further in\n",
        "statement": "one line, however long it gets " * 8 + "stays one line",
        "notes": ["a sentence, with words in it", "another one"],
        "lines": ["one\ntwo", "three"],
        "participants": [{"person": "ana", "present": True}, {"person": "bo", "present": True}],
        "entries": [
            {"audit": "A-1", "scope": ["A.5.1", "A.5.2"]},
            {"audit": "A-2", "scope": []},
        ],
        "correction": {"text": "taken back, and told to whoever asked", "on": "2026-03-01"},
    }
    assert as_yaml(data) == (
        "text: |\n"
        "  # Title\n"
        "\n"
        "  First line\n"
        "    second, further in\n"
        f"statement: {data['statement']}\n"
        "notes:\n"
        "  - a sentence, with words in it\n"
        "  - another one\n"
        "lines:\n"
        "  - |-\n"
        "    one\n"
        "    two\n"
        "  - three\n"
        "participants:\n"
        "  - {person: ana, present: true}\n"
        "  - {person: bo, present: true}\n"
        "entries:\n"
        "  - audit: A-1\n"
        "    scope: [A.5.1, A.5.2]\n"
        "  - audit: A-2\n"
        "    scope: []\n"
        "correction:\n"
        "  text: taken back, and told to whoever asked\n"
        "  on: 2026-03-01\n"
    )


def test_rows_are_on_one_line_each_or_none_is() -> None:
    rows = [{"id": "a", "name": "Ana"}, {"id": "b", "name": "B", "unit": "x", "firm": "y", "z": 1}]
    assert as_yaml({"records": rows[:1]}) == "records:\n  - {id: a, name: Ana}\n"
    assert as_yaml({"records": rows}).startswith("records:\n  - id: a\n    name: Ana\n  - id: b\n")
