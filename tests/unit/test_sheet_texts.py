"""Values as texts of cells and back; texts that no spreadsheet program may calculate."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint.lifting.schema_types import takes_of
from isms_lint.plugins.manager import load_plugins
from isms_lint.sheets.fields import takes_at
from isms_lint.sheets.neutral import as_meant, neutral
from isms_lint.sheets.texts import shown, value_of

KINDS = load_plugins().kinds


@given(st.text("'=+-@\t\r ax＝", max_size=8))
def test_a_neutral_text_calculates_nothing_and_comes_back(text: str) -> None:
    assert not neutral(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert as_meant(neutral(text)) == text


def read(kind: str, field: str, text: str, old: Any = None) -> Any:
    found = KINDS.get(kind)
    assert found is not None
    path = tuple(field.split("."))
    return value_of(text, takes_at(takes_of(found), path), old)


@pytest.mark.parametrize(
    ("field", "text", "old", "value"),
    [
        ("owner", "ana", None, "ana"),
        ("title", "5", None, "5"),
        ("title", "true", "a", "true"),
        ("status", "Closed", "active", "closed"),
        ("status", "nobody knows", "active", "nobody knows"),
        ("audit_attention", "true", None, True),
        ("audit_attention", "perhaps", None, "perhaps"),
        ("consequence", "4", None, 4),
        ("consequence", "0,5", 1, 0.5),
        ("consequence", "high", 4, "high"),
        ("version", "5", None, "5"),
        ("version", "6", 5, 6),
        ("review_on", "16.03.2026", None, "2026-03-16"),
        ("review_on", "March 2026", None, "March 2026"),
        ("review_on", "2026-03-16 (again)", None, "2026-03-16 (again)"),
        ("affects", "integrity; availability", None, ["integrity", "availability"]),
        ("affects", "integrity", None, ["integrity"]),
        ("controls", "A.5.1", None, "A.5.1"),
        ("controls", "A.5.1", ["A.5.2"], ["A.5.1"]),
        ("controls", "A.5.1; A.5.2", "A.5.1", ["A.5.1", "A.5.2"]),
        ("notes", "one; two", None, "one; two"),
        ("notes", "one; two", "one", "one; two"),
        ("notes", "one\ntwo", None, ["one", "two"]),
        ("notes", "one; two\nthree", ["one; two"], ["one; two", "three"]),
        ("text", "new", "old\n", "new\n"),
        ("x_points", "7", 3, 7),
        ("x_points", "7", None, "7"),
    ],
)
def test_what_a_text_stands_for(field: str, text: str, old: Any, value: Any) -> None:
    found = read("risk", field, text, old)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    "value", ["a", "a\n", 5, 1.5, True, ["a", "b"], ["a; b", "c"], [1, 2], ["a"], "2026-01-02"]
)
def test_a_text_that_was_not_changed_is_the_value_that_it_was(value: Any) -> None:
    found = read("risk", "notes", shown(value), value)
    assert (type(found), found) == (type(value), value)
