from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_lint_iso27001.derive.text.naming import Ids, Names, is_named

TEXTS = st.text("aZ0é_-. :/\n²", max_size=12)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("NC-1", True),
        ("see NC-1.", True),
        ("(NC-1), closed", True),
        ("NC-10", False),
        ("NC-1-2", False),
        ("XNC-1", False),
        ("NC-1.2", False),
        ("a.NC-1", False),
        ("", False),
    ],
)
def test_a_word_of_its_own(text: str, named: bool) -> None:
    assert is_named("NC-1", text) is named
    assert ("NC-1" in Names(text)) is named
    assert ("NC-1" in Names(f"{text} {'word ' * 1000}")) is named


@pytest.mark.parametrize("id", ["A 1", "a/b", "-x-", "jira:X-1"])
def test_ids_that_are_no_single_word(id: str) -> None:
    assert id in Names(f"see {id} and others")
    assert id not in Names("see others")


@given(TEXTS, st.data())
def test_names_are_those_that_is_named_finds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    id = data.draw(st.one_of(TEXTS, st.just(text[start : start + 4])))
    assert (id in Names(text)) is is_named(id, text)


@given(TEXTS, st.lists(TEXTS, max_size=6), st.data())
def test_of_many_ids_those_that_is_named_finds(
    text: str, others: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    ids = [*others, text[start : start + 4], text[start : start + 6], text[start:]]
    assert Names(text).of(Ids(ids)) == [id for id in dict.fromkeys(ids) if is_named(id, text)]


def test_ids_that_have_a_word_in_common_and_stand_twice() -> None:
    ids = Ids(["IA/2", "IA/1", "", "§", "IA/3", "IA/1"])
    assert Names("IA/1 and IA/2, by § 4, not IA/31").of(ids) == ["IA/2", "IA/1", "§"]
