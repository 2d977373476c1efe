"""Markdown: front matter is the record, the body its text."""

from __future__ import annotations

import pytest

from isms_lint.documents.document import Document, ProblemKind
from isms_lint.documents.markdown import read_markdown


def one(text: str) -> Document:
    (document,), problems = read_markdown(text)
    assert problems == []
    return document


def place(document: Document, *path: str | int) -> tuple[int, ...]:
    slot = document.positions.find(0, path)
    assert slot is not None
    return document.positions.span(slot)


def test_front_matter_and_body() -> None:
    document = one("---\nkind: audit\nid: A-1\n---\n\n# Report\n\nAll of it.\n")
    assert document.data == {"kind": "audit", "id": "A-1", "text": "\n# Report\n\nAll of it.\n"}
    assert place(document, "id") == (3, 5, 3, 8)
    assert place(document, "text") == (5, 1, 9, 1)


def test_crlf() -> None:
    document = one("---\r\nkind: audit\r\nid: A-1\r\n---\r\nBody\r\n")
    assert document.data == {"kind": "audit", "id": "A-1", "text": "Body\r\n"}
    assert place(document, "id")[:2] == (3, 5)
    assert place(document, "text")[:2] == (5, 1)


@pytest.mark.parametrize("end", ["...\n", "---  \n", "---", "...\t\n"])
def test_ways_to_close(end: str) -> None:
    assert one("--- \nkind: x\n" + end).data == {"kind": "x"}


@pytest.mark.parametrize("body", ["", "\n", " \n\t\n"])
def test_an_empty_body_is_no_text(body: str) -> None:
    assert one("---\nkind: x\n---\n" + body).data == {"kind": "x"}


def test_a_text_of_its_own_wins_over_the_body() -> None:
    document = one("---\nkind: x\ntext: mine\n---\nBody\n")
    assert document.data == {"kind": "x", "text": "mine"}
    assert place(document, "text")[:2] == (3, 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Just prose\n",
        "\n---\nkind: x\n---\n",
        " ---\nkind: x\n---\n",
        "----\nkind: x\n---\n",
        "---\nnever closed\n",
        "Title\n---\nkind: x\n---\n",
    ],
)
def test_prose(text: str) -> None:
    assert read_markdown(text) == ([], [])


@pytest.mark.parametrize("text", ["---\n---\nBody\n", "---\n# nothing\n---\nBody\n"])
def test_empty_front_matter(text: str) -> None:
    documents, problems = read_markdown(text)
    assert all(d.data is None for d in documents)
    assert problems == []


def test_front_matter_that_is_no_mapping() -> None:
    assert one("---\n- a\n---\nBody\n").data == ["a"]


def test_dashes_in_the_body_and_in_a_value() -> None:
    document = one("---\nkind: x\nnotes: |\n  a\n  ---\n  b\n---\nBody\n\n---\n\nmore\n")
    assert document.data == {"kind": "x", "notes": "a\n---\nb\n", "text": "Body\n\n---\n\nmore\n"}


def test_problems_stand_at_the_lines_of_the_file() -> None:
    _, problems = read_markdown("---\na: 1\na: 2\nb: *c\n---\nBody\n")
    assert [(p.kind, p.span[:2]) for p in problems] == [
        (ProblemKind.DUPLICATE_KEY, (3, 1)),
        (ProblemKind.UNDEFINED_ALIAS, (4, 4)),
    ]
    documents, (problem,) = read_markdown("---\nkind: x\nbad: 'open\n---\nBody\n")
    assert documents == []
    assert problem.span[:2] == (3, 6)
    _, (problem,) = read_markdown("---\né: \x01\n---\n")
    assert problem.span[:2] == (2, 4)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_of_a_record_that_never_ends_is_told(ends: str) -> None:
    text = ends.join(["---", "title: Access policy", "kind: document", "id: POL-1", "", "Body"])
    documents, problems = read_markdown(text)
    assert documents == []
    assert [(p.kind, p.span.line) for p in problems] == [(ProblemKind.SYNTAX, 1)]


def test_a_rule_at_the_top_of_prose_is_no_front_matter() -> None:
    assert read_markdown("---\n\n# Notes\n\nWhat kind: of text is this?\n") == ([], [])
