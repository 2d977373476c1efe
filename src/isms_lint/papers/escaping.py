"""Text from records as Markdown that is nothing but text, wherever in a template it comes to stand."""

from __future__ import annotations

import re

from isms_lint.reporters.escape import plain

_MARKS = re.compile(
    r"[\\`*_{}\[\]<>#|~!&$^@]"
    r"|:(?=//|[A-Za-z0-9_+-]+:)"  # addresses and emoji, which GitHub finds without a mark
    r"|(?<=\bwww)\."
)
_SPACES = re.compile(r"\s+")
_BEGINS = re.compile(r"\s*(?:[-+=]+(?=\s|\Z)|\d+(?=[.)](?:\s|\Z)))")
"""What would begin a list, a rule or a heading at the start of a line."""


def escaped(text: str) -> str:
    """`text` on one line, in which nothing is markup of CommonMark or of GitHub's. White space at its
    ends stays as one space.
    """
    line = _MARKS.sub(r"\\\g<0>", _SPACES.sub(" ", plain(text)))
    begins = _BEGINS.match(line)
    if begins is None:
        return line
    at = begins.end() if line[begins.end() - 1].isdigit() else begins.end() - 1
    return f"{line[:at]}\\{line[at:]}"
