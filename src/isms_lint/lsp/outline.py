"""Which field the cursor is in, by the indentation and brackets of the text alone.

A text that is being written mostly does not parse. So this reads line by line, trusts nothing that
stands further down, and takes a line it does not understand for a word that is not finished yet. What
is nested deeper than any record may be is passed over.
"""

from __future__ import annotations

import re

from isms_lint.documents.limits import MAX_DEPTH
from isms_lint.documents.markdown import FRONT_MATTER
from isms_lint.documents.positions import FieldPath
from isms_lint.lsp.cursor import Cursor, Outline
from isms_lint.lsp.flow import Flow
from isms_lint.values import NamedTuple

_KEY = re.compile(
    r"((?:\"(?:[^\"\\]|\\.)*\"|'[^']*')[ \t]*"
    r"|[^\s#\"'\[\]{},&*!|>%@`](?:[^#\n:]|:(?!\s|\Z))*):(?=\s|\Z)"
)
"""A key with the blanks behind it. Nothing can be read in two ways, so that no line takes long."""
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")
_BLOCK_SCALAR = re.compile(r"[|>][+-]?[0-9]?[+-]?[ \t]*(?:#.*)?\Z")
_PLAIN_END = re.compile(r"(?<![ \t])(?:[ \t]+#|[ \t]*\Z)")
_OPENED = re.compile(r"---[ \t]*\r?\n")
_MARK = re.compile(r"^---(?=\s|\Z).*\n?", re.MULTILINE)
_SPACES = re.compile(r"[ \t]*")


def outline(text: str, suffix: str, offset: int) -> Outline:
    """The outline of the document of `text` that `offset` is in. `suffix` is that of the file."""
    start, end = _document(text, suffix, offset)
    if suffix == ".json":
        flow = Flow(text, start, end, (), offset, None)
        flow.read()
        return Outline(flow.fields, flow.cursor)
    reader = _Reader(text, end, offset)
    reader.read(start)
    return Outline(reader.fields, reader.cursor)


def _document(text: str, suffix: str, offset: int) -> tuple[int, int]:
    """Where the document begins and ends; nothing where `offset` is in the prose of Markdown."""
    start, end = 0, len(text)
    if suffix in (".md", ".markdown"):
        opened = _OPENED.match(text)
        closed = FRONT_MATTER.match(text)
        if opened is None or (closed is not None and offset > closed.end(1)):
            return 0, 0
        return opened.end(), closed.end(1) if closed else end
    if suffix != ".json":
        for mark in _MARK.finditer(text):
            if mark.start() > offset:
                return start, mark.start()
            start = mark.end()
    return start, end


class _Open(NamedTuple):
    """A key or list item around the current line, at its column."""

    column: int
    step: str | int


class _Reader:
    """Reads the lines of one document, which ends at `end`."""

    def __init__(self, text: str, end: int, offset: int) -> None:
        self.fields: dict[FieldPath, str] = {}
        self.cursor: Cursor | None = None
        self._text = text
        self._end = end
        self._offset = offset
        self._open: list[_Open] = []
        self._block: int | None = None
        """The column of the key that a block of text belongs to."""

    def read(self, at: int) -> None:
        """Read all lines from `at` on."""
        while at <= self._end:
            stop = self._text.find("\n", at, self._end)
            stop = self._end if stop < 0 else stop
            line = self._text[at:stop]
            here = self._offset - at if at <= self._offset <= stop else None
            indent = len(line) - len(line.lstrip(" "))
            if not line.strip():
                if here is not None and (self._block is None or here <= self._block):
                    self.cursor = Cursor(self._around(here), True, self._offset, self._offset)
            elif self._block is None or indent <= self._block:
                self._block = None
                if line[indent] != "#":
                    after = self._line(at, at + indent, at + len(line.rstrip()))
                    stop = self._text.find("\n", after, self._end)
                    stop = self._end if stop < 0 else stop
            at = stop + 1

    @property
    def _path(self) -> FieldPath:
        return tuple(one.step for one in self._open)

    def _around(self, column: int) -> FieldPath:
        """The path of the mapping that a key at `column` would be in."""
        return tuple(one.step for one in self._open if one.column < column)

    def _line(self, start: int, at: int, stop: int) -> int:
        """Read a line with content, which stands from `at` to `stop`; gives where reading goes on."""
        is_item = False
        while self._text.startswith("-", at, stop) and self._text[at + 1 : at + 2].strip() == "":
            self._item(at - start)
            if len(self._open) > MAX_DEPTH:
                return stop
            is_item = True
            at = self._skip(at + 1)
        match = _KEY.match(self._text, at, stop)
        if match is None:
            return self._value(at, stop, is_item, at - start if not is_item else None)
        column = at - start
        while self._open and self._open[-1].column >= column:
            self._open.pop()
        if len(self._open) >= MAX_DEPTH:
            return stop
        name = match[1].rstrip(" \t")
        if at <= self._offset <= at + len(name):
            quote = name[0] if name[0] in "\"'" else ""
            self.cursor = Cursor(self._path, True, at, at + len(name), quote)
        self._open.append(_Open(column, unquoted(name)))
        self.fields[self._path] = ""
        return self._value(self._skip(match.end()), stop, False, None, match.end())

    def _skip(self, at: int) -> int:
        """The offset behind the blanks at `at`."""
        blanks = _SPACES.match(self._text, at, self._end)
        return blanks.end() if blanks else at

    def _item(self, column: int) -> None:
        """Begin an item of the list at `column`."""
        number = 0
        while self._open:
            last = self._open[-1]
            if last.column < column or (last.column == column and isinstance(last.step, str)):
                break
            if last.column == column and isinstance(last.step, int):
                number = last.step + 1
            self._open.pop()
        self._open.append(_Open(column, number))

    def _value(
        self, at: int, stop: int, is_item: bool, unfinished: int | None, colon: int | None = None
    ) -> int:
        """Read the value at `at`. `unfinished` is the column of a word that is no key yet, `colon` the
        offset behind that of the key.
        """
        lead = _PROPERTIES.match(self._text, at, stop)
        at = lead.end() if lead else at
        rest = self._text[at:stop]
        owner = self._open[-1].column if self._open else -1
        if _BLOCK_SCALAR.match(rest):
            self._block = owner
            return stop
        if rest.startswith(("{", "[")):
            flow = Flow(self._text, at, self._end, self._path, self._offset, owner)
            after = flow.read()
            self.fields.update(flow.fields)
            self.cursor = flow.cursor or self.cursor
            return after
        length, quote = _scalar(rest)
        if unfinished is None and length:
            self.fields[self._path] = unquoted(rest[:length])
        first = colon if colon is not None and not length else at
        if min(first, at) <= self._offset <= max(at + length, at):
            start = at if length else self._offset
            path = self._path if unfinished is None else self._around(unfinished)
            is_key = unfinished is not None
            self.cursor = Cursor(path, is_key, start, start + length, quote, is_item)
        return stop


def _scalar(rest: str) -> tuple[int, str]:
    """How long the scalar is that `rest` of a line begins with, and in which quotes it stands."""
    if rest.startswith("#"):
        return 0, ""
    if rest[:1] in ("'", '"'):
        closing = rest.find(rest[0], 1)
        return (len(rest) if closing < 0 else closing + 1), rest[0]
    found = _PLAIN_END.search(rest)
    return (found.start() if found else len(rest)), ""


def unquoted(text: str) -> str:
    """A scalar without its quotes."""
    return text[1:-1] if len(text) > 1 and text[0] in "\"'" and text[0] == text[-1] else text
