from __future__ import annotations

import pytest
from facts import run_of

from isms_lint_iso27001.derive.clause.old_items import items_since_2022, old_clauses
from isms_lint_iso27001.derive.clause.other_numbering import (
    foreign_ids,
    in_words,
    is_old_control,
    is_told_elsewhere,
    old_controls,
)

TEXT = (
    "kind: audit\nid: A\nscope: [A.9.2.3, CC6.1, 9.3 c3, A.18.2.3, POL-9, A.5.15]\n"
    "results: [{item: A.9.2.3, result: conforming}]\n"
)
RUN = run_of(TEXT)
(AUDIT,) = RUN.register.of("audit")


def test_controls_of_2013() -> None:
    assert [tuple(one) for one in old_controls(AUDIT, RUN)] == [
        (("scope", 0), "A.9.2.3", ("A.8.2",)),
        (("scope", 3), "A.18.2.3", ("A.5.36", "A.8.8")),
        (("results", 0, "item"), "A.9.2.3", ("A.8.2",)),
    ]


def test_items_of_2013() -> None:
    assert [tuple(one) for one in old_clauses(AUDIT, RUN)] == [
        (("scope", 2), "9.3 c3", ("9.3.2 d3",))
    ]


def test_ids_of_other_frameworks() -> None:
    (one,) = foreign_ids(AUDIT, RUN)
    assert (one.path, one.text, one.framework) == (("scope", 1), "CC6.1", "SOC 2")
    assert one.near.startswith("A.5.15")


def test_in_words() -> None:
    found = old_controls(AUDIT, RUN)
    assert in_words(found[:1], RUN) == ("`A.9.2.3`", 1, "write `A.8.2`")
    assert in_words(found, RUN) == (
        "`A.9.2.3` and `A.18.2.3`",
        2,
        "write `A.8.2` for `A.9.2.3` and `A.5.36` or `A.8.8` for `A.18.2.3`",
    )


def test_what_others_tell() -> None:
    items = RUN.register.unsettled_scope_items(AUDIT)
    assert [item.text for item in items if is_told_elsewhere(item, RUN)] == [
        "A.9.2.3",
        "CC6.1",
        "A.18.2.3",
        "A.9.2.3",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9.3 c3", ("9.3.2 d3",)),
        (" 9.3(C)(3) ", ("9.3.2 d3",)),
        ("9.3 c", ("9.3.2 d",)),
        ("9.2 a", ("9.2.1 a",)),
        ("9.2 g", ("9.2.2",)),
        ("10.1 a1", ("10.2 a1",)),
        ("9.3 c5", ()),
        ("9.3.2 d3", ()),
        ("6.2 d", ()),
        ("9.3", ()),
        ("A.9.2.3", ()),
        ("", ()),
    ],
)
def test_what_items_became(text: str, expected: tuple[str, ...]) -> None:
    assert items_since_2022(text, RUN) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A.9.2.3", True),
        (" A.9.2.3 ", True),
        ("A.9.1.1-A.9.2.6", True),
        ("A.9", True),
        ("A.9.2.99", False),
        ("9.3", False),
        ("POL-9", False),
    ],
)
def test_an_old_control(text: str, expected: bool) -> None:
    assert is_old_control(text, AUDIT, RUN) is expected
