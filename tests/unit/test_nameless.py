"""Records of a kind that needs no id: they go by a text, and nothing refers to them by it."""

from __future__ import annotations

from records_kit import register

from isms_lint.testing import lint

ROW = "kind: stated-count\nlabel: In progress\ncount: 2\n"


def codes(text: str) -> list[str]:
    return sorted(finding.code for finding in lint(text, select=["INP", "REF"]).findings)


def test_it_goes_by_its_label() -> None:
    (row,) = register(ROW).of("stated-count")
    assert row.id == "In progress"
    assert codes(ROW) == []


def test_one_with_an_id_goes_by_that() -> None:
    found = register(ROW + "id: SUM-1\n")
    assert [row.id for row in found.of("stated-count")] == ["SUM-1"]
    assert found.get("SUM-1") is not None


def test_two_may_have_the_same() -> None:
    assert codes(f"{ROW}---\n{ROW}") == []


def test_nothing_refers_to_it_by_that() -> None:
    found = register(ROW)
    assert found.get("In progress") is None
    assert codes(f"{ROW}---\nkind: stated-count\nlabel: x\nitems: [In progress]\n") == ["REF001"]
    # A record that is called so is that one, and no second of it.
    action = "kind: action\nid: In progress\n---\n"
    assert codes(action + ROW) == []
    assert register(action + ROW).duplicates == {}


def test_one_without_either_has_no_name() -> None:
    (row,) = register("kind: stated-count\ncount: 2\n").of("stated-count")
    assert row.id == ""
    assert codes("kind: stated-count\ncount: 2\n") == []


def test_records_of_other_kinds_need_an_id() -> None:
    assert codes("kind: action\nlabel: x\n") == ["INP008", "REF006"]


def test_it_is_not_called_otherwise_in_a_second_look() -> None:
    records = register(ROW).records
    again = type(register(ROW))(records, register(ROW).kinds)
    assert [row.id for row in again.of("stated-count")] == ["In progress"]
    assert again.get("In progress") is None
