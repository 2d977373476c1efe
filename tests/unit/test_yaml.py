"""The YAML reader: data, positions, and a problem at its place for whatever is doubtful."""

from __future__ import annotations

from math import inf, isnan
from typing import Any

import pytest

from isms_lint.documents.document import Document, Problem, ProblemKind
from isms_lint.documents.positions import Span
from isms_lint.documents.yaml import read_yaml


def one(text: str) -> Document:
    """The only document of a text without problems."""
    documents, problems = read_yaml(text)
    assert problems == []
    (document,) = documents
    return document


def data(text: str) -> Any:
    return one(text).data


def only_problem(text: str) -> Problem:
    _, (problem,) = read_yaml(text)
    return problem


def span_at(document: Document, *path: str | int) -> Span:
    slot = document.positions.find(0, path)
    assert slot is not None
    return document.positions.span(slot)


def place(document: Document, *path: str | int) -> tuple[int, int]:
    return span_at(document, *path)[:2]


def test_several_documents_stand_in_order() -> None:
    documents, problems = read_yaml("---\na: 1\n---\nb: 2\n...\n---\n- c\n")
    assert [d.data for d in documents] == [{"a": 1}, {"b": 2}, ["c"]]
    assert [place(d) for d in documents] == [(2, 1), (4, 1), (7, 1)]
    assert problems == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "   \n# more\n"])
def test_nothing_in_it(text: str) -> None:
    assert read_yaml(text) == ([], [])


def test_an_empty_document_between_two() -> None:
    documents, problems = read_yaml("a: 1\n---\n---\nb: 2\n")
    assert [d.data for d in documents] == [{"a": 1}, None, {"b": 2}]
    assert problems == []


@pytest.mark.parametrize(("text", "value"), [("just words", "just words"), ("[1, a]", [1, "a"])])
def test_documents_that_are_no_mappings(text: str, value: object) -> None:
    assert data(text) == value


def test_comments_are_no_data() -> None:
    document = one("# head\na: 1 # one\n# between\nb: 'x # y' # two\n")
    assert document.data == {"a": 1, "b": "x # y"}
    assert place(document, "b") == (4, 4)


def test_crlf() -> None:
    document = one("a: 1\r\nb:\r\n  - x\r\n  - |\r\n    two\r\n    lines\r\nc: y\r\n")
    assert document.data == {"a": 1, "b": ["x", "two\nlines\n"], "c": "y"}
    assert place(document, "b", 0) == (3, 5)
    assert place(document, "c") == (7, 4)


def test_block_scalars() -> None:
    document = one("a: |\n  x\n   y\n\nb: >-\n  one\n  two\nc: |+\n  z\n\nd: |2-\n   w\n")
    assert document.data == {"a": "x\n y\n", "b": "one two", "c": "z\n\n", "d": " w"}
    assert place(document, "a") == (1, 4)
    assert place(document, "b") == (5, 4)
    assert place(document, "d") == (11, 4)


def test_flow_collections() -> None:
    document = one('{a: [1, {b: "c"}],\n  d: {}, "e" : [],}\n')
    assert document.data == {"a": [1, {"b": "c"}], "d": {}, "e": []}
    assert span_at(document, "a") == (1, 5, 1, 18)
    assert place(document, "a", 1, "b") == (1, 13)
    assert place(document, "e") == (2, 16)


def test_an_address_in_a_flow_list() -> None:
    assert data("[https://example.org/a, b]") == ["https://example.org/a", "b"]


def test_keys_are_text_whatever_they_look_like() -> None:
    text = "on: 1\n12: 2\ntrue: 3\n'quoted key': 4\n2026-01-01: 5\n? long\n: 6\n~: 7\n"
    assert data(text) == {
        "on": 1,
        "12": 2,
        "true": 3,
        "quoted key": 4,
        "2026-01-01": 5,
        "long": 6,
        "~": 7,
    }


