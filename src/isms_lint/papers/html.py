"""A paper as one page of HTML that needs nothing else: no script, no network, no file beside it."""

from __future__ import annotations

import base64
import html
import mimetypes
import os
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from isms_lint.config.errors import UsageError
from isms_lint.config.extra import needs_extra
from isms_lint.papers.blocks import Block, Inline, text_of
from isms_lint.papers.house import OURS, House
from isms_lint.papers.telling import telling_place
from isms_lint.papers.written import Written
from isms_lint.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Environment

_WORDS = {
    "en": {"contents": "Contents", "skip": "To the text"},
    "de": {"contents": "Inhalt", "skip": "Zum Text"},
}
_PAGE = "page.html.j2"
_BEGINS = {".svg": b"svg", ".png": b"\x89PNG\r\n", ".jpg": b"\xff\xd8\xff"}
"""What a picture begins with, by how its file ends."""
_MOST_BEFORE = 10_000
"""Bytes: before a drawing in SVG may stand what is about it."""
_MANY = 3
"""Sections from which on a paper gets a list of contents."""
_TOKEN = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|[A-Z]{1,6}(?:-\d{1,6}){1,3})\b")
"""A date or an id: no line ends in the middle of one."""
_NO_ANCHOR = re.compile(r"[^\w]+")


def to_html(paper: Written, house: House) -> str:
    """The page. A house may bring its own `page.html.j2`, and a `page.css` that comes after ours.

    Raises UsageError where one of them cannot be used.
    """
    with needs_extra():
        from markupsafe import Markup
    body = _Body(paper)
    text = body.of(paper.blocks)
    sections = [one for one in body.headings if one[0] == 2]
    given = {
        "title": paper.title,
        "language": paper.language,
        "organization": paper.organization,
        "day": paper.day,
        "version": VERSION,
        "style": Markup(house.sheets("page.css")),  # noqa: S704 - the house's own, as the page is
        "logo": _logo(house),
        "body": Markup(text),  # noqa: S704 - escaped below
        "contents": [one[1:] for one in sections] if len(sections) >= _MANY else [],
        "words": _WORDS.get(paper.language, _WORDS["en"]),
    }
    with telling_place(_PAGE):
        return _pages(house).get_template(_PAGE).render(given)


def _pages(house: House) -> Environment:
    """What reads the page: the house's, which finds ours below `isms-lint/`, else ours."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = FileSystemLoader(OURS)
    own = filter(None, [house.templates()])
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, ours, PrefixLoader({"isms-lint": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _logo(house: House) -> str:
    """The logo as an address that holds all of it; empty where there is none. Raises UsageError where
    it is no picture.
    """
    path = house.logo(*_BEGINS)
    if path is None:
        return ""
    try:
        with open(path, "rb") as handle:
            raw = handle.read()
    except OSError as error:
        raise UsageError(f"it cannot be read: {error.strerror}", path) from error
    suffix = os.path.splitext(path)[1]
    if _BEGINS[suffix] not in raw[:_MOST_BEFORE]:
        raise UsageError(f"this is no picture of the sort {suffix}", path)
    return _data(mimetypes.guess_type(path)[0] or "image/png", raw)


def _data(sort: str, raw: bytes) -> str:
    return f"data:{sort};base64,{base64.b64encode(raw).decode()}"


class _Body:
    """Writes blocks. `headings` are those so far: level, anchor and text of each."""

    def __init__(self, paper: Written) -> None:
        self._paper = paper
        self._anchors: dict[str, int] = {}
        self._tables = 0
        self.headings: list[tuple[int, str, str]] = []

    def of(self, blocks: Iterable[Block]) -> str:
        """The blocks, one after the other."""
        return "\n".join(getattr(self, f"_{block['type']}")(block) for block in blocks)

    def _heading(self, block: Block) -> str:
        level, said = block["level"], text_of(block["inline"])
        anchor = self._anchor(said)
        self.headings.append((level, anchor, said))
        return f'<h{level} id="{anchor}">{_inline(block["inline"])}</h{level}>'

    def _anchor(self, said: str) -> str:
        name = _NO_ANCHOR.sub("-", said.casefold()).strip("-")[:60] or "section"
        count = self._anchors[name] = self._anchors.get(name, 0) + 1
        return f"{name}-{count}" if count > 1 else name

    def _paragraph(self, block: Block) -> str:
        return f"<p>{_inline(block['inline'])}</p>"

    def _list(self, block: Block) -> str:
        name = "ol" if block["ordered"] else "ul"
        start = f' start="{block["start"]}"' if block["ordered"] and block["start"] != 1 else ""
        items = "".join(f"<li>{self._item(item)}</li>\n" for item in block["items"])
        return f"<{name}{start}>\n{items}</{name}>"

    def _item(self, blocks: list[Block]) -> str:
        """An item; its first paragraph is its text."""
        if blocks and blocks[0]["type"] == "paragraph":
            rest = f"\n{self.of(blocks[1:])}" if len(blocks) > 1 else ""
            return _inline(blocks[0]["inline"]) + rest
        return self.of(blocks)

    def _table(self, block: Block) -> str:
        """A table, in a frame that scrolls where the window is narrow, and can be reached by keys."""
        around = self.headings[-1][2] if self.headings else self._paper.title
        self._tables += 1
        label = html.escape(f"{around} ({self._tables})")
        head = "".join(
            f'<th scope="col"{_aligned(align)}>{_inline(cell)}</th>' if cell else "<td></td>"
            for cell, align in zip(block["head"], block["align"], strict=True)
        )
        rows = "".join(f"<tr>{_cells(row, block['align'])}</tr>\n" for row in block["rows"])
        return (
            f'<div class="table" role="region" tabindex="0" aria-label="{label}"><table>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
        )

    def _picture(self, block: Block) -> str:
        picture = self._paper.pictures[block["number"]]
        caption = (
            f"<figcaption>{html.escape(picture.caption)}</figcaption>" if picture.caption else ""
        )
        source = _data("image/svg+xml", picture.svg.encode())
        alt = html.escape(picture.alt)
        return f'<figure><img src="{source}" alt="{alt}">{caption}</figure>'

    def _quote(self, block: Block) -> str:
        return f"<blockquote>\n{self.of(block['blocks'])}\n</blockquote>"

    def _code(self, block: Block) -> str:
        return f'<pre tabindex="0"><code>{html.escape(block["text"])}</code></pre>'

    def _rule(self, _block: Block) -> str:
        return "<hr>"


def _cells(row: list[list[Inline]], aligns: list[str]) -> str:
    """The cells of a row; its first one heads it."""
    cells = [_inline(cell) for cell in row]
    first, *others = zip(cells, aligns, strict=True)
    said = "".join(f"<td{_aligned(align)}>{cell}</td>" for cell, align in others)
    if not first[0]:
        return f"<td></td>{said}"
    return f'<th scope="row"{_aligned(first[1])}>{first[0]}</th>{said}'


def _aligned(align: str) -> str:
    return f' class="{align}"' if align in ("right", "center") else ""


def _inline(inline: Iterable[Inline]) -> str:
    return "".join(map(_one, inline))


def _one(one: dict[str, Any]) -> str:
    if "break" in one:
        return "<br>"
    said = _TOKEN.sub(r'<span class="token">\g<0></span>', html.escape(one["text"]))
    if one["code"]:
        said = f"<code>{said}</code>"
    if one["emphasis"]:
        said = f"<em>{said}</em>"
    if one["strong"]:
        said = f"<strong>{said}</strong>"
    if one["link"]:
        said = f'<a href="{html.escape(one["link"])}">{said}</a>'
    return said
