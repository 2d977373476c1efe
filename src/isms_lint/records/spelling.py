"""Which known word a misspelt one must mean."""

from __future__ import annotations

from collections.abc import Iterable


def neighbour(word: str, known: Iterable[str]) -> str:
    """The one known word that is `word` but for capitals, the sign between its parts, or one slip:
    a letter too many, too few, another, or two exchanged. Empty where none is, or more than one.
    """
    written = _plain(word)
    found = [other for other in known if _one_slip(written, _plain(other))]
    return found[0] if len(found) == 1 else ""


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


def _one_slip(one: str, other: str) -> bool:
    """Whether the words are the same but for at most one slip."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    exchanged = one[at : at + 2][::-1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or exchanged == other[at:]
