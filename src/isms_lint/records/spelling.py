"""Which known word a misspelt one must mean, and which one people mean by another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_LONGEST = 60
_TWO_SLIPS = 7
"""Letters from which on a word with two slips is still the same word."""
_DIGITS = re.compile(r"\d+")
_NO = ("not", "non", "no", "un", "in", "im", "ir", "il", "dis", "mis", "de", "re")
"""Beginnings that turn a word into its opposite, or into another one."""
_OPPOSITES = ({"internal", "external"}, {"higher", "lower"}, {"major", "minor"})


def neighbour(word: str, known: Iterable[str]) -> str:
    """The one known word that is `word` but for capitals, the sign between its parts, or one slip:
    a letter too many, too few, another, or two exchanged. Empty where none is, or more than one.
    """
    written = plain(word)
    found = [other for other in known if _one_slip(written, plain(other))]
    return found[0] if len(found) == 1 and not opposed(word, found[0]) else ""


def misspelt(word: str, known: Iterable[str]) -> str:
    """The one known word that `word` may misspell: its neighbour, or, where it is long, one that
    begins alike and is two slips away. Never its opposite. Empty where none is, or more than one.
    """
    words = list(known)
    written = plain(word)
    if not _TWO_SLIPS <= len(written) <= _LONGEST or any(
        _one_slip(written, plain(other)) for other in words
    ):
        return neighbour(word, words)
    found = [other for other in words if _two_slips(written, plain(other))]
    return found[0] if len(found) == 1 and not opposed(word, found[0]) else ""


def meant(word: str, known: Iterable[str], spellings: Mapping[str, Sequence[str]]) -> list[str]:
    """The known words that somebody may mean by `word`: those that `spellings` gives for it (by its
    plain form), else the one it misspells.
    """
    listed = spellings.get(plain(word)) if len(word) <= _LONGEST else None
    one = "" if listed else misspelt(word, known)
    return list(listed or ([one] if one else []))


def plain(word: str) -> str:
    """`word` without capitals, its parts joined by hyphens."""
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


def opposed(one: str, other: str) -> bool:
    """Whether two words alike deny each other: `not implemented` and `implemented`."""
    words, others = set(plain(one).split("-")), set(plain(other).split("-"))
    if any(pair <= words ^ others for pair in _OPPOSITES):
        return True
    short, long = sorted((plain(one), plain(other)), key=len)
    return not _one_slip(long, short) and any(
        _one_slip(long.removeprefix(no).lstrip("-"), short)
        for no in _NO
        if long.startswith(no) and not short.startswith(no)
    )


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


def _two_slips(one: str, other: str) -> bool:
    """Whether the words begin alike, name the same numbers and are at most two slips apart."""
    if one[:1] != other[:1] or abs(len(one) - len(other)) > 2:
        return False
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    one, other = one[at:], other[at:]
    mended = (one[1:], other[1:]), (one[1:], other), (one, other[1:])
    exchanged = one[:2] == other[:2][::-1] and _one_slip(one[2:], other[2:])
    return exchanged or any(_one_slip(a, b) for a, b in mended)
