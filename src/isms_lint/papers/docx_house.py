"""What a Word document of a house's own gives to a paper, and what ours lends it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from isms_lint.config.errors import UsageError
from isms_lint.plugins.places import said_by

if TYPE_CHECKING:
    from docx.document import Document

_STYLES = (
    "Normal",
    "Title",
    *(f"Heading {level}" for level in range(1, 6)),
    *(f"List {sort}{deeper}" for sort in ("Bullet", "Number", "Continue") for deeper in ("", " 2")),
    "Table Grid",
    "Caption",
    "Quote",
    "Header",
    "Footer",
)
"""What papers are written in. Word itself stores only the styles that a document has used."""
_WITHOUT_NUMBERS = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"""


def house_document(path: str) -> Document:
    """The document at `path` without what is written in it: its styles and its page, with what stands
    at its head and foot. Styles that it lacks are ours.

    Raises UsageError where it is no document of Word.
    """
    import docx

    try:
        document = docx.Document(path)
        body: Any = document.element.body
        body.clear_content()
        body.get_or_add_sectPr()
        _lend_styles(document)
    except Exception as error:  # whatever is in that file
        raise UsageError(
            f"this is no document of Word; save it as .docx, not as a template ({said_by(error)})",
            path,
        ) from error
    return document


def _lend_styles(document: Document) -> None:
    import docx

    ours = docx.Document()
    for name in _STYLES:
        if name not in document.styles:
            _lend(name, ours, document)


def _lend(name: str, ours: Document, document: Document) -> None:
    """Give `document` our style of this name, and those it builds on."""
    from docx.oxml.ns import qn

    lent = ours.styles[name]
    style: Any = deepcopy(lent.element)
    base = getattr(lent, "base_style", None)
    if base is not None:
        if base.name not in document.styles:
            _lend(base.name, ours, document)
        style.find(qn("w:basedOn")).set(qn("w:val"), document.styles[base.name].style_id)
    for tag in ("w:next", "w:link"):
        for other in style.findall(qn(tag)):
            style.remove(other)
    while document.styles.element.get_by_id(style.styleId) is not None:
        style.styleId += "0"
    for number in style.iter(qn("w:numId")):
        number.val = _lend_number(number.val, style.styleId, ours, document)
    document.styles.element.append(style)


def _lend_number(id: int, style_id: str, ours: Document, document: Document) -> int:
    """Give `document` our signs of a list; the id that they have there."""
    from docx.oxml.ns import qn

    lent: Any = ours.part.numbering_part.element
    there: Any = _numbering(document)
    (kind,) = lent.xpath(f"./w:num[@w:numId={id}]/w:abstractNumId/@w:val")
    (signs,) = map(deepcopy, lent.xpath(f"./w:abstractNum[@w:abstractNumId={kind}]"))
    taken = map(int, there.xpath("./w:abstractNum/@w:abstractNumId"))
    new = str(max(taken, default=-1) + 1)
    signs.set(qn("w:abstractNumId"), new)
    for style in signs.iter(qn("w:pStyle")):
        style.set(qn("w:val"), style_id)
    number = there.add_num(new)
    there.find(qn("w:num")).addprevious(signs)  # signs stand before all numbers
    given: int = number.numId
    return given


def _numbering(document: Document) -> Any:
    """The signs of lists that the document has; made where it has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.numbering import NumberingPart

    part: Any
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        package: Any = document.part.package
        part = NumberingPart.load(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, _WITHOUT_NUMBERS, package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
