"""The kit that reads PDFs: a sound one has no faults, each wrong one has its own."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
import typst
from document_kit import Document
from dot import DOT
from pdf_kit import Pdf
from pypdf.generic import DictionaryObject as Dictionary
from pypdf.generic import NameObject as Name
from pypdf.generic import TextStringObject as Text

HEAD = '#set document(title: "Readiness")\n#set text(lang: "en")\n'
SOUND = """\
= Readiness
Shown: #link("https://example.org/")[AUD-1], by a word that no line holds: non#sym.hyph.soft;conformity.
== Controls
#figure(image("dot.png", alt: "A dot"), caption: [One dot])
#table(columns: 2, table.header[Control][State], [A.5.1], [done])
- one
- two
"""


@pytest.fixture(scope="module")
def read(pdf: Pdf, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """What is read of each document, by its name."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "dot.png").write_bytes(DOT)
    sound = _set(folder, "sound", HEAD + SOUND, standards=["ua-1"])
    wrong = SOUND.replace(', alt: "A dot"', "").replace("== Controls", "=== Controls")
    blank = folder / "blank.pdf"
    with pypdf.PdfWriter() as writer:
        writer.add_blank_page(100, 100)
        writer.write(blank)
    alive = folder / "alive.pdf"
    with pypdf.PdfWriter(clone_from=sound) as writer:
        writer._root_object[Name("/OpenAction")] = Dictionary(
            {Name("/S"): Name("/JavaScript"), Name("/JS"): Text("app.alert('hello')")}
        )
        writer.add_attachment("evidence.txt", b"x")
        writer.write(alive)
    papers = [sound, _set(folder, "wrong", wrong), blank, alive]
    return {path.stem: seen for path, seen in zip(papers, pdf.read(papers), strict=True)}


def _set(folder: Path, name: str, text: str, standards: list[str] | None = None) -> Path:
    (folder / f"{name}.typ").write_text(text, encoding="utf-8")
    path = folder / f"{name}.pdf"
    typst.compile(folder / f"{name}.typ", output=path, pdf_standards=standards or [])
    return path


def test_a_sound_document_has_no_faults(read: dict[str, Document]) -> None:
    assert read["sound"].faults == []


def test_what_is_read_is_told(read: dict[str, Document]) -> None:
    seen = read["sound"]
    assert (seen.title, seen.lang) == ("Readiness", "en")
    assert seen.headings == [(1, "Readiness"), (2, "Controls")]
    assert seen.tables == [[["Control", "State"], ["A.5.1", "done"]]]
    assert (seen.links, seen.pictures) == (["https://example.org/"], ["A dot"])
    assert "Shown: AUD-1, by a word" in seen.text
    assert "nonconformity." in seen.text
    assert seen.elements["LI"] == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("wrong", "7.1-9: "),  # the title, in the metadata
        ("wrong", "7.3-1: "),  # the text that stands for a figure
        ("wrong", "a picture without a text that stands for it"),
        ("wrong", "heading 'Controls': of level 3, after one of level 1"),
        ("blank", "6.2-1: "),  # that it is tagged
        ("blank", "7.1-11: "),
        ("alive", "active: /OpenAction"),
        ("alive", "active: /EmbeddedFiles"),
    ],
)
def test_each_fault_is_found(read: dict[str, Document], name: str, said: str) -> None:
    assert any(fault.startswith(said) for fault in read[name].faults), read[name].faults
