"""Papers of records whose every text means something to what papers are made with: it stays text."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from browser import Browser, Look
from document_kit import Document
from docx_kit import read_docx
from hostile import NASTY, misshown, shown, strange_elements, strange_links
from made_pages import NAMES, SETS, papers_of
from markdown_kit import read_markdown
from papers_kit import ALDER
from pdf_kit import Pdf
from planting import plant

from isms_lint.papers.docx import to_docx
from isms_lint.papers.house import house_in
from isms_lint.papers.html import to_html
from isms_lint.papers.markdown import to_markdown
from isms_lint.papers.pdf import to_pdf
from isms_lint.papers.written import Written

NO_HOUSE = house_in(None)
LARGE = ["independence-matrix", "review-minutes"]
"""With pictures, and with the own texts of records; in the formats that take their time."""


class Papers(NamedTuple):
    """Papers by name, and what was planted into the records they are made of."""

    planted: Mapping[str, str]
    by_name: Mapping[str, Written]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """The papers of a repository of nasty texts."""
    folder = Path(shutil.copytree(ALDER, tmp_path_factory.mktemp("nasty") / "alder"))
    planted = plant(folder)
    return Papers(planted, papers_of(SETS["alder"]._replace(folder=folder)))


@pytest.fixture(scope="module")
def harmless() -> dict[str, Written]:
    """The papers of the same repository before."""
    return papers_of(SETS["alder"])


def test_all_papers_are_made(nasty: Papers, harmless: dict[str, Written]) -> None:
    assert nasty.by_name.keys() == harmless.keys() == set(NAMES)


def test_texts_stay_texts_in_markdown(nasty: Papers, harmless: dict[str, Written]) -> None:
    wrong, seen = {}, set[str]()
    for name, written in nasty.by_name.items():
        read = read_markdown(to_markdown(written, "")[0])
        sound = read_markdown(to_markdown(harmless[name], "")[0])
        seen |= shown(read.text, nasty.planted)
        found = [*_wrong(read, nasty), *strange_elements(read, sound)]
        if found:
            wrong[name] = found
    assert wrong == {}
    assert seen == set(NASTY)


@pytest.mark.parametrize("name", LARGE)
def test_texts_stay_texts_in_html(
    browser: Browser, nasty: Papers, looks: dict[str, Look], tmp_path: Path, name: str
) -> None:
    path = tmp_path / "nasty.html"
    path.write_text(to_html(nasty.by_name[name], NO_HOUSE), encoding="utf-8")
    (look,) = browser.look([path])
    assert look.faults == []
    assert [*_wrong(look, nasty), *strange_elements(look, looks[f"alder {name}"])] == []


@pytest.mark.parametrize("name", LARGE)
def test_texts_stay_texts_in_docx(nasty: Papers, tmp_path: Path, name: str) -> None:
    path = tmp_path / "nasty.docx"
    path.write_bytes(to_docx(nasty.by_name[name], NO_HOUSE))
    read = read_docx(path)
    assert read.faults == []
    assert _wrong(read, nasty) == []


@pytest.mark.parametrize("name", LARGE)
def test_texts_stay_texts_in_pdf(pdf: Pdf, nasty: Papers, tmp_path: Path, name: str) -> None:
    path = tmp_path / "nasty.pdf"
    path.write_bytes(to_pdf(nasty.by_name[name], NO_HOUSE))
    (read,) = pdf.read([path])
    assert read.faults == []
    assert _wrong(read, nasty, ascii_only=True) == []


def _wrong(read: Document | Look, nasty: Papers, *, ascii_only: bool = False) -> list[str]:
    """What is shown otherwise than it is written, and what leads away. The own texts of records are
    told in parts, lists among them.
    """
    shown_wrong = misshown(read.text, nasty.planted, ascii_only=ascii_only, with_lists=True)
    return [*shown_wrong, *strange_links(read)]
