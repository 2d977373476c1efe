"""Text from records, made safe for a terminal."""

from __future__ import annotations


def plain(text: str) -> str:
    """One line without control characters: each is shown as its escape, line ends as spaces.

    Invisible marks that turn the reading direction are shown too, so that what is read is what is
    there.
    """
    if text.isprintable():
        return text
    return "".join(_shown(char) for char in " ".join(text.split()))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    return char.encode("unicode_escape").decode("ascii")
