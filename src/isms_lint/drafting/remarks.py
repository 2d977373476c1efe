"""Texts as comments: on one line each, and inert."""

from __future__ import annotations

import textwrap

from isms_lint.documents.directives import MENTION
from isms_lint.reporters.escape import plain

WIDTH = 96
"""Columns of a comment; as a row of a register it stands four further right."""
_NARROWEST = 40
QUESTION = "? "
"""What every open question begins with, so that a search finds them all."""


def asked(text: str, indent: int) -> list[str]:
    """An open question as lines of a comment, without their `#`."""
    return wrapped(f"{QUESTION}{text}", indent, behind="  ")


def wrapped(text: str, indent: int, behind: str = "") -> list[str]:
    """A text as lines of a comment, without their `#`; `behind` leads all but the first."""
    room = max(WIDTH - indent - 2, _NARROWEST)
    return textwrap.wrap(inert(text), room, subsequent_indent=behind, break_on_hyphens=False)


def inert(text: str) -> str:
    """`text` on one line, without control characters, and without what would speak to the linter."""
    return MENTION.sub("isms·lint", plain(text))
