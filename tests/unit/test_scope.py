"""What scope items stand for, in both editions, in a toy standard, and in records."""

from __future__ import annotations

import re

import pytest
from records_kit import register

from isms_lint.records.scope import Resolved, ScopeCatalogue, ScopeEntry

EMPTY = register("")


def leaves(text: str, edition: str = "2022") -> tuple[str, ...]:
    found = EMPTY.scope.resolve(text, edition)
    assert found.unknown is None
    return found.leaves


def controls(theme: int, first: int, last: int) -> tuple[str, ...]:
    return tuple(f"A.{theme}.{n}" for n in range(first, last + 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.5.15", ("A.5.15",)),
        (" A.5.15 ", ("A.5.15",)),
        ("A.7", controls(7, 1, 14)),
        ("A.5.15-A.5.18", controls(5, 15, 18)),
        ("A.5.15 - A.5.18", controls(5, 15, 18)),
        ("A.5.15–A.5.18", controls(5, 15, 18)),
        ("A.5.15–5.18", controls(5, 15, 18)),
        ("A.5.15-18", controls(5, 15, 18)),
        ("A.5.15..A.5.18", controls(5, 15, 18)),
        ("A.5.15 to A.5.18", controls(5, 15, 18)),
        ("A.5.15-A.5.15", ("A.5.15",)),
        ("A.5.36-A.6.2", (*controls(5, 36, 37), *controls(6, 1, 2))),
        ("A.6-A.7", (*controls(6, 1, 8), *controls(7, 1, 14))),
        ("9.2.2", ("9.2.2",)),
        ("9.3.2 d3", ("9.3.2",)),
        ("9.3.2 d) 3)", ("9.3.2",)),
        ("9.3.2(d)(3)", ("9.3.2",)),
        ("9.3.2 (d) (3)", ("9.3.2",)),
        ("9.3.2 D3", ("9.3.2",)),
        ("9.3.2 d", ("9.3.2",)),
        ("9.2.2 b)", ("9.2.2",)),
    ],
)
def test_items_of_the_standard(text: str, expected: tuple[str, ...]) -> None:
    assert leaves(text) == expected


def test_clauses_with_parts() -> None:
    assert leaves("9") == tuple(c for c in EMPTY.scope.all_leaves() if c.startswith("9."))
    assert "9.2.2" in leaves("9.2")
    both = leaves("9-10")
    assert both == (*leaves("9"), *leaves("10"))
    assert set(leaves("4-10")) == {c for c in EMPTY.scope.all_leaves() if not c.startswith("A.")}


def test_everything() -> None:
    everything = leaves("full-isms")
    assert everything == EMPTY.scope.all_leaves()
    assert len([c for c in everything if c.startswith("A.")]) == 93
    assert list(everything) == sorted(everything, key=EMPTY.scope.order)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *(
            (text, "clause")
            for text in ("A.5.99", "11.4", "A.9", "9.3.2 z", "9.3.2 d9", "A.5.18-A.5.15")
        ),
        *((text, "clause") for text in ("A.5.1-A.5.99", "clause 9.2", "5.15", "A.5.1.1")),
        *(
            (text, "record")
            for text in ("no-such-process", "", "POL-1", "everything", "A", "-", "a-b", "()")
        ),
    ],
)
def test_unknown_items(text: str, why: str) -> None:
    found = EMPTY.scope.resolve(text, "2022")
    assert (found.leaves, found.cited, found.unknown, found.record) == ((), (), why, None)


def test_ids_of_2013_become_those_of_2022() -> None:
    found = EMPTY.scope.resolve("A.9.2.1", "2013")
    assert found.cited == ("A.9.2.1",)
    assert found.leaves == ("A.5.16",)
    assert EMPTY.scope.resolve("A.9.2.1", "2022").unknown == "clause"
    assert EMPTY.scope.resolve("A.5.15", "2013").unknown == "clause"
    whole = EMPTY.scope.resolve("full-isms", "2013")
    assert len([c for c in whole.cited if c.startswith("A.")]) == 114
    assert whole.leaves == EMPTY.scope.all_leaves()
    group = EMPTY.scope.resolve("A.9.2", "2013")
    assert group.cited[0] == "A.9.2.1"
    assert list(group.leaves) == sorted(set(group.leaves), key=EMPTY.scope.order)


def test_an_edition_nobody_knows_reads_as_the_default() -> None:
    assert EMPTY.scope.resolve("A.5.15", "1999").leaves == ("A.5.15",)
    assert not EMPTY.scope.knows("1999")
    assert EMPTY.scope.default_edition == "2022"


