from __future__ import annotations

from collections import Counter

import pytest

from isms_lint.records.scope import ScopeCatalogue, ScopeResolver
from isms_lint_iso27001.editions import catalogues


def of(edition: str) -> ScopeCatalogue:
    return next(catalogue for catalogue in catalogues() if catalogue.edition == edition)


def leaves(edition: str, prefix: str) -> list[str]:
    entries = of(edition).entries
    return [e.id for e in entries if e.leaf and e.id.startswith("A.") == (prefix == "A.")]


def numbers(id: str) -> list[int]:
    return [int(part) for part in id.split(".")]


def resolver() -> ScopeResolver:
    return ScopeResolver(catalogues(), lambda _: None, lambda record: ())


def test_2022_is_the_default() -> None:
    assert [(c.edition, c.default) for c in catalogues()] == [("2022", True), ("2013", False)]
    assert {c.standard for c in catalogues()} == {"ISO/IEC 27001"}


def test_controls_of_2022() -> None:
    controls = leaves("2022", "A.")
    themes = Counter(control.rpartition(".")[0] for control in controls)
    assert len(controls) == len(set(controls)) == 93
    assert themes == {"A.5": 37, "A.6": 8, "A.7": 14, "A.8": 34}


def test_controls_of_2013() -> None:
    controls = leaves("2013", "A.")
    assert len(controls) == len(set(controls)) == 114
    headings = [e.id for e in of("2013").entries if not e.leaf and e.id.startswith("A.")]
    assert [h for h in headings if h.count(".") == 1] == [f"A.{n}" for n in range(5, 19)]
    assert len([h for h in headings if h.count(".") == 2]) == 35


def test_auditable_clauses() -> None:
    assert len(leaves("2022", "")) == 30
    expected = (
        "4.1 4.2 4.3 4.4 5.1 5.2 5.3 6.1.1 6.1.2 6.1.3 6.2 7.1 7.2 7.3 7.4 7.5.1 7.5.2 7.5.3"
        " 8.1 8.2 8.3 9.1 9.2 9.3 10.1 10.2"
    )
    assert " ".join(leaves("2013", "")) == expected


def test_entries_stand_in_the_order_of_the_standard() -> None:
    for edition in ("2022", "2013"):
        ids = [entry.id for entry in of(edition).entries]
        clauses = [id for id in ids if not id.startswith("A.")]
        annex = [id.removeprefix("A.") for id in ids if id.startswith("A.")]
        assert ids == [*clauses, *(f"A.{id}" for id in annex)]
        for part in (clauses, annex):
            assert part == sorted(part, key=numbers)


def test_every_parent_is_a_heading() -> None:
    for catalogue in catalogues():
        headings = {entry.id for entry in catalogue.entries if not entry.leaf}
        assert {entry.parent for entry in catalogue.entries} - {None} == headings - {
            h for h in headings if all(entry.parent != h for entry in catalogue.entries)
        }
        assert {entry.parent for entry in catalogue.entries if entry.leaf} <= headings


def test_ten_inputs_of_the_review() -> None:
    items = of("2022").items
    assert sorted(i for i in items if i.startswith("9.3.2 ")) == [
        f"9.3.2 {letter}" for letter in ("a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g")
    ]
    assert {i for i in items if i.startswith("9.3.3")} == {"9.3.3 1", "9.3.3 2"}
    assert sorted(i for i in of("2013").items if i.startswith("9.3 ")) == [
        f"9.3 {letter}" for letter in ("a", "b", "c1", "c2", "c3", "c4", "d", "e", "f")
    ]
    assert not any("(" in item for catalogue in catalogues() for item in catalogue.items)


def test_titles() -> None:
    titles = {entry.id: entry.title for entry in of("2022").entries}
    assert titles["9.2"] == "Internal audit"
    assert titles["A.7"] == "Physical controls"
    assert titles["A.8.13"] == "Information backup"
    assert {e.id: e.title for e in of("2013").entries}["10.1"] == titles["10.2"]


def test_successors() -> None:
    successors = of("2013").successors
    assert set(successors) == {e.id for e in of("2013").entries if e.leaf}
    assert successors["9.2"] == ("9.2.1", "9.2.2")
    assert successors["9.3"] == ("9.3.1", "9.3.2", "9.3.3")
    assert (successors["10.1"], successors["10.2"]) == (("10.2",), ("10.1",))
    assert successors["A.18.2.3"] == ("A.5.36", "A.8.8")
    assert successors["A.9.2.3"] == ("A.8.2",)
    new = {e.id for e in of("2022").entries if e.leaf}
    replaced = {id for ids in successors.values() for id in ids}
    assert replaced <= new
    assert len({id for id in new - replaced if id.startswith("A.")}) == 11
    assert {id for id in new - replaced if not id.startswith("A.")} == {"6.3"}
    assert of("2022").successors == {}


@pytest.mark.parametrize(
    ("text", "edition", "expected"),
    [
        ("9.3.2 d3", "2022", ("9.3.2",)),
        ("9.3.2(d)(3)", "2022", ("9.3.2",)),
        ("9.3.3 (1)", "2022", ("9.3.3",)),
        ("A.6", "2022", tuple(f"A.6.{n}" for n in range(1, 9))),
        ("A.5.15-A.5.18", "2022", ("A.5.15", "A.5.16", "A.5.17", "A.5.18")),
        ("A.9.2", "2013", ("A.5.16", "A.5.17", "A.5.18", "A.8.2")),
        ("9.3 c3", "2013", ("9.3.1", "9.3.2", "9.3.3")),
    ],
)
def test_resolving(text: str, edition: str, expected: tuple[str, ...]) -> None:
    assert resolver().resolve(text, edition).leaves == expected


def test_full_isms() -> None:
    assert len(resolver().resolve("full-isms", "2022").leaves) == 123


@pytest.mark.parametrize(
    "text",
    [
        "9.3.2(c)(4)",
        "9.2.3",
        "11",
        "5.15",
        "A.5.38",
        "a5.1",
        "A.9.2.3",
        "A.5.30-A.5.40",
        "A.5.30–5.40",
        "Clause 9.2",
        "ISO/IEC 27001:2022, 9.2",
        "Annex A.5.15",
        "§ 9.2",
        "9.2.2.b",
    ],
)
def test_means_to_be_an_id(text: str) -> None:
    assert resolver().resolve(text, "2022").unknown == "clause"


@pytest.mark.parametrize(
    "text",
    ["CC6.1", "PR.AA-01", "access-control", "2026-03-16", "4-eyes", "POL-1", "AC-2", "", "1" * 70],
)
def test_means_something_else(text: str) -> None:
    assert resolver().resolve(text, "2022").unknown == "record"


def test_looking_at_hostile_text_is_quick() -> None:
    pattern = of("2022").looks_like
    for text in ("9" + " " * 100_000 + "x", "1." * 100_000 + "x", "clause " * 50_000):
        assert pattern.match(text) is None
