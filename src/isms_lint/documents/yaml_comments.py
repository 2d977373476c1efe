"""Comments of YAML that accept findings, and the entries they speak of.

The parser drops comments. The position table says where scalars stand; a `#` outside of them begins
one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from isms_lint.documents.directives import MENTION, directives
from isms_lint.documents.document import Document, Ignore, Problem
from isms_lint.documents.extents import Extents, Scope
from isms_lint.documents.positions import Span

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""Where libyaml ends a line, and with it a comment."""
# Lines on which no entry begins: blank ones, comments, marks of documents, dashes alone.
_NO_CONTENT = re.compile(
    r"(?:---(?=\s|\Z)|\.\.\.(?=\s|\Z)|%.*|[ \t]*-(?:[ \t]+-)*(?=\s|\Z))?[ \t]*(?:#.*)?\Z"
)


def yaml_ignores(
    text: str,
    documents: list[Document],
    problems: list[Problem],
    first_line: int = 0,
    last_line: int | None = None,
) -> Iterator[Ignore]:
    """The comments of `text` that accept findings, in order.

    `first_line` is added to every line number, as the reader did. `last_line` is the last one of a
    record to which more than YAML belongs (the body of a Markdown file); it counts from 0.
    """
    lines = _Lines(text, first_line)
    extents = Extents(documents, text, lines.offset, last_line)
    end = extents.read_to(problems)
    found: list[tuple[int, int]] = []
    for mention in MENTION.finditer(text):
        line = lines.number(mention.start())
        if line > end:
            break
        if not found or found[-1][0] != line:
            column = _comment_start(lines.text(line), line, extents)
            found.append((line, column))
    following = _following(lines, [line for line, column in found if column >= 0])
    for line, column in found:
        if column < 0:
            continue
        whole = lines.text(line)
        scope = Scope(line, line)
        if not whole[:column].strip():
            scope = extents.entry(following[line]) or scope
        for said in directives(whole[column + 1 :]):
            start = column + 2 + said.start
            yield Ignore(
                said.words,
                said.reason,
                Span(line + 1, start, line + 1, start + said.end - said.start),
                scope.first + 1,
                scope.last + 1,
                said.written,
                said.fault or scope.fault,
            )


class _Lines:
    """The lines of the text, by the numbers the position table has for them."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._starts = [0]
        self._ends = []
        for found in _BREAK.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))
        self.after = first_line + len(self._starts)

    def number(self, offset: int) -> int:
        """The line in which `offset` lies."""
        return bisect_right(self._starts, offset) - 1 + self._first

    def text(self, line: int) -> str:
        """The line without its end."""
        return self._text[self._starts[line - self._first] : self._ends[line - self._first]]

    def offset(self, line: int, column: int) -> int:
        """Where a place lies in the text."""
        return self._starts[line - self._first] + column


def _comment_start(text: str, line: int, extents: Extents) -> int:
    """The column at which the comment of a line begins; -1 where it has none."""
    column = text.find("#")
    while column >= 0:
        end = extents.scalar_end(line, column)
        if end is None:
            return column
        if end[0] > line:
            return -1
        column = text.find("#", max(end[1], column + 1))
    return -1


def _following(lines: _Lines, comments: list[int]) -> dict[int, int]:
    """For the line of each comment the next one on which an entry may begin."""
    following: dict[int, int] = {}
    below = reached = lines.after
    for line in reversed(comments):
        at = line + 1
        while at < below and _NO_CONTENT.match(lines.text(at)):
            at += 1
        following[line] = reached if at == below else at
        below, reached = line, following[line] if _NO_CONTENT.match(lines.text(line)) else line
    return following
