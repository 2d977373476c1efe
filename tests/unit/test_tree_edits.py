"""Texts of documents that are made to say something else: they do, and the rest stays as written."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_lint.documents.builtin import READERS
from isms_lint.documents.commented import Commented
from isms_lint.documents.yaml_blocks import as_yaml
from isms_lint.fixes.tree import Items, NotEditable, apply, edits

_TEXTS = """a|A.5.1|two words|x: y|# no|yes|null|12|2026-01-02|it's|say "hi"|colon:|- dash|ünï|{x}|a, b
tail |1_000|12:30|0o7|~|!tag|&a|*b|@d|>g|a #b|a:b|\t|"""
TEXTS = st.sampled_from(
    [*re.split(r"[|\n]", _TEXTS), "|f", "long " * 30, "line\nbreak", "p1\n\np2\n"]
)
SCALARS = TEXTS | st.integers(-5, 2000) | st.booleans() | st.just(1.5) | st.none()
NAMES = st.sampled_from(["id", "title", "on", "by", "owner", "x y", "n"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)
RECORDS = st.lists(
    st.dictionaries(NAMES, VALUES, max_size=4).map(lambda data: {"kind": "risk", **data}),
    min_size=1,
    max_size=3,
)


def block(data: Any) -> str:
    return yaml.safe_dump(data, default_flow_style=False, sort_keys=False, allow_unicode=True)


def flow(data: Any) -> str:
    return yaml.safe_dump(data, default_flow_style=True, sort_keys=False, allow_unicode=True)


def ours(data: Any) -> str:
    return as_yaml(data)


def indented(data: Any) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """The value with something else in it."""
    if isinstance(value, dict) and value:
        kept = {
            name: draw(changed(one)) if draw(st.booleans()) else one
            for name, one in value.items()
            if name == "kind" or draw(st.integers(0, 5))
        }
        return {
            **kept,
            **draw(st.dictionaries(st.sampled_from(["new", "x_y"]), VALUES, max_size=1)),
        }
    if isinstance(value, list) and value:
        kept = [draw(changed(one)) for one in value if draw(st.integers(0, 5))]
        kept.insert(draw(st.integers(0, len(kept))), draw(VALUES))
        return kept
    return draw(VALUES) if draw(st.integers(0, 3)) == 0 else value


def same(value: Any) -> str:
    """Data as text: numbers are no booleans, and the order of fields is none of its meaning."""
    if isinstance(value, dict):
        return repr(sorted((name, same(one)) for name, one in value.items()))
    return repr([same(one) for one in value]) if isinstance(value, list) else repr(value)


@settings(max_examples=200, deadline=None)
@given(
    st.data(), RECORDS, st.sampled_from([block, flow, ours, json.dumps, indented]), st.booleans()
)
def test_the_text_says_what_it_should(data: Any, records: Any, form: Any, windows: bool) -> None:
    text = form({"kind": "risk", "records": records})
    suffix = ".json" if form in (json.dumps, indented) else ".yaml"
    if windows and suffix == ".yaml":
        text = text.replace("\n", "\r\n")
    (document,), problems = READERS[suffix](text)
    assert problems == []
    new = {**document.data, "records": data.draw(changed(document.data["records"]))}
    try:
        after = apply(text, edits(text, suffix, document, new))
    except NotEditable:
        return
    (read,), problems = READERS[suffix](after)
    assert problems == []
    assert same(read.data) == same(new)


def edited(text: str, new: Any, suffix: str = ".yaml") -> str:
    (document,), problems = READERS[suffix](text)
    assert problems == []
    return apply(text, edits(text, suffix, document, new))


def with_value(text: str, name: str, value: Any) -> str:
    data = READERS[".yaml"](text)[0][0].data
    return edited(text, {**data, name: value})


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old", "new", "a: new"),
        ("a: old   # why", "new", "a: new   # why"),
        ("a: 'old'", "new", "a: 'new'"),
        ('a: "old"', "new", 'a: "new"'),
        ("a: old", "x: y", 'a: "x: y"'),
        ("a: old", "yes", 'a: "yes"'),
        ("a: old", "12", 'a: "12"'),
        ("a: 1", 2, "a: 2"),
        ("a: old", True, "a: true"),
        ("a: old", "2026-03-01", "a: 2026-03-01"),
        ("a:", "new", "a: new"),
        ("a: [x, y]", ["x", "z", "y"], "a: [x, z, y]"),
        ("a: [x, y]", ["y"], "a: [y]"),
        ("a: [x, y]", ["x", "y", "z, z"], 'a: [x, y, "z, z"]'),
        ("a:\n  - x   # one\n  - y\n", ["x", "z", "y"], "a:\n  - x   # one\n  - z\n  - y\n"),
        ("a:\n- x\n- y\n", ["x"], "a:\n- x\n"),
        ("a: {b: 1, c: 2}", {"b": 1, "c": 2, "d": "x"}, "a: {b: 1, c: 2, d: x}"),
        ("a: {b: 1, c: 2}", {"c": 2}, "a: {c: 2}"),
        ("a: {b: 1,\n    c: 2}", {"b": 1, "c": 3}, "a: {b: 1,\n    c: 3}"),
        (
            "a:\n  b: 1\n  # c\n  c: 2\n",
            {"b": 1, "c": 2, "d": 3},
            "a:\n  b: 1\n  # c\n  c: 2\n  d: 3\n",
        ),
        ("a: >\n  old words\n  on lines\n", "new words\n", "a: >\n  new words\n"),
        ("a: |\n  old\n", "one\ntwo\n", "a: |\n  one\n  two\n"),
        ("a: old", "one\ntwo", "a: |-\n  one\n  two"),
        ("a: old", ["x", "z"], "a: [x, z]"),
        ("a:\n  - x\n  - y\n", "x", "a: x\n"),
        ("b: &m old\na: *m\n", "new", "b: &m old\na: new\n"),
    ],
)
def test_a_value_is_written_as_its_neighbours_are(before: str, value: Any, after: str) -> None:
    assert with_value(before, "a", value) == after


