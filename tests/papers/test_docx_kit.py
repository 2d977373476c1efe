"""The kit that reads documents of Word: a sound one has no faults, a wrong one has each of its own."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_kit import read_docx
from dot import DOT

pytestmark = pytest.mark.xdist_group("docx")

BODY, LINKS, ABOUT = "word/document.xml", "word/_rels/document.xml.rels", "docProps/core.xml"
WRONG = [
    (BODY, "<w:body>", "<w:body><w:nonsense/>", "Unexpected element 'nonsense'"),
    (BODY, "<w:pPr>", "<w:r/><w:pPr>", "Unexpected element 'pPr'"),
    (BODY, "<w:tblHeader/>", "", "1 tables without a row of headings"),
    (BODY, 'descr="A dot"', 'descr=""', "a picture without a text that stands for it"),
    (BODY, '"Heading1"', '"Heading3"', "of level 4, after one of level 1"),
    (BODY, " PAGE ", " INCLUDETEXT C:/secret ", "field:  INCLUDETEXT C:/secret"),
    (LINKS, "media/image1.png", "media/gone.png", "target not found: /word/media/gone.png"),
    (LINKS, "https://example.org/", "file:///etc/passwd", "asks for file:///etc/passwd"),
    (LINKS, "https://example.com/", "javascript:x()", "asks for javascript:x()"),
    (ABOUT, "<dc:title>Readiness</dc:title>", "", "has no title"),
    (ABOUT, "<dc:language>en-GB</dc:language>", "", "does not say its language"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A document with some of everything."""
    folder = tmp_path_factory.mktemp("docx")
    (folder / "dot.png").write_bytes(DOT)
    document = docx.Document()
    document.core_properties.title, document.core_properties.language = "Readiness", "en-GB"
    document.add_heading("Readiness", level=0)
    shown = document.add_paragraph("Shown: ")
    for address, text in (("https://example.org/", "AUD-1"), ("https://example.com/", "AUD-2")):
        link = document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, True)
        run = f"<w:r><w:t>{text}</w:t></w:r>"
        names = nsdecls("w", "r")
        shown._p.append(parse_xml(f'<w:hyperlink {names} r:id="{link}">{run}</w:hyperlink>'))
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        shown._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))
    document.add_heading("Controls", level=1)
    picture = document.add_picture(str(folder / "dot.png"))
    picture._inline.docPr.set("descr", "A dot")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Control", "State", "A.5.1", "done"], strict=True):
        cell.text = text
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    _without_leftovers(document.part.rels)
    path = folder / "sound.docx"
    document.save(path)
    return path


def _without_leftovers(parts: dict[str, object]) -> None:
    """Without the styles of the template for Word 2010, which differ from its others."""
    for id, one in list(parts.items()):
        if one.reltype.endswith("/stylesWithEffects"):
            del parts[id]


@pytest.fixture(scope="module")
def faults(sound: Path) -> list[str]:
    """Those of a copy in which all is wrong."""
    wrong = sound.with_name("wrong.docx")
    with zipfile.ZipFile(sound) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for part, old, new, _ in WRONG:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(wrong, "w") as package:
        for name, raw in {**parts, "word/vbaProject.bin": b"x"}.items():
            package.writestr(name, raw)
    return read_docx(wrong).faults


def test_a_sound_document_has_no_faults(sound: Path) -> None:
    read = read_docx(sound)
    assert read.faults == []
    assert (read.title, read.lang) == ("Readiness", "en-GB")
    assert read.headings == [(1, "Readiness"), (2, "Controls")]
    assert read.tables == [[["Control", "State"], ["A.5.1", "done"]]]
    assert read.links == ["https://example.org/", "https://example.com/"]
    assert read.pictures == ["A dot"]
    assert "Shown: AUD-1" in read.text


@pytest.mark.parametrize("said", [*(said for *_, said in WRONG), "active: word/vbaProject.bin"])
def test_each_fault_is_found(faults: list[str], said: str) -> None:
    assert any(said in fault for fault in faults), faults
