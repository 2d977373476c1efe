"""Every paper, in every language and format, on records that are whole, foreign and few."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from browser import Browser, Look
from papers_kit import ALDER, AS_OF, examine, paper, plugins

from isms_lint.offers.paper import NoPaper
from isms_lint.papers.house import house_in
from isms_lint.papers.html import to_html
from isms_lint.papers.written import Written

EXAMPLES = ALDER.parent
NO_HOUSE = house_in(None)
LANGUAGES = ("en", "de")
NAMES = sorted(plugins().offered.papers)


class Records(NamedTuple):
    """A repository, and the day as of which it is looked at."""

    folder: Path
    as_of: str


SETS = {
    "alder": Records(ALDER, AS_OF),
    "mssp": Records(EXAMPLES / "foreign-records" / "mssp", "2025-03-20"),
    "few": Records(EXAMPLES / "mistakes" / "no-follow-up-before-review", AS_OF),
}


def made(name: str, language: str, records: Records) -> dict[str, Written]:
    """The paper, by the record it is about, for each of which it can be made."""
    about = plugins().offered.papers[name].about
    there = [one.id for one in examine(*records).register.of(*about)] if about else [None]
    found = {}
    for id in there:
        try:
            written = paper(name, id, folder=records.folder, as_of=records.as_of, language=language)
        except NoPaper as error:
            assert str(error), "says why"
            continue
        found["-".join(filter(None, (name, id, language)))] = written
    return found


@pytest.fixture(scope="module")
def looks(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Look]:
    """What a browser sees of the pages of all papers of all sets, by set and page."""
    pages = {}
    folder = tmp_path_factory.mktemp("pages")
    for name, records in SETS.items():
        for language in LANGUAGES:
            for one in NAMES:
                for page, written in made(one, language, records).items():
                    path = folder / f"{name}-{page}.html".replace("/", "_")
                    path.write_text(to_html(written, NO_HOUSE), encoding="utf-8")
                    pages[f"{name}-{page}"] = path
    return dict(zip(pages, browser.look(pages.values()), strict=True))


def test_no_page_has_a_fault(looks: dict[str, Look]) -> None:
    faults = {page: look.faults for page, look in looks.items() if look.faults}
    assert faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_paper_is_made_of_a_whole_repository(
    name: str, language: str, looks: dict[str, Look]
) -> None:
    there = [page for page in looks if page.startswith(f"alder-{name}") and page.endswith(language)]
    assert there
    for page in there:
        assert looks[page].lang == language
        assert looks[page].headings[0][0] == 1