PROCESSES = """
kind: process
records:
- {id: access, controls: [A.5.15-A.5.16], clauses: ["9.2.2"]}
- {id: identity, controls: [access, A.5.17]}
- {id: old, edition: "2013", controls: [A.9.2.1]}
- {id: ring-a, controls: [ring-b, A.8.1]}
- {id: ring-b, controls: [ring-a, A.8.2]}
- {id: self, controls: [self]}
---
kind: document
id: POL-1
---
kind: unit
id: board
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("access", {"access", "A.5.15", "A.5.16", "9.2.2"}),
        ("identity", {"identity", "access", "A.5.15", "A.5.16", "9.2.2", "A.5.17"}),
        ("old", {"old", "A.5.16"}),
        ("ring-a", {"ring-a", "ring-b", "A.8.1", "A.8.2"}),
        ("self", {"self"}),
        ("board", {"board"}),
        ("POL-1", {"POL-1"}),
        ("POL-1 4.2", {"POL-1"}),
    ],
)
def test_records(text: str, expected: set[str]) -> None:
    found = register(PROCESSES).scope.resolve(text, "2022")
    assert set(found.leaves) == expected
    assert len(found.leaves) == len(expected)
    assert found.leaves[0] == text.split(maxsplit=1)[0]
    assert found.record is not None
    assert found.record.id == text.split(maxsplit=1)[0]


def test_a_chain_of_a_thousand_processes() -> None:
    rows = "".join(f"- {{id: p{n}, controls: [p{n + 1}]}}\n" for n in range(1000))
    found = register(f"kind: process\nrecords:\n{rows}- {{id: p1000, controls: [A.8.1]}}\n").scope
    # No process has so many below it: a chain is followed over 64 of them, and the rest is told.
    assert found.resolve("p0", "2022").leaves == tuple(f"p{n}" for n in range(64))
    assert found.resolve("p937", "2022").leaves == (*(f"p{n}" for n in range(937, 1001)), "A.8.1")
    assert [record.id for record in found.cut] == ["p0"]


def test_processes_that_share_their_parts_many_times_over() -> None:
    # Two ways at each of sixty levels: 2^60 ways in all.
    rows = "".join(
        f"- {{id: {side}{n}, controls: [a{n + 1}, b{n + 1}]}}\n" for n in range(60) for side in "ab"
    )
    found = register(f"kind: process\nrecords:\n{rows}")
    assert len(found.scope.resolve("a0", "2022").leaves) == 119


@pytest.mark.parametrize(
    "text", ["-" * 10**6 + " x y", "1" + " " * 10**6 + "a\nb", "9.2 (" + "(" * 10**6]
)
def test_long_texts_are_no_items(text: str) -> None:
    assert EMPTY.scope.resolve(text, "2022").leaves == ()


TOY = ScopeCatalogue(
    standard="Toy",
    edition="1",
    entries=(
        ScopeEntry("1", "One", None, False),
        ScopeEntry("1.1", "One one", "1", True),
        ScopeEntry("1.2", "One two", "1", True),
        ScopeEntry("1.2.1", "One two one", "1.2", True),
        ScopeEntry("2", "Two", None, True),
        ScopeEntry("3", "Three", None, False),
    ),
    items=frozenset({"1.1 a", "1.1 b2"}),
    looks_like=re.compile(r"[\d.]+\Z"),
    successors={},
    whole="all-of-it",
    default=True,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", ("1.1", "1.2", "1.2.1")),
        ("1.2", ("1.2", "1.2.1")),
        ("1-2", ("1.1", "1.2", "1.2.1", "2")),
        ("1.1-2", ("1.1", "1.2", "1.2.1", "2")),
        ("1.1-1.2", ("1.1", "1.2", "1.2.1")),
        ("2-3", ("2",)),
        ("3", ()),
        ("all-of-it", ("1.1", "1.2", "1.2.1", "2")),
        ("1.1 a", ("1.1",)),
        ("1.1 b", ("1.1",)),
        # A clause whose letters the catalogue does not list takes any letter.
        ("1.2 k", ("1.2", "1.2.1")),
    ],
)
def test_a_toy_standard(text: str, expected: tuple[str, ...]) -> None:
    toy = register("", [TOY]).scope
    assert toy.resolve(text, "1") == Resolved(expected, expected)


def test_the_toy_standard_refuses() -> None:
    toy = register("", [TOY]).scope
    assert toy.resolve("1.1 c", "1").unknown == "record"
    assert toy.resolve("7", "1").unknown == "clause"
    assert toy.resolve("2-1", "1").unknown == "record"
    assert toy.resolve("full-isms", "1").unknown == "record"
    assert toy.title("1.2") == "One two"
    assert toy.title("9") == ""
    assert toy.children("1") == ("1.1", "1.2", "1.2.1")
    assert toy.children("nothing") == ()


def test_no_standard_at_all() -> None:
    none = register("kind: unit\nid: board\n", []).scope
    assert none.resolve("A.5.1", "2022").unknown == "record"
    assert none.resolve("board", "").leaves == ("board",)
    assert none.default_edition == ""
    assert none.all_leaves() == none.children("9") == ()
    assert none.title("9") == ""
