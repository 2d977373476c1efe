"""A paper as blocks: what every format is written from.

Blocks and what stands in their lines are plain data, in the shapes that the types below name, so that
they can be handed on as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from isms_lint.papers.columns import shares

if TYPE_CHECKING:
    from markdown_it.token import Token

Inline = dict[str, Any]
"""`{"text", "strong", "emphasis", "code", "link"}`, or `{"break": true}`."""
Block = dict[str, Any]
"""By `type`:

- `heading`: `level` (1 to 6), `inline`
- `paragraph`: `inline`
- `list`: `ordered`, `start`, `items` (blocks of each)
- `table`: `align` (`left`, `center`, `right` of each column), `shares` (how wide each is beside the
  others), `head` and `rows` (inline of each cell)
- `picture`: `number`
- `quote`: `blocks`
- `code`: `text`
- `rule`
"""

PICTURE = "picture:"
"""What the address of a picture begins with, before its number."""
_MARKS = {"strong": "strong", "em": "emphasis"}


def blocks_of(markdown: str) -> list[Block]:
    """The blocks of a text in CommonMark with tables. Of HTML only `<br>` is more than text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("autolink")
    return _Reader(parser.parse(markdown)).blocks("")


class _Reader:
    """Reads tokens one after the other."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = iter(tokens)

    def blocks(self, end: str) -> list[Block]:
        """The blocks up to the token of the type `end`."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == end:
                break
            block = self._block(token)
            if block is not None:
                found.append(block)
        return found

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "heading_open":
                return {"type": "heading", "level": int(token.tag[1]), "inline": self._inline()}
            case "paragraph_open":
                return _paragraph(self._inline())
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                start = int(token.attrGet("start") or 1)
                items = self._items(token.type.replace("open", "close"))
                return {"type": "list", "ordered": ordered, "start": start, "items": items}
            case "blockquote_open":
                return {"type": "quote", "blocks": self.blocks("blockquote_close")}
            case "table_open":
                return self._table()
            case "html_block":
                return _paragraph([_text(token.content, {"strong": 0, "emphasis": 0}, "")])
            case "fence" | "code_block":
                return {"type": "code", "text": token.content}
            case "hr":
                return {"type": "rule"}
            case _:
                return None

    def _inline(self) -> list[Inline]:
        """What stands in the line of a block that was opened."""
        found = inline_of(next(self._tokens).children or ())
        next(self._tokens)  # its close
        return found

    def _items(self, end: str) -> list[list[Block]]:
        items = []
        for token in self._tokens:
            if token.type == end:
                break
            items.append(self.blocks("list_item_close"))
        return items

    def _table(self) -> Block:
        rows: list[list[list[Inline]]] = []
        align: list[str] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if len(rows) == 1:
                    align.append(str(token.attrGet("style") or "").partition(":")[2] or "left")
                rows[-1].append(self._inline())
        return {
            "type": "table",
            "align": align,
            "shares": shares(rows),
            "head": rows[0],
            "rows": rows[1:],
        }


def _paragraph(inline: list[Inline]) -> Block:
    """A paragraph, or the picture that is all of it."""
    if len(inline) == 1 and "picture" in inline[0]:
        return {"type": "picture", "number": inline[0]["picture"]}
    return {"type": "paragraph", "inline": [one for one in inline if "picture" not in one]}


def inline_of(tokens: Iterable[Token]) -> list[Inline]:
    """What stands in a line, each text with the marks that hold for it."""
    found: list[Inline] = []
    marks = {"strong": 0, "emphasis": 0}
    link = ""
    for token in tokens:
        name, _, part = token.type.rpartition("_")
        if name in _MARKS:
            marks[_MARKS[name]] += 1 if part == "open" else -1
        elif name == "link":
            link = str(token.attrGet("href") or "") if part == "open" else ""
        elif token.type == "hardbreak" or (token.type, token.content) == ("html_inline", "<br>"):
            found.append({"break": True})
        elif token.type == "softbreak":
            found.append(_text(" ", marks, link))
        elif token.type == "image":
            address = str(token.attrGet("src") or "")
            if address.startswith(PICTURE) and address[len(PICTURE) :].isdigit():
                found.append({"picture": int(address[len(PICTURE) :])})
            else:
                found.append(_text(token.content, marks, link))
        elif token.content:
            found.append(_text(token.content, marks, link, code=token.type == "code_inline"))
    return found


def _text(text: str, marks: Mapping[str, int], link: str, *, code: bool = False) -> Inline:
    strong, emphasis = marks["strong"] > 0, marks["emphasis"] > 0
    return {"text": text, "strong": strong, "emphasis": emphasis, "code": code, "link": link}


def text_of(inline: Iterable[Inline]) -> str:
    """What stands in a line, without marks."""
    return "".join(" " if "break" in one else one["text"] for one in inline)
