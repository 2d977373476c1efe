"""Titles in papers: every clause, control and input has one in each language."""

from __future__ import annotations

import pytest

from isms_lint_iso27001.derive.review.inputs import INPUTS
from isms_lint_iso27001.editions import catalogues
from isms_lint_iso27001.papers.titles import title
from isms_lint_iso27001.tables import table

CURRENT, FORMER = catalogues()
ENTRIES = {
    **{one.id: one.title for one in FORMER.entries if one.leaf and one.id.startswith("A.")},
    **{one.id: one.title for one in CURRENT.entries},
}
REVIEW_INPUTS = [f"9.3.2 {one.letter}" for one in INPUTS]


def test_english_titles_are_those_of_the_catalogues() -> None:
    assert {id: title(id, "en") for id in ENTRIES} == ENTRIES


def test_every_input_has_a_title_of_its_own() -> None:
    for language in ("en", "de"):
        titles = [title(id, language) for id in REVIEW_INPUTS]
        assert all(titles)
        assert len(set(titles)) == len(INPUTS)


def test_every_id_has_a_german_title() -> None:
    missing = [id for id in ENTRIES if not title(id, "de")]
    assert missing == []


@pytest.mark.parametrize("part", ["A.5.", "A.6.", "A.7.", "A.8.", ""])
def test_german_titles_tell_current_ids_apart(part: str) -> None:
    titles = [
        title(one.id, "de")
        for one in CURRENT.entries
        if one.leaf and one.id.startswith("A.") == bool(part) and one.id.startswith(part)
    ]
    assert titles
    assert len(set(titles)) == len(titles)


def test_german_titles_are_of_ids_that_there_are() -> None:
    names = ("clauses_2022", "annex_a_2022", "annex_a_2013", "review_inputs_2022")
    ids = [row["id"] for name in names for row in table(f"{name}_de.csv")]
    assert sorted(ids) == sorted([*ENTRIES, *REVIEW_INPUTS])


def test_another_language_has_the_english_ones_and_another_id_has_none() -> None:
    assert title("A.5.7", "fr") == title("A.5.7", "en") == "Threat intelligence"
    assert title("A.5.7", "de") == "Erkenntnisse über Bedrohungen"
    assert title("A.9.2.3", "en") == "Management of privileged access rights"
    assert title("A.99", "de") == title("process-1", "en") == ""
