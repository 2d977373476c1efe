"""Lists of words as the modules here write them down."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, which have space between them."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, which have a semicolon or a new line between them."""
    return frozenset(phrase.strip() for phrase in text.replace("\n", ";").split(";")) - {""}
