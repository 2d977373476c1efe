from __future__ import annotations

import pytest
from facts import run_of
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.text.words import (
    alternatives,
    are_neighbours,
    collapse_scope,
    list_of,
    named,
    one_by_one,
    with_title,
)

RUN = run_of("kind: person\nrecords: [{id: ana, name: Ana Reyes}, {id: bo}]\n")
ALL = RUN.register.scope.all_leaves()


@pytest.mark.parametrize(
    ("items", "most", "expected"),
    [
        ([], 6, ""),
        (["a"], 6, "a"),
        (["a", "b"], 6, "a and b"),
        (["a", "b", "c"], 6, "a, b and c"),
        (["a", "b", "c"], 3, "a, b and c"),
        (["a", "b", "c", "d"], 3, "a, b, c and 1 more"),
        (["a", "b", "c", "d", "e"], 2, "a, b and 3 more"),
        (["a", "b"], 1, "a and 1 more"),
    ],
)
def test_list_of(items: list[str], most: int, expected: str) -> None:
    assert list_of(items, most) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
)
def test_alternatives(items: list[str], expected: str) -> None:
    assert alternatives(items) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [([], ""), (["a"], "a"), (["a", "b"], "a; b"), (["a", "b", "c", "d"], "a; b; and 2 more")],
)
def test_one_by_one(parts: list[str], expected: str) -> None:
    assert one_by_one(parts, 2) == expected


def test_named() -> None:
    ana, bo = RUN.register.of("person")
    assert (named(ana), named(bo)) == ("ana (Ana Reyes)", "bo")


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        ([], ""),
        (["A.8.13"], "A.8.13"),
        (["A.5.16", "A.5.15"], "A.5.15 and A.5.16"),
        (
            ["A.5.15", "A.5.16", "A.5.17", "access-control", "9.2.1"],
            "9.2.1, A.5.15–A.5.17 and access-control",
        ),
        (["A.5.9", "A.5.10", "A.5.11"], "A.5.9–A.5.11"),
        (["9.3.1", "9.3.2", "9.3.3"], "9.3"),
        (["9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3", "9.1"], "clause 9"),
        (["A.5.37", "A.6.1"], "A.5.37 and A.6.1"),
        ([f"A.7.{n}" for n in range(1, 15)], "A.7"),
        (["b", "a", "a"], "a and b"),
    ],
)
def test_collapse_scope(leaves: list[str], expected: str) -> None:
    assert collapse_scope(leaves, RUN) == expected


def test_everything_is_short() -> None:
    assert collapse_scope(ALL, RUN) == "clauses 4–10 and A.5–A.8"
    assert collapse_scope(ALL[1:], RUN) == "4.2–4.4, clauses 5–10 and A.5–A.8"
    assert collapse_scope([leaf for leaf in ALL if leaf.startswith(("6", "7"))], RUN) == (
        "clause 6 and clause 7"
    )


@given(st.lists(st.sampled_from((*ALL, "backup", "hiring"))))
def test_order_and_repetition_change_nothing(leaves: list[str]) -> None:
    words = collapse_scope(leaves, RUN)
    assert collapse_scope([*reversed(leaves), *leaves], RUN) == words


@given(st.sets(st.sampled_from(ALL), min_size=1))
def test_what_is_written_reads_back(leaves: set[str]) -> None:
    items = collapse_scope(leaves, RUN, 1000).replace(" and ", ", ").split(", ")
    person = RUN.register.of("person")[0]
    found: set[str] = set()
    for item in items:
        text = item.removeprefix("clauses ").removeprefix("clause ")
        found.update(RUN.register.resolve(text, person).leaves)
    assert found == leaves


@pytest.mark.parametrize(
    ("leaves", "most", "expected"),
    [
        (["A.5.1", "A.5.3", "A.5.5", "A.5.6", "A.5.7"], 2, "A.5.1, A.5.3 and 3 more controls"),
        (["A.5.1", "A.5.3", "A.5.5"], 2, "A.5.1, A.5.3 and 1 more control"),
        (["A.5.1", "A.5.3", "A.5.5"], 3, "A.5.1, A.5.3 and A.5.5"),
        (["4.1", "4.3", "9.2.1", "9.2.2"], 2, "4.1, 4.3 and 2 more clauses"),
        (["4.1", "A.5.1", "backup"], 1, "4.1 and 2 more"),
        (["A.5.1", "backup", "hiring"], 1, "A.5.1 and 2 more"),
    ],
)
def test_the_end_counts_what_is_not_listed(leaves: list[str], most: int, expected: str) -> None:
    assert collapse_scope(leaves, RUN, most) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", "RISK-1"),
        ("title: Theft", "RISK-1 (Theft)"),
        ("name: Theft\ntitle: ' Theft  of a laptop '", "RISK-1 (Theft of a laptop)"),
        (f"name: {'x' * 70}", f"RISK-1 ({'x' * 70})"),
        (f"name: {'x' * 71}", f"RISK-1 ({'x' * 69}…)"),
    ],
)
def test_with_title(fields: str, expected: str) -> None:
    (record,) = run_of(f"kind: risk\nid: RISK-1\n{fields}").register.of("risk")
    assert with_title(record) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("A.5.9", "A.5.10", True),
        ("A.5.9", "A.5.9", False),
        ("A.5.9", "A.6.10", False),
        ("9", "10", True),
        ("backup", "backup-2", False),
    ],
)
def test_neighbours(one: str, other: str, expected: bool) -> None:
    assert are_neighbours(one, other) is expected
