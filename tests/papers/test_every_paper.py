"""Every paper as a page, of records that are whole and of foreign ones, in a browser."""

from __future__ import annotations

import pytest
from browser import Look
from colours import confusable, legends
from made_pages import NAMES, SETS, papers_of


def test_no_page_has_a_fault(looks: dict[str, Look]) -> None:
    faults = {page: look.faults for page, look in looks.items() if look.faults}
    assert faults == {}


@pytest.mark.parametrize("name", NAMES)
def test_each_paper_is_made_of_a_whole_repository(name: str, looks: dict[str, Look]) -> None:
    page = looks[f"alder {name}"]
    assert page.lang == "en"
    assert page.headings[0][0] == 1
    assert "Alderhoek Routeplanning" in page.text


def test_papers_of_foreign_records_are_in_german(looks: dict[str, Look]) -> None:
    assert {look.lang for page, look in looks.items() if page.startswith("mssp")} == {"de"}


BY_SHAPE = {"certification-timeline"}
"""Whose marks differ by more than their colours."""
FEW = 3
"""More papers than that have pictures in colours, of whatever records."""


@pytest.mark.parametrize("which", SETS)
def test_colours_of_pictures_are_told_apart_by_everybody(which: str) -> None:
    found = [
        (name, picture.alt, legend)
        for name, written in papers_of(SETS[which]).items()
        if name not in BY_SHAPE
        for picture in written.pictures
        for legend in legends(picture.svg)
    ]
    assert len({name for name, _, _ in found}) > FEW
    assert all(alt for _, alt, _ in found)
    assert [one for one in found if confusable(one[2])] == []
