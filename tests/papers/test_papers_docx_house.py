"""A Word document of a house's own gives its styles and its page to papers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, RGBColor
from docx_kit import read_docx

from isms_lint.config.errors import UsageError
from isms_lint.papers.docx import to_docx
from isms_lint.papers.house import house_in
from isms_lint.papers.written import Written

EVERYTHING = """# Paper
Text

## Section
- one
  - deeper
- two

1. first
   1. further

> said by somebody

| A | B |
|---|---|
| a | b |

### Deeper
#### Deeper still
"""

PNG_OF_NO_SIZE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(8) + b"\x08\0\0\0\0" + bytes(4)
PNG_OF_NO_SIZE += b"\0\0\0\0IEND" + bytes(4)


def paper() -> Written:
    return Written(EVERYTHING, [], "en", "Alder", "2026-11-20")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder for a house's style."""
    folder = tmp_path / "house"
    folder.mkdir()
    return folder


def made(house: Path) -> Any:
    """The paper in the style of `house`, as python-docx reads it."""
    return docx.Document(io.BytesIO(to_docx(paper(), house_in(str(house)))))


def as_word_saves_it(document: Any) -> None:
    """Leave of its styles and signs of lists only what an empty document of Word has."""
    for style in list(document.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.element.getparent().remove(style.element)
    for id, part in list(document.part.rels.items()):
        if part.reltype.endswith(("/numbering", "/stylesWithEffects")):
            del document.part.rels[id]


def test_styles_that_the_house_has_not_used_are_lent(house: Path, tmp_path: Path) -> None:
    document = docx.Document()
    as_word_saves_it(document)
    document.save(str(house / "page.docx"))
    path = tmp_path / "paper.docx"
    path.write_bytes(to_docx(paper(), house_in(str(house))))
    read = read_docx(path)
    assert read.faults == []
    assert [text for _, text in read.headings] == ["Paper", "Section", "Deeper", "Deeper still"]
    assert read.elements["li"] == 3


def test_lists_of_a_house_keep_their_signs(house: Path) -> None:
    document: Any = docx.Document()
    own = document.styles["List Bullet"].element
    document.styles["List Bullet 2"].element.getparent().remove(
        document.styles["List Bullet 2"].element
    )
    numbers = len(document.part.numbering_part.element.num_lst)
    document.save(str(house / "page.docx"))
    styles = made(house).styles
    assert styles["List Bullet"].element.xml == own.xml
    lent = styles["List Bullet 2"].element.xpath(".//w:numId")[0].val
    assert lent > numbers


def test_styles_of_the_house_are_used(house: Path) -> None:
    document: Any = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x5C)
    document.save(str(house / "page.docx"))
    (section,) = (one for one in made(house).paragraphs if one.text == "Section")
    assert section.style.font.color.rgb == RGBColor(0x7A, 0x1F, 0x5C)


def test_what_is_written_in_it_stays_out_and_its_head_stays(house: Path) -> None:
    document = docx.Document()
    document.add_paragraph("A letter to somebody else")
    document.sections[0].header.paragraphs[0].text = "Nord ISMS"
    document.save(str(house / "page.docx"))
    own = made(house)
    assert "A letter" not in own.element.xml
    assert [one.text for one in own.sections[0].header.paragraphs] == ["Nord ISMS"]
    assert "Paper · Alder · 2026-11-20" in own.sections[0].footer.paragraphs[0].text


def test_tables_fit_between_its_margins(house: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(5), Cm(6)
    document.save(str(house / "page.docx"))
    (table,) = made(house).tables
    assert sum(column.width for column in table.columns) == pytest.approx(Cm(10), abs=Emu(1000))


def test_what_is_no_document_of_word_is_told(house: Path) -> None:
    (house / "page.docx").write_text("no document")
    with pytest.raises(UsageError, match=r"page\.docx: this is no document of Word"):
        to_docx(paper(), house_in(str(house)))


def test_a_template_of_word_is_told(house: Path) -> None:
    raw = io.BytesIO()
    docx.Document().save(raw)
    with zipfile.ZipFile(raw) as there, zipfile.ZipFile(house / "page.docx", "w") as template:
        for name in there.namelist():
            template.writestr(name, there.read(name).replace(b"document.main+", b"template.main+"))
    with pytest.raises(UsageError, match="not as a template"):
        to_docx(paper(), house_in(str(house)))


def test_styles_of_another_sort_are_told(house: Path) -> None:
    document = docx.Document()
    document.styles["Heading 1"].element.set(qn("w:type"), "character")
    document.save(str(house / "page.docx"))
    with pytest.raises(UsageError, match=r"page\.docx: papers cannot be written into it"):
        made(house)


@pytest.mark.parametrize("raw", [b"no picture", PNG_OF_NO_SIZE])
def test_a_logo_that_is_no_picture_is_told(house: Path, raw: bytes) -> None:
    (house / "logo.png").write_bytes(raw)
    with pytest.raises(UsageError, match=r"logo\.png: this is no picture"):
        to_docx(paper(), house_in(str(house)))
