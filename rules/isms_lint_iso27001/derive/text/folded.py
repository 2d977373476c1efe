"""Texts without capitals, to look for parts of words in them before a pattern does."""

from __future__ import annotations

from collections.abc import Iterable

_TURKISH = str.maketrans("İı", "ii")
"""Patterns that ignore capitals take them for an `i`."""


def folded(text: str) -> str:
    """The text as patterns that ignore capitals read it."""
    return text.lower() if text.isascii() else text.translate(_TURKISH).casefold()


def has_any(text: str, parts: Iterable[str]) -> bool:
    """Whether any of `parts` stands in `text`."""
    return any(map(text.__contains__, parts))
