"""Patterns out of words and phrases, a language a line."""

from __future__ import annotations

import re

from isms_lint_iso27001.derive.text.pattern import Pattern


def any_of(*lines: str) -> str:
    """The part of a pattern that takes one of the alternatives in `lines`, as a word of its own."""
    return rf"\b(?:{'|'.join(lines)})\b"


def finds(*lines: str) -> Pattern:
    """A pattern that finds any of the alternatives in `lines`, in whatever capitals."""
    return Pattern(any_of(*lines), re.IGNORECASE)
