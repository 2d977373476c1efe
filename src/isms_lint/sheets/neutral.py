"""Texts that a spreadsheet program would calculate, as CSV can hold them, and back."""

from __future__ import annotations

import re

_CALCULATED = re.compile("'*[=+\\-@\t\r＝＋－＠]")
"""What begins a formula (OWASP, CSV Injection), and what such a text begins with once neutralised."""


def neutral(text: str) -> str:
    """The text, behind an apostrophe where it would be calculated."""
    return f"'{text}" if _CALCULATED.match(text) else text


def as_meant(text: str) -> str:
    """The text that `neutral` was given."""
    return text[1:] if text.startswith("'") and _CALCULATED.match(text) else text
