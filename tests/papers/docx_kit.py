"""Documents of Word, as programs read them that share nothing with python-docx: openxml-audit holds
them to the schemas of Office Open XML, mammoth reads what they say.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import mammoth
from document_kit import Document, of_html
from openxml_audit import OpenXmlValidator

_TITLE = "p[style-name='Title'] => h1:fresh\n"
_HEADINGS = "\n".join(f"p[style-name='Heading {n}'] => h{n + 1}:fresh" for n in range(1, 6))
_KNOWN_FIELDS = {"PAGE", "NUMPAGES"}
_ACTIVE = re.compile(r"vbaProject|/embeddings/|/activeX/|/externalLinks/|/afchunk", re.IGNORECASE)
_LED_TO = re.compile(r"(https?:|mailto:)|[^:]*$", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TERMS = "{http://purl.org/dc/elements/1.1/}"


def read_docx(path: Path) -> Document:
    """The document. Headings are those of the style Title, and one level below it the others."""
    with path.open("rb") as file:
        picture = mammoth.images.img_element(lambda _: {"src": ""})
        read = mammoth.convert_to_html(file, style_map=_TITLE + _HEADINGS, convert_image=picture)
    document = of_html(read.value)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    about = ElementTree.fromstring(parts["docProps/core.xml"])
    title, lang = about.findtext(f"{_TERMS}title", ""), about.findtext(f"{_TERMS}language", "")
    tables, heads = document.elements["table"], document.elements["thead"]
    faults = [
        *(str(error) for error in OpenXmlValidator().validate(path).errors),
        *(
            one.message
            for one in read.messages
            if "Unrecognised paragraph style" not in one.message
        ),
        *document.faults,
        *([] if title else ["has no title"]),
        *([] if lang else ["does not say its language"]),
        *([] if tables == heads else [f"{tables - heads} tables without a row of headings"]),
        *_fields(parts),
        *_active(parts),
    ]
    return document._replace(title=title, lang=lang, faults=faults)


def _fields(parts: dict[str, bytes]) -> Iterator[str]:
    """Codes that Word would carry out, beside those that number pages."""
    for root in _xml(parts):
        codes = ["".join(one.itertext()) for one in root.iter(f"{_WORD}instrText")]
        codes += [one.get(f"{_WORD}instr", "") for one in root.iter(f"{_WORD}fldSimple")]
        yield from (f"field: {code}" for code in codes if code.strip() not in _KNOWN_FIELDS)


def _active(parts: dict[str, bytes]) -> Iterator[str]:
    """What runs, is fetched, or leads elsewhere than to a page of the web."""
    yield from (f"active: {name}" for name in parts if _ACTIVE.search(f"/{name}"))
    for name, raw in parts.items():
        if not name.endswith(".rels"):
            continue
        for one in ElementTree.fromstring(raw):
            sort = one.get("Type", "").rpartition("/")[2]
            address = one.get("Target", "")
            link = sort == "hyperlink" and _LED_TO.match(address)
            if one.get("TargetMode") == "External" and not link:
                yield f"asks for {address} ({sort})"


def _xml(parts: dict[str, bytes]) -> Iterator[ElementTree.Element]:
    return (ElementTree.fromstring(raw) for name, raw in parts.items() if name.endswith(".xml"))
