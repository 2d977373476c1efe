"""Lines for a terminal: colour, and folding to its width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from isms_lint.reporters import Style
from isms_lint.rules.basis import Severity

ARROW = "↳ "
"""Stands before the other end of a conflict."""
BOLD = "1"
RED = "31"
_COLORS = {Severity.ERROR: RED, Severity.WARNING: "33", Severity.INFO: "36"}
_NARROWEST = 32


def paint(text: str, color: str, style: Style) -> str:
    """`text` in a colour, where the style has any."""
    return f"\x1b[{color}m{text}\x1b[0m" if style.color else text


def paint_severity(word: str, style: Style) -> str:
    """The word of a severity in its colour."""
    return paint(word, _COLORS[Severity(word)], style)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> str:
    """`text` folded to `width`, with these indents. Long words, such as places, stay whole."""
    return textwrap.fill(
        text,
        max(width, _NARROWEST),
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
        break_long_words=False,
    )


def folded_lines(lines: Iterable[str], width: int) -> list[str]:
    """The lines of a summary, each folded to `width`."""
    return [
        textwrap.fill(line, max(width, _NARROWEST), subsequent_indent="  ", break_on_hyphens=False)
        for line in lines
    ]