def test_a_long_folded_text_keeps_its_form() -> None:
    before = "cause: >\n  The short path for urgent corrections skips the\n  tests.\nnext: 1\n"
    after = with_value(
        before, "cause", "The short path now runs the very same tests. " * 2 + "Done.\n"
    )
    head, *lines, last = after.splitlines()
    assert (head, last) == ("cause: >", "next: 1")
    assert len(lines) > 1
    assert all(line.startswith("  ") and len(line) <= 60 for line in lines)


def test_items_of_a_register_come_and_go_and_the_others_stay() -> None:
    text = (
        "kind: risk\nrecords:\n  # 1\n  - id: R-1\n    title: a\n  # 2\n  - id: R-2\n  - id: R-3\n"
    )
    rows = READERS[".yaml"](text)[0][0].data["records"]
    kept = [(0, rows[0]), (2, {**rows[2], "title": "c"}), (None, {"id": "R-4", "owner": "ana"})]
    assert edited(text, {"kind": "risk", "records": Items(kept)}) == (
        "kind: risk\nrecords:\n  # 1\n  - id: R-1\n    title: a\n  # 2\n"
        "  - id: R-3\n    title: c\n  - id: R-4\n    owner: ana\n"
    )


def test_a_register_in_json_takes_another_record() -> None:
    text = '{\n  "records": [\n    {\n      "id": "R-1"\n    }\n  ]\n}\n'
    after = edited(text, {"records": [{"id": "R-1"}, {"id": "R-2", "n": [1]}]}, ".json")
    assert after == (
        '{\n  "records": [\n    {\n      "id": "R-1"\n    },\n    {"id": "R-2", "n": [1]}\n  ]\n}\n'
    )


def test_what_a_merge_key_brings_in_is_left_alone() -> None:
    text = "base: &b {owner: ana}\nrow:\n  <<: *b\n  id: R-1\n"
    with pytest.raises(NotEditable):
        edited(text, {"base": {"owner": "ana"}, "row": {"owner": "bob", "id": "R-1"}})


@pytest.mark.parametrize("gap", ["", "\n"])
def test_comments_at_the_end_of_an_item_stay_in_front_of_a_new_one(gap: str) -> None:
    text = (
        "kind: risk\nrecords:\n  - id: RISK-1\n    title: a\n"
        f"{gap}    # owner: ...  # ? whose?\n{gap}# of the file\n"
    )
    document = READERS[".yaml"](text)[0][0]
    rows = Items([(0, document.data["records"][0]), (None, {"id": "RISK-2", "title": "b"})])
    after = apply(text, edits(text, ".yaml", document, {**document.data, "records": rows}))
    assert after == text.replace("whose?\n", "whose?\n  - id: RISK-2\n    title: b\n")


def test_comments_inside_the_last_field_stay_in_front_of_a_new_one() -> None:
    text = "kind: risk\nplan:\n  what: a\n  # by: ...  # ? when?\n# of the risk\n"
    document = READERS[".yaml"](text)[0][0]
    after = apply(text, edits(text, ".yaml", document, {**document.data, "owner": "ana"}))
    assert after == text.replace("when?\n", "when?\nowner: ana\n")


def test_new_fields_come_with_their_comments() -> None:
    text = "- id: MR-1\n  status: planned\n# of the file\n"
    document = READERS[".yaml"](text)[0][0]
    said = {"inputs": ["# held_on: ...  # ? when?"], "": ["# decisions: ...  # ? which?"]}
    review = Commented({**document.data[0], "inputs": {"risk": "none"}}, said)
    after = apply(text, edits(text, ".yaml", document, [review]))
    assert after == (
        "- id: MR-1\n  status: planned\n  # held_on: ...  # ? when?\n  inputs: {risk: none}\n"
        "  # decisions: ...  # ? which?\n# of the file\n"
    )
