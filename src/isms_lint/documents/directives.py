"""What a comment says to the linter: `isms-lint: ignore[CAR005, IND001] reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.values import NamedTuple

FORM = "form"
"""It speaks to the linter, in a form that means nothing."""
UNCLOSED = "unclosed"
"""The comment of a Markdown text never ends."""
EVERY_ROW = "every-row"
"""It would accept what every row of a register does."""

MENTION = re.compile(r"isms[-_ ]?lint", re.IGNORECASE)
"""What every comment that speaks to the linter has in it."""
_VERB = (
    r"(?:accept|allow|disable|except|exclude|ignore|noqa|nolint|off|skip|suppress|waive)s?"
    r"(?:[- ](?:file|line|next|next-line|next-entry|record|rule))?"
)
_CODE = r"[a-z]{2,8}[0-9]{3}\b"
# Behind the name: what only somebody writes who speaks to the linter, at the beginning of a comment
# and in the middle of its prose.
_SPEAKS = re.compile(
    rf"\s*[:=]|[\s_./-]+{_VERB}\s*(?:[\[(=:]|{_CODE}|\Z)|\s*\[\s*{_CODE}", re.IGNORECASE
)
_HIDDEN = re.compile(rf"\s*:\s*{_VERB}\s*(?:[\[(=:]|{_CODE})", re.IGNORECASE)
_QUOTED = frozenset("\"'`[")
_WELL_FORMED = re.compile(r"isms-lint:\s*ignore\s*\[([^\[\]]*)\](.*)\Z", re.IGNORECASE | re.DOTALL)
_LEADING = " :,;-–—"


class Directive(NamedTuple):
    """One of a comment's directives. `start` and `end` are offsets in the text of the comment."""

    words: tuple[str, ...]
    reason: str
    start: int
    end: int
    written: str
    fault: str


def directives(comment: str) -> Iterator[Directive]:
    """The directives of a comment, given without its marks (`#`, `<!--`).

    One begins the comment, a line of it, or what stands behind a further `#`. What looks as if it
    spoke to the linter and does not have the form is one with a fault.
    """
    starts = list(_starts(comment))
    bounds = [*(start for start, _ in starts), len(comment)]
    for (start, is_first), end in zip(starts, bounds[1:], strict=True):
        written = comment[start:end].rstrip(" \t\r\n#")
        well_formed = _WELL_FORMED.match(written) if is_first else None
        end, one_line = start + len(written), " ".join(written.split())
        if well_formed is None:
            yield Directive((), "", start, end, one_line, FORM)
            continue
        words = tuple(" ".join(word.split()) for word in well_formed[1].split(",") if word.strip())
        reason = " ".join(well_formed[2].split()).lstrip(_LEADING)
        yield Directive(words, reason, start, end, one_line, "")


def _starts(comment: str) -> Iterator[tuple[int, bool]]:
    """Where directives begin, and whether a comment, a line or a `#` begins with them."""
    for name in MENTION.finditer(comment):
        before = name.start() - 1
        while before >= 0 and comment[before] in " \t\r":
            before -= 1
        if before < 0 or comment[before] in "#\n":
            if _SPEAKS.match(comment, name.end()):
                yield name.start(), True
        elif _HIDDEN.match(comment, name.end()) and comment[name.start() - 1] not in _QUOTED:
            yield name.start(), False
