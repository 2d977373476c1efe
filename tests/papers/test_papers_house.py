"""A house words, styles and marks papers in its own way."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from papers_kit import ALDER, paper
from pypdf import PdfReader

from isms_lint.config.errors import UsageError
from isms_lint.papers.docx import to_docx
from isms_lint.papers.house import house_in
from isms_lint.papers.html import to_html
from isms_lint.papers.pdf import to_pdf

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder for a house's style."""
    folder = tmp_path / "house"
    for language in ("en", "fr"):
        (folder / language).mkdir(parents=True)
    return folder


def test_one_part_of_a_paper_is_reworded_and_the_rest_stays(house: Path) -> None:
    (house / "en" / "readiness.md.j2").write_text(
        '{% extends "iso27001/en/readiness.md.j2" %}{% block title %}Are we ready?{% endblock %}'
    )
    own = paper("readiness", house=house)
    assert own.title == "Are we ready?"
    usual = paper("readiness").markdown
    assert own.markdown.split("\n", 1)[1] == usual.split("\n", 1)[1]


def test_a_house_brings_a_language_of_its_own(house: Path) -> None:
    (house / "fr" / "readiness.md.j2").write_text("# Préparation\n\n{{ organization }}\n")
    own = paper("readiness", house=house, language="fr")
    page = to_html(own, house_in(str(house)))
    assert '<html lang="fr">' in page
    assert "<h1" in page
    assert "Préparation" in page


def test_a_language_that_nobody_brings_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no template in the language `fr`; there is: de, en"):
        paper("readiness", language="fr")


def test_logo_and_style_are_in_the_page(house: Path) -> None:
    (house / "logo.png").write_bytes(PNG)
    (house / "page.css").write_text("body { color: #123456; }")
    page = to_html(paper("readiness"), house_in(str(house)))
    ours, own = page.index("@media print"), page.index("body { color: #123456; }")
    assert ours < own
    assert f"data:image/png;base64,{base64.b64encode(PNG).decode()}" in page
    assert "<header>" in page


def test_one_part_of_the_page_is_replaced_and_the_rest_stays(house: Path) -> None:
    (house / "page.html.j2").write_text(
        '{% extends "isms-lint/page.html.j2" %}'
        '{% set words = {"skip": "Aller au texte", "contents": ""} %}'
        "{% block footer %}<footer>Nord ISMS</footer>{% endblock %}"
    )
    usual = to_html(paper("readiness"), house_in(None))
    page = to_html(paper("readiness"), house_in(str(house)))
    assert page.count("<footer>") == 1
    assert "<footer>Nord ISMS</footer>" in page
    assert ">Aller au texte</a>" in page
    assert page.partition("<main")[2].partition("</main>")[0] in usual


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ nobody }}", "page.html.j2:2: template: UndefinedError: 'nobody' is undefined"),
        ("{% if %}", "page.html.j2:1: template: Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "page.html.j2:1: template: SecurityError"),
        ('{% include "../../secret" %}', "page.html.j2:1: template: TemplateNotFound"),
    ],
)
def test_a_wrong_page_is_told_with_its_place(house: Path, text: str, said: str) -> None:
    (house / "page.html.j2").write_text(text)
    with pytest.raises(UsageError) as told:
        to_html(paper("readiness"), house_in(str(house)))
    assert said in str(told.value)


def test_the_logo_is_in_word_and_in_the_pdf(house: Path) -> None:
    (house / "logo.png").write_bytes(PNG)
    own = paper("readiness")
    assert len(to_docx(own, house_in(str(house)))) > len(to_docx(own, house_in(None)))
    assert b"/Image" in to_pdf(own, house_in(str(house)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# A\n{{ nobody }}\n", "'nobody' is undefined"),
        ("# A\n{% if %}\n", "Expected an expression"),
        ("# A\n{{ ''.__class__.__mro__ }}\n", "unsafe"),
        ("# A\n{{ 1 / 0 }}\n", "division by zero"),
        ('# A\n{% include "../../secret" %}\n', "../../secret"),
        ('# A\n{{ picture("nothing", [], "") }}\n', "the picture `nothing`"),
        ("# A\n{{ range(1000000000) }}\n", "Range too big"),
        ("# A\n{{ result.passes }}\n", "no words for people"),
    ],
)
def test_a_wrong_template_is_told_with_its_place(house: Path, text: str, said: str) -> None:
    path = house / "en" / "readiness.md.j2"
    path.write_text(text)
    with pytest.raises(UsageError) as told:
        paper("readiness", house=house)
    assert said in str(told.value)