@pytest.mark.parametrize(
    "word",
    [
        *("no", "No", "yes", "on", "off", "y", "n", "NO"),
        *("12:30", "1:20:30", "2026-03-16", "2026-03-16T10:00:00Z", "2026-03-16 10:00:00+01:00"),
        *("0b101", "1e", "e3", ".", "+", "--1", "1.2.3", "A.5.10", "5.10.", "0x", "0o8", "nul"),
        *("tRue", "+.nan", "inf", "NaN", "<<", "=", "1,000"),
    ],
)
def test_words_that_stay_text(word: str) -> None:
    assert data(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5.10", 5.1),
        ("0123", 123),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1e3", 1000.0),
        ("+7", 7),
        ("-0", 0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1.50", 1.5),
        (".inf", inf),
        ("-.Inf", -inf),
        ("1_000", "1_000"),
        ("5.1_0", "5.1_0"),
    ],
)
def test_numbers_that_forget_how_they_were_written(written: str, value: object) -> None:
    document = one(f"a: {written}")
    assert document.data["a"] == value
    assert type(document.data["a"]) is type(value)
    slot = document.positions.find(0, ("a",))
    assert slot is not None
    if value in (inf, -inf):
        assert not document.written
    else:
        assert document.written == {slot: written}


def test_not_a_number() -> None:
    assert isnan(data("a: .nan")["a"])


@pytest.mark.parametrize(
    ("written", "value"), [("7", 7), ("-12", -12), ("5.1", 5.1), ("'5.10'", "5.10")]
)
def test_numbers_that_show_how_they_were_written(written: str, value: object) -> None:
    document = one(f"a: {written}")
    assert document.data == {"a": value}
    assert document.written == {}


def test_a_number_longer_than_any_number_is_text() -> None:
    assert data("a: " + "9" * 5000)["a"] == "9" * 5000


@pytest.mark.parametrize("empty", ["", " ~", " null", " Null", " NULL", " # nothing", " !!null ''"])
def test_a_field_without_a_value(empty: str) -> None:
    assert data(f"a:{empty}\nb: 1\n") == {"a": None, "b": 1}


def test_an_empty_item_keeps_its_place() -> None:
    document = one("a:\n  - x\n  -\n  - y\n")
    assert document.data == {"a": ["x", None, "y"]}
    assert place(document, "a", 2) == (4, 5)


def test_an_alias_stands_where_it_is_written() -> None:
    document = one("base: &b\n  who: ana\nfirst: *b\nlist: [x, *b]\nkey: &k text\nagain: *k\n")
    assert document.data["first"] == {"who": "ana"}
    assert document.data["list"] == ["x", {"who": "ana"}]
    assert document.data["again"] == "text"
    assert span_at(document, "first") == (3, 8, 3, 10)
    assert span_at(document, "list", 1) == (4, 11, 4, 13)
    assert span_at(document, "again") == (6, 8, 6, 10)
    # What is inside stands at the anchor.
    assert place(document, "first", "who") == (2, 8)
    assert place(document, "list", 1, "who") == (2, 8)


def test_an_anchor_set_again_counts_from_there() -> None:
    assert data("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_anchors_end_with_their_document() -> None:
    documents, (problem,) = read_yaml("a: &x 1\n---\nb: *x\n")
    assert [d.data for d in documents] == [{"a": 1}, {"b": None}]
    assert (problem.kind, problem.span[:2]) == (ProblemKind.UNDEFINED_ALIAS, (3, 4))


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: *no\nb: 1", (1, 4)), ("a: &a [*a]", (1, 8)), ("a: &a {b: *a}", (1, 11))],
)
def test_undefined_and_recursive_aliases(text: str, place: tuple[int, int]) -> None:
    problem = only_problem(text)
    assert problem.kind is ProblemKind.UNDEFINED_ALIAS
    assert problem.span[:2] == place
    assert "`*" in problem.message


def test_an_alias_as_a_key() -> None:
    document = one("- &k name\n- {*k : 1}\n")
    assert document.data == ["name", {"name": 1}]
    assert place(document, 1, "name") == (2, 9)


def test_an_alias_as_a_key_that_stands_there_already() -> None:
    problem = only_problem("- &k name\n- {name: 1, *k : 2}\n")
    assert (problem.kind, problem.span[:2]) == (ProblemKind.DUPLICATE_KEY, (2, 13))


