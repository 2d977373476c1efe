"""The pages of a Word document: how wide a line is, and what stands at their head and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isms_lint.config.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer, _Header
    from docx.shared import Length
    from docx.text.paragraph import Paragraph


def between_margins(document: Document) -> Length:
    """How wide a line is. What the document does not say is as Word takes it."""
    from docx.shared import Emu, Inches

    section = document.sections[0]
    page = section.page_width or Inches(8.5)
    left, right = (
        Inches(1) if margin is None else margin
        for margin in (section.left_margin, section.right_margin)
    )
    return Emu(max(page - left - right, Inches(1)))


def down_the_page(document: Document) -> Length:
    """How high the text of a page is. What the document does not say is as Word takes it."""
    from docx.shared import Emu, Inches

    section = document.sections[0]
    page = section.page_height or Inches(11)
    top, bottom = (
        Inches(1) if margin is None else margin
        for margin in (section.top_margin, section.bottom_margin)
    )
    return Emu(max(page - abs(top) - abs(bottom), Inches(1)))


def head_and_foot(document: Document, organization: str, about: str, logo: str | None) -> None:
    """Write the organization, or its logo, at the head of each page; at the foot what is said `about`
    the paper, and the number of the page. What stands there already stays.

    Raises UsageError where the logo is no picture.
    """
    from docx.shared import Inches

    section = document.sections[0]
    head, foot = section.header, section.footer
    if _is_empty(head) and logo is not None:
        try:
            picture = _line(head, "Header").add_run().add_picture(logo, height=Inches(0.4))
        except Exception as error:  # whatever is in that file
            raise UsageError("this is no picture that Word takes", logo) from error
        picture._inline.docPr.set("descr", organization)
    elif _is_empty(head):
        _line(head, "Header").add_run(organization)
    if _is_empty(foot):
        line = _line(foot, "Footer")
        line.add_run(about)
        _field(line, "PAGE")


def _line(margin: _Header | _Footer, style: str) -> Paragraph:
    """Its first line, in `style`."""
    line = margin.paragraphs[0] if margin.paragraphs else margin.add_paragraph()
    line.style = style
    return line


def _is_empty(margin: _Header | _Footer) -> bool:
    """Whether nothing stands in a head or foot that somebody would see."""
    from docx.oxml.ns import qn

    tree = margin._element
    seen = (qn("w:drawing"), qn("w:pict"), qn("w:object"), qn("w:instrText"), qn("w:fldSimple"))
    return not "".join(tree.itertext()).strip() and next(tree.iter(*seen), None) is None


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for sort in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if sort else "w:instrText")
        if sort:
            part.set(qn("w:fldCharType"), sort)
        else:
            part.text = code
        run._r.append(part)
