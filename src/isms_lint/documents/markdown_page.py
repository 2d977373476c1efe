"""Markdown as a page: its sections, the names with values in them, its tables and lists.

markdown-it-py finds the blocks (CommonMark); what stands in a line, and where, is found in the line.
A line that is nothing but a bold label (`**Corrective Action Plan:**`) begins a section too, inside the
one around it: people head tables with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from isms_lint.documents.document import Problem
from isms_lint.documents.html_tables import html_table
from isms_lint.documents.markdown import FRONT_MATTER
from isms_lint.documents.markdown_fences import fenced_rows
from isms_lint.documents.markdown_items import item_of, items_of
from isms_lint.documents.markdown_keys import footer_keys, keys_of, label_of, plain_keys
from isms_lint.documents.markdown_rows import begins_table, is_row, row_of
from isms_lint.documents.page import HTML, LOOSE, Cell, Page, Section, Table
from isms_lint.values import NamedTuple
from isms_lint.written.plain import plain_text

if TYPE_CHECKING:
    from markdown_it.token import Token

_LABEL = 7
"""The level of a section that a bold label begins: below every heading."""
_LISTS = {
    **dict.fromkeys(("bullet_list_open", "ordered_list_open"), 1),
    **dict.fromkeys(("bullet_list_close", "ordered_list_close"), -1),
}
_NAME = re.compile(r"^[^\s#>|*-][^\n:]*:", re.MULTILINE)
"""What front matter has, and the lines between two rules across the page do not."""
_QUOTED = re.compile(r"[ \t>]*")
_BEGINS = re.compile(r"(?:[ \t>]|(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]))*")
"""What may stand before the first line of a block: marks of quotes and of items."""


def read_page(text: str) -> tuple[Page, list[Problem]]:
    """The page that a Markdown file is, and the problems met. Its front matter is no part of it."""
    from markdown_it import MarkdownIt

    match = FRONT_MATTER.match(text)
    start = 0 if match is None or not _NAME.search(match[1]) else match.end()
    parser = MarkdownIt("commonmark", {"maxNesting": 40})
    parser.core.ruler.enableOnly(["normalize", "block"])
    # What normalizing does to line ends it has to do to the lines that are looked at.
    before, body = (
        part.replace("\r\n", "\n").replace("\r", "\n") for part in (text[:start], text[start:])
    )
    reader = _Reader(body.split("\n"), before.count("\n"))
    reader.take(parser.parse(body))
    return reader.page(), reader.problems


class _Begun(NamedTuple):
    """A section so far; `start` is its first line below the heading."""

    heading: Cell
    level: int
    parent: int
    start: int


class _Reader:
    """Goes through the blocks once; lines count from 0, and `first` lines stand before them."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._first = first
        self._begun = [_Begun(("", first + 1, 1, first + 1, 2), 0, -1, 0)]
        self._ends = [len(lines)]
        self._open = [0]
        """The sections that have not ended, each inside the one before."""
        self._keys: list[list[tuple[Cell, Cell]]] = [[]]
        self._tables: list[Table] = []
        self._end_of_table = -1
        """The line behind the last table."""
        self._below = -1
        """The line behind comments right below it: its rows may go on there."""

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
        lists = 0
        for number, token in enumerate(tokens):
            lists += _LISTS.get(token.type, 0)
            if token.map is None:
                continue
            start, end = token.map
            if token.type == "heading_open" and token.level == 0:
                self._heading(int(token.tag[1:]), tokens[number + 1].content, start, end)
            elif token.type == "inline" and tokens[number - 1].type == "paragraph_open":
                self._paragraph(start, end, in_list=lists > 0)
            elif token.type in _LISTS and lists == 1:
                self._list(tokens, number)
            elif token.type == "fence":
                self._fence(token, start)
            elif token.type == "html_block":
                self._html(token.content, start, end)
            elif token.type == "code_block":
                self._loose(start, end)

    def _heading(self, level: int, content: str, start: int, end: int) -> None:
        shown = _without_anchor(content)
        top, *more = shown.split("\n")
        # Lines above it may have nothing but a form feed.
        first = next((n for n in range(start, end) if self._lines[n].strip()), start)
        line = self._lines[first]
        lead = max(line.find(top), 0) if top else 0
        width = lead + len(top)
        if more:
            width = max(self._lines[first + len(more)].find(more[-1]), 0) + len(more[-1])
        at = self._first + first + 1
        cell = (plain_text(shown), at, lead + 1, at + len(more), (width or len(line)) + 1)
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
        texts = [_unmarked(self._lines[n], first=n == start) for n in range(start, end)]
        table = next(
            (n for n in range(len(texts) - 1) if begins_table(texts[n][1], texts[n + 1][1])),
            len(texts),
        )
        if table and start == self._below and "|" in texts[0][1]:
            self._tables[-1].rows.extend(self._rows(texts[:table], start))
        elif table:
            self._loose(start, start + table)
            if not in_list:
                self._prose(start, start + table)
        if table < len(texts):
            (header,) = self._rows(texts[table : table + 1], start + table)
            rows = self._rows(texts[table + 2 :], start + table + 2)
            self._tables.append(Table(rows, header, len(self._begun) - 1))
        if table < len(texts) or start == self._below:
            self._end_of_table = end

    def _rows(self, texts: list[tuple[int, str]], start: int) -> list[list[Cell]]:
        at = self._first + start + 1
        return [row_of(line, at + n, indent) for n, (indent, line) in enumerate(texts)]

    def _loose(self, start: int, end: int) -> None:
        """Rows that stand in no table: a blank line broke it off, or it is none."""
        rows: list[list[Cell]] = []
        for number in range(start, end):
            indent, line = _unmarked(self._lines[number], first=number == start)
            if is_row(line):
                rows.append(row_of(line, self._first + number + 1, indent))
        if rows:
            self._tables.append(Table(rows, None, len(self._begun) - 1, what=LOOSE))

    def _prose(self, start: int, end: int) -> None:
        at = self._first + start + 1
        lines = [_unquoted(line) for line in self._lines[start:end]]
        label = label_of(lines[0]) if lines == self._lines[start : start + 1] else None
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
        for start, end in items_of(tokens, number):
            lines = [_unquoted(line) for line in self._lines[start:end]]
            while len(lines) > 1 and not lines[-1].strip():
                lines.pop()
            at = self._first + start + 1
            self._keys[-1].extend(keys_of(lines, at))
            rows.append(item_of(lines, at))
        names = ("Item", "Done") if any(len(row) > 1 for row in rows) else ("Item",)
        header: list[Cell] = [(name, *rows[0][0][1:]) for name in names]
        self._tables.append(Table(rows, header, len(self._begun) - 1, what="list"))

    def _fence(self, token: Token, start: int) -> None:
        """A block of CSV in Markdown is a table."""
        word = token.info.strip().lower().partition(" ")[0]
        if word not in ("csv", "tsv"):
            return
        found = fenced_rows(token.content, word, self._lines, start + 1, self._first)
        self.problems.extend(found[1])
        self._tables.append(Table(found[0], None, len(self._begun) - 1))

    def _html(self, content: str, start: int, end: int) -> None:
        """HTML is not read: a table in it is kept to be told. Comments between rows are nothing."""
        if content.lstrip().startswith("<!--"):
            if start in (self._end_of_table, self._below):
                self._below = end
        else:
            self._loose(start, end)
        at = html_table(content)
        if at >= 0:
            line = start + content.count("\n", 0, at)
            column = self._lines[line].lower().find("<") + 1
            place = self._first + line + 1
            cell = ("<table>", place, column, place, len(self._lines[line]) + 1)
            self._tables.append(Table([[cell]], None, len(self._begun) - 1, what=HTML))


def _unmarked(line: str, *, first: bool) -> tuple[int, str]:
    """A line of a block without the marks before it, and how long they are."""
    found = (_BEGINS if first else _QUOTED).match(line)
    indent = 0 if found is None else found.end()
    return indent, line[indent:]


def _unquoted(line: str) -> str:
    """A line with blanks in the place of the marks of quotes, so that all else stays where it is."""
    if not line.lstrip(" \t").startswith(">"):
        return line
    indent, bare = _unmarked(line, first=False)
    return line[:indent].replace(">", " ") + bare


def _without_anchor(heading: str) -> str:
    """A heading without the name to link to that some give it: `Risks {#risks}`."""
    begin = heading.rfind("{") if heading.endswith("}") else -1
    is_anchor = begin > 0 and heading[begin + 1 : begin + 2] in ("#", ".", ":")
    return heading[:begin].rstrip() if is_anchor else heading
