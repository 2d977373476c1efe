"""Where comments stand in Markdown.

Code shows comments and has none: fenced (CommonMark 0.31.2, section 4.5), indented (4.4) and inline
(6.1). How comments begin and end say sections 4.6 and 6.6.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from isms_lint.values import NamedTuple

OPEN, CLOSE = "<!--", "-->"
# What a block may stand in: quotations and list items.
_CONTAINERS = r"[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+|>)*"
_FENCE = re.compile(rf"{_CONTAINERS}(`{{3,}}(?=[^`\n]*$)|~{{3,}})", re.MULTILINE)
_FENCE_END = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t\r]*$", re.MULTILINE)
_COMMENT = re.compile(rf"{_CONTAINERS}{OPEN}")
_BLANK = re.compile(r"[ \t>\r]*$", re.MULTILINE)
_INDENTED = re.compile(r" {0,3}\t| {4}")
_LIST = re.compile(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]")
_BEGINS = re.compile(rf"{_LIST.pattern}|[ \t>]*#")
"""A list item or a heading: what stands before it is another block."""
_INLINE = re.compile(rf"\\.|(`+)|{OPEN}", re.DOTALL)


class Comment(NamedTuple):
    """The offsets between which the text of a comment stands, and whether it ends as it must."""

    start: int
    end: int
    closed: bool


def html_comments(text: str, at: int) -> Iterator[Comment]:
    """The comments of Markdown `text` behind the offset `at`, at which a line begins."""
    paragraph = at
    fence = ""
    after_blank, in_list = True, False
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        if fence:
            last = _FENCE_END.match(text, at)
            if last is not None and last[1].startswith(fence):
                fence = ""
            at = paragraph = end
        elif _BLANK.match(text, at):
            yield from _inline(text, paragraph, at)
            after_blank = True
            at = paragraph = end
        elif after_blank and not in_list and _INDENTED.match(text, at):
            at = paragraph = end
        elif (opened := _FENCE.match(text, at)) is not None:
            yield from _inline(text, paragraph, at)
            fence = opened[1]
            at = paragraph = end
        elif (opened := _COMMENT.match(text, at)) is not None:
            yield from _inline(text, paragraph, at)
            close = text.find(CLOSE, opened.end() - 2)
            if close < 0:
                yield Comment(opened.end(), len(text), False)
                return
            yield Comment(opened.end(), close, True)
            after_blank = False
            at = paragraph = close + len(CLOSE)
        else:
            if _BEGINS.match(text, at):
                yield from _inline(text, paragraph, at)
                paragraph = at
            in_list = bool(_LIST.match(text, at)) or (in_list and text[at] in " \t")
            after_blank = False
            at = end
    yield from _inline(text, paragraph, len(text))


def _inline(text: str, start: int, end: int) -> Iterator[Comment]:
    """The comments in the lines of one paragraph."""
    if text.find(OPEN, start, end) < 0:
        return
    runs: dict[int, list[int]] = {}
    for run in re.compile("`+").finditer(text, start, end):
        runs.setdefault(len(run[0]), []).append(run.start())
    at = start
    while (found := _INLINE.search(text, at, end)) is not None:
        at = found.end()
        if found[1]:
            # Code ends with a run of as many backticks; without one these are mere characters.
            same = runs.get(len(found[1]), [])
            following = bisect_left(same, at)
            if following < len(same):
                at = same[following] + len(found[1])
        elif found[0] == OPEN:
            close = text.find(CLOSE, at - 2, end)
            yield Comment(at, end if close < 0 else close, close >= 0)
            if close < 0:
                return
            at = close + len(CLOSE)
