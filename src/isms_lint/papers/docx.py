"""A paper as a document of Word (Office Open XML)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.papers.blocks import Block, Inline
from isms_lint.papers.docx_house import house_document
from isms_lint.papers.docx_page import between_margins, down_the_page, head_and_foot
from isms_lint.papers.house import House
from isms_lint.papers.written import Written
from isms_lint.plugins.places import said_by
from isms_lint.version import VERSION

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.text.paragraph import Paragraph

_INCH = 96.0
_PICTURE = 0.85
"""How much of the height of a page a picture may take."""
_IN_TABLES = "Table Text"
"""The style of what stands in tables: smaller, so that words of several columns fit on a line."""
_LANGUAGES = {"en": "en-GB", "de": "de-DE"}


def to_docx(paper: Written, house: House) -> bytes:
    """The document. Its styles and its page are those of a house's own `page.docx`, where there is one.

    Raises UsageError where that, or the logo, cannot be used.
    """
    with needs_extra():
        import docx  # noqa: F401
    own = house.file("page.docx")
    if own is None:
        return _written(_ours(), paper, house)
    document = house_document(own)
    try:
        return _written(document, paper, house)
    except UsageError:
        raise
    except Exception as error:  # whatever its styles are
        said = f"papers cannot be written into it ({said_by(error)})"
        raise UsageError(said, own) from error


def _written(document: Document, paper: Written, house: House) -> bytes:
    """The paper, written into the document."""
    _drop_leftovers(document)
    _describe(document, paper)
    _style_tables(document)
    organization = _sound(paper.organization)
    # At the head may stand a logo alone, and of somebody who writes for many organizations.
    about = _sound(f"{paper.title} · {organization} · {paper.day} · ")
    head_and_foot(document, organization, about, house.logo(".png", ".jpg"))
    _Body(document, paper).put(paper.blocks)
    raw = BytesIO()
    document.save(raw)
    return _packed_anew(raw)


def _ours() -> Document:
    """A document of the size A4."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    return document


def _drop_leftovers(document: Document) -> None:
    """Take out what speaks of another document: styles for Word 2010 that contradict the others, and a
    picture of how it looked.
    """
    for parts in (document.part.rels, document.part.package.rels):
        for id, part in list(parts.items()):
            if part.reltype.endswith(("/stylesWithEffects", "/thumbnail")):
                del parts[id]


def _packed_anew(document: IO[bytes]) -> bytes:
    """The same document, packed so that nothing tells when: the same paper is the same file."""
    raw = BytesIO()
    with ZipFile(document) as packed, ZipFile(raw, "w", ZIP_DEFLATED) as anew:
        for name in packed.namelist():
            part = ZipInfo(name)  # of 1980, as that of every archive that has no time
            part.create_system, part.compress_type = 0, ZIP_DEFLATED
            anew.writestr(part, packed.read(name))
    return raw.getvalue()


def _describe(document: Document, paper: Written) -> None:
    """Its title, language and day, which readers for the blind go by."""
    about = document.core_properties
    about.title, about.author = _sound(paper.title)[:255], _sound(paper.organization)[:255]
    about.language = _LANGUAGES.get(paper.language, paper.language)
    about.comments = f"isms-lint {VERSION}"
    about.created = about.modified = datetime.fromisoformat(paper.day)
    about.last_modified_by = "isms-lint"
    styles = document.styles.element
    from docx.oxml.ns import qn

    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), about.language)


