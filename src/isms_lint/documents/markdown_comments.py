"""Comments of Markdown that accept findings.

In front matter those of YAML hold. One in the text (`<!-- isms-lint: ignore[DOC002] reason -->`)
speaks of the whole record that the front matter is. Where a mapping lifts records out of the text, it
speaks of its line, or of what is below it (see `page_scopes`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from isms_lint.documents.directives import EVERY_ROW, MENTION, UNCLOSED, directives
from isms_lint.documents.document import Document, Ignore, Problem
from isms_lint.documents.html_comments import CLOSE, OPEN, Comment, html_comments
from isms_lint.documents.markdown import FRONT_MATTER
from isms_lint.documents.page import Page
from isms_lint.documents.page_scopes import PageScopes
from isms_lint.documents.positions import Span
from isms_lint.documents.yaml_comments import yaml_ignores


def markdown_ignores(
    text: str, documents: list[Document], problems: list[Problem], page: Page | None
) -> Iterator[Ignore]:
    """The comments of `text` that accept findings, in order. `page` is what it is for people, if
    records are lifted out of that.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = FRONT_MATTER.match(text)
    body = 0 if match is None else match.end()
    lines = text.split("\n")
    if match is not None and documents:
        last = len(lines) - 1
        yield from yaml_ignores(match[1], documents, problems, first_line=1, last_line=last)
    if not MENTION.search(text, body) or not (documents or page):
        return
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    data = documents[0].data if documents else None
    is_register = isinstance(data, dict) and "records" in data and page is None
    scopes = None if page is None else PageScopes(page, lines)
    for comment in html_comments(text, body):
        first, last = 1, len(lines)
        if scopes is not None:
            first, last = _scope(text, comment, starts, scopes)
        fault = UNCLOSED if not comment.closed else EVERY_ROW if is_register else ""
        for said in directives(text[comment.start : comment.end]):
            place = _place(starts, comment.start + said.start)
            end = _place(starts, comment.start + said.end)
            yield Ignore(
                said.words,
                said.reason,
                Span(*place, *end),
                first,
                last,
                said.written,
                said.fault or fault,
            )


def _scope(text: str, comment: Comment, starts: list[int], scopes: PageScopes) -> tuple[int, int]:
    """The first and the last line of which a comment on a page speaks."""
    opens, closes = comment.start - len(OPEN), comment.end + len(CLOSE)
    first, last = (bisect_right(starts, offset) for offset in (opens, comment.end))
    behind = text.find("\n", closes)
    around = text[starts[first - 1] : opens], text[closes : len(text) if behind < 0 else behind]
    return scopes.of(first, last, alone=not any(part.strip(" \t>") for part in around))


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column of `offset`, counted from 1; `starts` are where lines begin."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