def test_the_place_of_a_mistake_is_file_and_line(house: Path) -> None:
    path = house / "en" / "readiness.md.j2"
    path.write_text("# A\n\n{{ nobody }}\n")
    with pytest.raises(UsageError) as told:
        paper("readiness", house=house)
    assert f"{path}:3" in str(told.value)


def test_a_sheet_of_typst_sets_what_is_in_the_paper(house: Path) -> None:
    (house / "page.typ").write_text(
        '#import "blocks.typ": blocks-of, paper\n'
        '#set document(title: "Of our house: " + paper.title)\n'
        "#set text(lang: paper.language)\n"
        "#blocks-of(paper.blocks)\n"
    )
    read = PdfReader(io.BytesIO(to_pdf(paper("readiness"), house_in(str(house)))))
    assert read.metadata is not None
    assert read.metadata.title == "Of our house: Readiness of the records"
    assert "What an assessor looks at" in "".join(page.extract_text() for page in read.pages)


def test_what_the_documentation_shows(house: Path) -> None:
    page = (ALDER.parents[1] / "docs" / "papers.md").read_text(encoding="utf-8")
    words, around = re.findall(r"^```jinja\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (look,) = re.findall(r"^```css\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (sheet,) = re.findall(r"^```typst\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (house / "en" / "readiness.md.j2").write_text(words)
    (house / "page.html.j2").write_text(around)
    (house / "page.css").write_text(look)
    (house / "page.typ").write_text(sheet)
    own = paper("readiness", house=house)
    assert own.title == "Are our records ready?"
    shown = to_html(own, house_in(str(house)))
    assert look in shown
    assert "<footer><p>Are our records ready? · Alderhoek" in shown
    read = PdfReader(io.BytesIO(to_pdf(own, house_in(str(house)))))
    assert "Are our records ready?" in read.pages[0].extract_text()


def test_a_sheet_of_typst_loads_no_packages_of_others(house: Path) -> None:
    (house / "page.typ").write_text('#import "@preview/cetz:0.3.0"\n')
    with pytest.raises(UsageError, match="packages of others"):
        to_pdf(paper("readiness"), house_in(str(house)))


def test_a_wrong_sheet_of_typst_is_told(house: Path) -> None:
    (house / "page.typ").write_text("#nothing-of-this-name\n")
    with pytest.raises(UsageError, match="unknown variable"):
        to_pdf(paper("readiness"), house_in(str(house)))


def test_a_sheet_of_typst_reads_no_file_of_the_machine(house: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (house / "page.typ").write_text(f'#read("{tmp_path}/secret.txt")\n')
    with pytest.raises(UsageError, match="cannot be set"):
        to_pdf(paper("readiness"), house_in(str(house)))


@pytest.mark.parametrize("name", ["logo.png", "page.css", "page.html.j2", "en/readiness.md.j2"])
def test_no_link_leads_out_of_the_repository(house: Path, tmp_path: Path, name: str) -> None:
    tmp_path.joinpath("secret").write_text("something secret")
    (house / ".git").mkdir()
    (house / name).symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="a link leads it out of the repository") as refused:
        to_html(paper("readiness", house=house), house_in(str(house)))
    assert refused.value.where == str(house / name)


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg"])
def test_a_logo_that_is_no_picture_is_in_no_page(house: Path, name: str) -> None:
    (house / name).write_text("no picture")
    with pytest.raises(UsageError, match=f"{name}: this is no picture"):
        to_html(paper("waiver-register"), house_in(str(house)))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        house_in(str(tmp_path / "nowhere"))