@pytest.mark.parametrize("anchored", ["[x]", "{x: y}", "12", "true", "~"])
def test_an_alias_as_a_key_that_is_no_text(anchored: str) -> None:
    problem = only_problem(f"- &k {anchored}\n- {{*k : 1}}\n")
    assert (problem.kind, problem.span[:2]) == (ProblemKind.SYNTAX, (2, 4))


BASE = "base: &base {who: ana, on: 2026-01-02}\nother: &other {who: bo, why: x}\n"


def test_merge() -> None:
    document = one(BASE + "row:\n  <<: *base\n  id: R\n")
    assert document.data["row"] == {"who": "ana", "on": "2026-01-02", "id": "R"}
    assert place(document, "row", "id") == (5, 7)
    # A merged value stands where it was written.
    assert place(document, "row", "who") == (1, 19)


def test_merge_of_several_takes_the_first() -> None:
    document = one(BASE + "row: {<<: [*base, *other]}\n")
    assert document.data["row"] == {"who": "ana", "on": "2026-01-02", "why": "x"}
    assert place(document, "row", "who") == (1, 19)
    assert place(document, "row", "why") == (2, 30)


def test_own_keys_win_over_merged_ones() -> None:
    for row in ("{<<: *base, who: me}", "{who: me, <<: *base}"):
        document = one(BASE + f"row: {row}\n")
        assert document.data["row"]["who"] == "me"
        assert place(document, "row", "who") == (3, row.index("me") + 6)


def test_an_emptied_key_takes_nothing_from_a_merge() -> None:
    assert data(BASE + "row: {<<: *base, who: }\n")["row"] == {"who": None, "on": "2026-01-02"}


def test_merge_of_a_mapping_written_there() -> None:
    document = one("row:\n  <<: {a: 1}\n  b: 2\n")
    assert document.data == {"row": {"a": 1, "b": 2}}
    assert place(document, "row", "a") == (2, 11)


def test_merge_of_merged() -> None:
    document = one("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n")
    assert document.data["c"] == {"x": 1, "y": 2}
    assert place(document, "c", "x") == (1, 11)


@pytest.mark.parametrize("value", ["3", "[1]", "words", "[{a: 1}, x]"])
def test_merge_of_something_else(value: str) -> None:
    problem = only_problem(f"<<: {value}\nz: 1")
    assert problem.kind is ProblemKind.SYNTAX
    assert "merge key" in problem.message


def test_a_quoted_merge_key_is_a_name() -> None:
    assert data("'<<': 3") == {"<<": 3}


@pytest.mark.parametrize(
    ("text", "place", "first"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), {"a": 1, "b": 2}),
        ("x:\n  a: 1\n  a: 2\n", (3, 3), {"x": {"a": 1}}),
        ("{a: 1, 'a': 2}", (1, 8), {"a": 1}),
        ("a:\na: 2\n", (2, 1), {"a": None}),
        ("- a: [1]\n  a: {b: 2}\n", (2, 3), [{"a": [1]}]),
    ],
)
def test_duplicate_keys(text: str, place: tuple[int, int], first: object) -> None:
    (document,), (problem,) = read_yaml(text)
    assert (problem.kind, problem.span[:2]) == (ProblemKind.DUPLICATE_KEY, place)
    assert "`a`" in problem.message
    assert document.data == first


def test_the_same_key_in_two_mappings_is_fine() -> None:
    assert data("- {a: 1}\n- {a: 2}\n") == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "tag", ["!!python/object:os.system", "!mine", "!!timestamp", "!!binary", "!!set"]
)
@pytest.mark.parametrize("value", ["text", "[a]", "{a: b}"])
def test_unknown_tags(tag: str, value: str) -> None:
    problem = only_problem(f"k: {tag} {value}\n")
    assert problem.kind is ProblemKind.UNKNOWN_TAG
    assert problem.span[0] == 1
    assert f"`{tag}`" in problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!!str 12", "12"),
        ("!!str 5.10", "5.10"),
        ("!!str ~", "~"),
        ("! 12", "12"),
        ("!!int '7'", 7),
        ("!!float 3", 3.0),
        ("!!bool true", True),
        ("!!map {x: y}", {"x": "y"}),
        ("!!seq [x]", ["x"]),
    ],
)
def test_known_tags(written: str, value: object) -> None:
    document = one(f"a: {written}")
    assert document.data["a"] == value
    assert type(document.data["a"]) is type(value)
    assert document.written == {}


