"""Markdown as a page: its sections, the names with values in them, its tables and lists.

markdown-it-py finds the blocks (CommonMark); what stands in a line, and where, is found in the line.
A line that is nothing but a bold label (`**Corrective Action Plan:**`) begins a section too, inside the
one around it: people head tables with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from isms_lint.documents.markdown import FRONT_MATTER
from isms_lint.documents.markdown_keys import footer_keys, keys_of, label_of, plain_keys
from isms_lint.documents.markdown_rows import begins_table, row_of
from isms_lint.documents.page import Cell, Page, Section, Table
from isms_lint.written.plain import plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL = 7
"""The level of a section that a bold label begins: below every heading."""
_CHECKED = {"[ ]": "false", "[x]": "true", "[X]": "true"}


def read_page(text: str) -> Page:
    """The page that a Markdown file is. Its front matter is no part of it."""
    from markdown_it import MarkdownIt

    match = FRONT_MATTER.match(text)
    start = 0 if match is None else match.end()
    parser = MarkdownIt("commonmark", {"maxNesting": 40})
    parser.core.ruler.enableOnly(["normalize", "block"])
    first = text.count("\n", 0, start)
    # What normalizing does to line ends it has to do to the lines that are looked at.
    lines = text[start:].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = _Reader(lines, first)
    reader.take(parser.parse("\n".join(lines)))
    return reader.page()


class _Begun(NamedTuple):
    """A section so far; `start` is its first line below the heading."""

    heading: Cell
    level: int
    parent: int
    start: int


class _Reader:
    """Goes through the blocks once; lines count from 0, and `first` lines stand before them."""

    def __init__(self, lines: list[str], first: int) -> None:
        self._lines = lines
        self._first = first
        self._begun = [_Begun(("", first + 1, 1, first + 1, 2), 0, -1, 0)]
        self._ends = [len(lines)]
        self._open = [0]
        """The sections that have not ended, each inside the one before."""
        self._keys: list[list[tuple[Cell, Cell]]] = [[]]
        self._tables: list[Table] = []

    def page(self) -> Page:
        """All that was found."""
        sections = [
            Section(begun.heading, begun.level, begun.parent, keys, self._body(begun.start, end))
            for begun, keys, end in zip(self._begun, self._keys, self._ends, strict=True)
        ]
        return Page(sections, self._tables)

    def _body(self, start: int, end: int) -> Cell:
        """The lines from `start` up to `end` as they stand there, without blank ones around."""
        while start < end and not self._lines[start].strip():
            start += 1
        while end > start and not self._lines[end - 1].strip():
            end -= 1
        if start >= end:
            line = self._first + min(start, len(self._lines) - 1) + 1
            return "", line, 1, line, 2
        width = len(self._lines[end - 1]) + 1
        text = "\n".join(self._lines[start:end])
        return text, self._first + start + 1, 1, self._first + end, width

    def take(self, tokens: list[Token]) -> None:
        """Enter all blocks."""
        for number, token in enumerate(tokens):
            if token.map is None:
                continue
            start, end = token.map
            if token.type == "heading_open" and token.level == 0:
                self._heading(int(token.tag[1:]), tokens[number + 1].content, start, end)
            elif token.type == "inline" and tokens[number - 1].type == "paragraph_open":
                self._paragraph(start, end, in_list=_in_list(tokens, number))
            elif token.type in ("bullet_list_open", "ordered_list_open") and token.level == 0:
                self._list(tokens, number)
            elif token.type == "fence":
                self._fence(token, start)

    def _heading(self, level: int, content: str, start: int, end: int) -> None:
        line = self._lines[start]
        lead = len(line) - len(line.lstrip("# \t"))
        text = plain_text(content.strip())
        cell = (text, self._first + start + 1, lead + 1, self._first + start + 1, len(line) + 1)
        self._begin(cell, level, start, end)

    def _begin(self, heading: Cell, level: int, top: int, start: int) -> None:
        """A section begins with the line `top`: those of its level and below end there."""
        while self._begun[self._open[-1]].level >= level:
            self._ends[self._open.pop()] = top
        self._begun.append(_Begun(heading, level, self._open[-1], start))
        self._open.append(len(self._begun) - 1)
        self._ends.append(len(self._lines))
        self._keys.append([])

    def _paragraph(self, start: int, end: int, *, in_list: bool) -> None:
        """Prose, names with values, a table: a paragraph may be all of them, in this order."""
        lines = [_unquoted(line) for line in self._lines[start:end]]
        texts = [line for _, line in lines]
        table = next(
            (n for n in range(len(texts) - 1) if begins_table(texts[n], texts[n + 1])), len(texts)
        )
        if table and not in_list:
            self._prose(self._lines[start : start + table], start)
        if table < len(texts):
            at = self._first + start + 1
            header, *rows = (
                row_of(line, at + n, indent)
                for n, (indent, line) in enumerate(lines)
                if n >= table and n != table + 1
            )
            self._tables.append(Table(rows, header, len(self._begun) - 1))

    def _prose(self, lines: list[str], start: int) -> None:
        at = self._first + start + 1
        label = label_of(lines[0]) if len(lines) == 1 else None
        if label is not None:
            text, offset = label
            cell = (plain_text(text), at, offset + 1, at, len(lines[0].rstrip()) + 1)
            self._begin(cell, _LABEL, start, start + 1)
            return
        footers = [key for n, line in enumerate(lines) for key in footer_keys(line, at + n)]
        if footers:
            self._keys[0].extend(footers)
            return
        keys = keys_of(lines, at) or plain_keys(lines, at)
        self._keys[-1].extend(keys)

    def _list(self, tokens: list[Token], number: int) -> None:
        """The items of a list, one a row; names with values in them are those of the section."""
        rows: list[list[Cell]] = []
        checked = False
        for item in _items(tokens, number):
            assert item.map is not None
            start, end = item.map
            while end > start + 1 and not self._lines[end - 1].strip():
                end -= 1
            self._keys[-1].extend(keys_of(self._lines[start:end], self._first + start + 1))
            row = self._item(start, end)
            checked = checked or len(row) > 1
            rows.append(row)
        at = rows[0][0] if rows else ("", self._first + 1, 1, self._first + 1, 2)
        header = [("Item", *at[1:]), ("Done", *at[1:])][: 2 if checked else 1]
        self._tables.append(Table(rows, header, len(self._begun) - 1, what="list"))

    def _item(self, start: int, end: int) -> list[Cell]:
        """The text of an item, and whether it is ticked where it has a box."""
        line = self._lines[start]
        stripped = line.lstrip(" \t>")
        mark, _, rest = stripped.partition(" ")
        column = len(line) - len(stripped) + len(mark) + 1 + (len(rest) - len(rest.lstrip()))
        box, done = rest.lstrip()[:3], ""
        if box in _CHECKED and rest.lstrip()[3:4] in (" ", ""):
            done, column = _CHECKED[box], column + 4
        text = "\n".join(
            [line[column:], *(other.strip() for other in self._lines[start + 1 : end])]
        )
        at = self._first + start + 1
        last = self._first + end
        width = len(self._lines[end - 1]) + 1
        cell: Cell = (plain_text(text), at, column + 1, last, width)
        return [cell] if not done else [cell, (done, at, column - 3, at, column)]

    def _fence(self, token: Token, start: int) -> None:
        """A block of CSV in Markdown is a table."""
        info = token.info.strip().lower()
        if info.split(" ")[0] not in ("csv", "tsv"):
            return
        from isms_lint.documents.delimited import rows_of

        rows = rows_of(token.content, first_line=self._first + start + 1)
        self._tables.append(Table(rows, None, len(self._begun) - 1))


def _items(tokens: list[Token], number: int) -> Iterator[Token]:
    """The items of the list that begins with a token, those of lists inside it left out."""
    level = tokens[number].level
    for token in tokens[number + 1 :]:
        if token.level == level:
            return
        if token.type == "list_item_open" and token.level == level + 1:
            yield token


def _in_list(tokens: list[Token], number: int) -> bool:
    return tokens[number].level > 1 and tokens[number - 2].type == "list_item_open"


def _unquoted(line: str) -> tuple[int, str]:
    """A line without the marks of quotes and the indent before it, and how much that was."""
    bare = line.lstrip(" \t>")
    return len(line) - len(bare), bare
