"""Comments of Markdown with front matter that accept findings.

In the front matter those of YAML hold. One in the text (`<!-- isms-lint: ignore[DOC002] reason -->`)
speaks of the whole record of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from isms_lint.documents.directives import EVERY_ROW, MENTION, UNCLOSED, directives
from isms_lint.documents.document import Document, Ignore, Problem
from isms_lint.documents.html_comments import html_comments
from isms_lint.documents.markdown import FRONT_MATTER
from isms_lint.documents.positions import Span
from isms_lint.documents.yaml_comments import yaml_ignores


def markdown_ignores(
    text: str, documents: list[Document], problems: list[Problem]
) -> Iterator[Ignore]:
    """The comments of `text` that accept findings, in order."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    last_line = len(starts) - 1
    yield from yaml_ignores(match[1], documents, problems, first_line=1, last_line=last_line)
    if not MENTION.search(text, match.end()):
        return
    data = documents[0].data
    whole = EVERY_ROW if isinstance(data, dict) and "records" in data else ""
    for comment in html_comments(text, match.end()):
        fault = whole if comment.closed else UNCLOSED
        for said in directives(text[comment.start : comment.end]):
            place = _place(starts, comment.start + said.start)
            end = _place(starts, comment.start + said.end)
            yield Ignore(
                said.words,
                said.reason,
                Span(*place, *end),
                1,
                last_line + 1,
                said.written,
                said.fault or fault,
            )


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column of `offset`, counted from 1; `starts` are where lines begin."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