@pytest.mark.parametrize("written", ["!!int x", "!!int 1.5", "!!bool 1", "!!null x", "!!float x"])
def test_values_that_are_not_what_their_tag_says(written: str) -> None:
    problem = only_problem(f"a: {written}")
    assert (problem.kind, problem.span[:2]) == (ProblemKind.UNKNOWN_TAG, (1, 4))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("a:\n\tb: 1\n", (2, 1), "tab"),
        ("a: b: c\n", (1, 5), "`: `"),
        ("a: 'x\nb: 1\n", (1, 4), "quote"),
        ("x: 1\ny: {a: b, c: [d\n\n", (2, 14), "`[`"),
        ("kind: x\nnonsense", (2, 1), ""),
        ("a: [1, 2\nb: 3\n", (2, 2), "`[`"),
        ("a: 1\n b: 2\n", (2, 3), "`: `"),
        ("kind: x\nnonsense\nid: y\n", (3, 1), ""),
        ("- a\nb: 1\n", (2, 1), "list"),
        ("? [a]\n: 1\n", (1, 3), "key"),
        ("{{a: 1}: 2}", (1, 2), "key"),
        ("a: \x01\n", (1, 4), "control character"),
        ("é: ü\nb: x\x07\n", (2, 5), "control character"),
        ("a: @x\n", (1, 4), ""),
        ("a: %x\n", (1, 4), ""),
        ('a: "\\q"\n', (1, 5), ""),
    ],
)
def test_syntax_errors_have_a_place(text: str, place: tuple[int, int], says: str) -> None:
    problem = only_problem(text)
    assert problem.kind is ProblemKind.SYNTAX
    assert problem.span[:2] == place
    assert says in problem.message
    assert "yaml." not in problem.message


def test_documents_before_a_syntax_error_stand() -> None:
    documents, (problem,) = read_yaml("a: 1\n---\nb: 2\n---\nc: [\n---\nd: 4\n")
    assert [d.data for d in documents] == [{"a": 1}, {"b": 2}]
    assert problem.kind is ProblemKind.SYNTAX
    assert problem.span.line in (5, 6)


def test_problems_before_a_syntax_error_stand() -> None:
    _, problems = read_yaml("a: 1\na: 2\nb: *c\nd: [\n")
    assert [p.kind for p in problems] == [
        ProblemKind.DUPLICATE_KEY,
        ProblemKind.UNDEFINED_ALIAS,
        ProblemKind.SYNTAX,
    ]


def test_columns_count_characters() -> None:
    document = one("é\U0001f600: [ü, x]\n")
    assert place(document, "é\U0001f600") == (1, 5)
    assert place(document, "é\U0001f600", 1) == (1, 9)


def test_every_span() -> None:
    text = (
        "kind: audit\nid: A-1 # the id\nteam:\n- person: ana\n  covers: [x, 'y z']\n"
        "text: |\n  two\n  lines\n"
    )
    document = one(text)
    assert span_at(document, "kind") == (1, 7, 1, 12)
    assert span_at(document, "id") == (2, 5, 2, 8)
    assert span_at(document, "team", 0, "person") == (4, 11, 4, 14)
    assert span_at(document, "team", 0, "covers") == (5, 11, 5, 21)
    assert span_at(document, "team", 0, "covers", 1) == (5, 15, 5, 20)
    assert place(document, "team") == (4, 1)
    key = document.positions.entry(0, "team")
    assert key is not None
    assert document.positions.span(key) == (3, 1, 3, 5)


@pytest.mark.parametrize("path", [("b",), ("a", 5), ("a", "b"), ("a", 0, "x"), ("c", "x")])
def test_places_of_nothing(path: tuple[str | int, ...]) -> None:
    assert one("a: [1, 2]\nc: {d: e}\n").positions.find(0, path) is None