def _style_tables(document: Document) -> None:
    """Have a style for what stands in tables, where the house brings none."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    if _IN_TABLES in document.styles:
        return
    style: Any = document.styles.add_style(_IN_TABLES, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(8.5)
    style.paragraph_format.space_after = Pt(0)


def _alternative(picture: Any, said: str) -> None:
    """What a picture shows, in words."""
    picture._inline.docPr.set("descr", said)


class _Body:
    def __init__(self, document: Document, paper: Written) -> None:
        self._document = document
        self._paper = paper
        self._width = between_margins(document)
        self._highest = down_the_page(document) * _PICTURE

    def put(self, blocks: Iterable[Block], style: str | None = None) -> None:
        """Write the blocks, one after the other; paragraphs in `style`."""
        for block in blocks:
            getattr(self, f"_{block['type']}")(block, style)

    def _heading(self, block: Block, _style: str | None) -> None:
        level = block["level"]
        paragraph = self._document.add_heading("", level=0 if level == 1 else level - 1)
        _write(paragraph, block["inline"])

    def _paragraph(self, block: Block, style: str | None) -> None:
        _write(self._document.add_paragraph(style=style), block["inline"])

    def _list(self, block: Block, style: str | None) -> None:
        name = "List Number" if block["ordered"] else "List Bullet"
        deeper = f"{name} 2"
        for number, item in enumerate(block["items"]):
            if block["ordered"] and item and "inline" in item[0]:
                # Word counts on through the whole document: the number is written out.
                first = {"text": f"{block['start'] + number}. "}
                item = [{**item[0], "inline": [first, *item[0]["inline"]]}, *item[1:]]
                self.put(item, "List Continue" if style is None else "List Continue 2")
            else:
                self.put(item, name if style is None else deeper)

    def _table(self, block: Block, _style: str | None) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        columns = len(block["head"])
        table = self._document.add_table(rows=0, cols=columns, style="Table Grid")
        _set_widths(table, block["shares"], self._width)
        style = self._document.styles[_IN_TABLES].style_id
        sides = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        for place, row in enumerate([block["head"], *block["rows"]]):
            cells = table.add_row().cells
            for cell, inline, align in zip(cells, row, block["align"], strict=True):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = style  # by its name it would be looked up for every cell
                if align in sides:
                    paragraph.alignment = sides[align]
                if place == 0:
                    paragraph.paragraph_format.keep_with_next = True
                _write(paragraph, inline, strong=place == 0)
        _heads(table)
        self._document.add_paragraph()

    def _picture(self, block: Block, _style: str | None) -> None:
        from docx.shared import Emu, Inches

        picture = self._paper.pictures[block["number"]]
        # What is higher than a page, with its caption, is made smaller: it would be cut.
        widest = self._highest * picture.width / picture.height
        width = Emu(int(min(Inches(picture.width / _INCH), self._width, widest)))
        paragraph = self._document.add_paragraph()
        shown = paragraph.add_run().add_picture(BytesIO(picture.png), width=width)
        _alternative(shown, _sound(picture.alt))
        if picture.caption:
            self._document.add_paragraph(_sound(picture.caption), style="Caption")

    def _quote(self, block: Block, _style: str | None) -> None:
        self.put(block["blocks"], "Quote")

    def _code(self, block: Block, style: str | None) -> None:
        for line in block["text"].splitlines():
            run = self._document.add_paragraph(style=style).add_run(_sound(line))
            run.font.name = "Consolas"

    def _rule(self, _block: Block, _style: str | None) -> None:
        self._document.add_paragraph()


def _heads(table: Any) -> None:
    """Say that the first row heads the table, on every page, and break no row between pages."""
    from docx.oxml import OxmlElement

    for place, row in enumerate(table.rows):
        about = row._tr.get_or_add_trPr()
        about.append(OxmlElement("w:cantSplit"))
        if place == 0:
            about.append(OxmlElement("w:tblHeader"))


def _set_widths(table: Any, shares: list[float], whole: Length) -> None:
    """Give each column its share of the line, which the cells of rows that are added take over."""
    from docx.shared import Emu

    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(whole * share / sum(shares)))


def _write(paragraph: Paragraph, inline: Iterable[Inline], *, strong: bool = False) -> None:
    """Write what stands in a line. An address leads somewhere only where it is one of the web."""
    for one in inline:
        if "break" in one:
            paragraph.add_run().add_break()
            continue
        run = paragraph.add_run(_sound(one["text"]))
        if strong or one.get("strong"):
            run.bold = True
        if one.get("emphasis"):
            run.italic = True
        if one.get("code"):
            run.font.name = "Consolas"


def _sound(text: str) -> str:
    """What XML can hold of a text."""
    return "".join(char if char >= " " and char not in _NO_XML else "\ufffd" for char in text)


_NO_XML = frozenset({"\ufffe", "\uffff", *map(chr, range(0xD800, 0xE000))})
