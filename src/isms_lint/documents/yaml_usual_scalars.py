"""Plain scalars and keys, as far as they are usual."""

from __future__ import annotations

from sys import intern
from typing import Any

from isms_lint.documents import limits
from isms_lint.documents.scalars import CONSTANTS, NUMERIC_START, resolve, resolve_again

KEY = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
"""A key that is one plain word."""
FIRST = r"""(?:[^\x00-\x20\x7f\-?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9.]))"""
"""What a plain scalar begins with that can be nothing else."""
DOUBTFUL = NUMERIC_START | {word[:1] for word in CONSTANTS}
"""What plain scalars begin with that may be no text."""
SHORT = 20
"""Characters below which a text is likely to stand in other files too, as keys, words, ids and dates
do: all of them share one object.
"""
_DAY = len("2026-01-31")
"""The length of a day. No number has two dashes inside."""
_CONSTANT = max(map(len, CONSTANTS))
"""The length of the longest constant: no word beyond that is one, and none is a number."""
MOST_DEEP = limits.MAX_DEPTH // 2 - 1
"""Collections of one style around another of it: with those of the other style no more than may be."""


class Beyond(Exception):
    """What is written goes beyond the usual."""


def read_plain(text: str) -> Any:
    """What a plain scalar stands for that begins as only constants and numbers do.

    Raises Beyond where the value does not show how it is written.
    """
    text = text.rstrip(" ")
    size = len(text)
    if size == _DAY and text[4] == text[7] == "-":
        return intern(text)
    if size > _CONSTANT and text[0].isalpha():
        return intern(text) if size < SHORT else text
    value, shown = resolve_again(text) if size < SHORT else resolve(text)
    if not shown:
        raise Beyond
    return value
