"""Every paper as a page, of records that are whole and of foreign ones, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from browser import Browser, Look
from colours import confusable, legends
from papers_kit import ALDER, AS_OF, examine, paper, plugins

from isms_lint.offers.paper import NoPaper
from isms_lint.papers.house import house_in
from isms_lint.papers.html import to_html
from isms_lint.papers.written import Written

EXAMPLES = ALDER.parent
NO_HOUSE = house_in(None)
NAMES = sorted(plugins().offered.papers)


class Records(NamedTuple):
    """A repository, the day as of which it is looked at, and the language of the papers."""

    folder: Path
    as_of: str
    language: str


# A browser takes its time: each page is looked at in one language, and all are made in both elsewhere.
SETS = {
    "alder": Records(ALDER, AS_OF, "en"),
    "mssp": Records(EXAMPLES / "foreign-records" / "mssp", "2025-03-20", "de"),
}


def made(name: str, records: Records) -> Written | None:
    """The paper, about the last of the records that it can be made about; None where there is none."""
    folder, as_of, language = records
    asked = plugins().offered.papers[name]
    there: list[str | None] = [one.id for one in examine(folder, as_of).register.of(*asked.about)]
    if asked.or_whole or not asked.about:
        there.append(None)
    for id in reversed(there):
        try:
            return paper(name, id, folder=folder, as_of=as_of, language=language)
        except NoPaper:
            continue
    return None


@pytest.fixture(scope="module")
def looks(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    """What a browser sees of the pages of all papers of both sets, by set and paper."""
    pages = {}
    folder = tmp_path_factory.mktemp("pages")
    for which, records in SETS.items():
        for name in NAMES:
            written = made(name, records)
            if written is not None:
                path = pages[f"{which} {name}"] = folder / f"{which}-{name}.html"
                path.write_text(to_html(written, NO_HOUSE), encoding="utf-8")
    return dict(zip(pages, browser.look(pages.values()), strict=True))


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


@pytest.mark.parametrize("name", sorted({*NAMES} - BY_SHAPE))
@pytest.mark.parametrize("which", SETS)
def test_colours_of_pictures_are_told_apart_by_everybody(name: str, which: str) -> None:
    written = made(name, SETS[which])
    for picture in written.pictures if written else ():
        assert picture.alt
        for legend in legends(picture.svg):
            assert confusable(legend) == [], picture.alt
