"""How alike two texts are: the share of their words that both have, in the same order.

Twice the longest common subsequence of words, over the words of both. A word added, left out or
replaced costs its own share and no more, so a new heading or a term replaced throughout changes
little; the same facts in other words share little more than their small words. Pairs of neighbouring
words would lose two pairs for each word replaced, and the share of one text that stands in the other
would find minutes that quote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from heapq import nsmallest
from itertools import islice, pairwise
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

_WORD = re.compile(r"\w+")
_MOST = 40_000
"""Words that are compared; what is alike for so long is alike."""

Words = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


def words_in(text: str) -> Words:
    """The words of a text in their order, without capitals and marks."""
    found = _WORD.finditer(text.casefold())
    return tuple(match.group() for match in islice(found, _MOST))


def similarity(one: Words, other: Words) -> float:
    """From 0 (no word in common) to 1 (the same words in the same order)."""
    total = len(one) + len(other)
    return 2 * _longest_in_both(one, other) / total if total else 0.0


def _longest_in_both(one: Words, other: Words) -> int:
    """The length of the longest common subsequence.

    A number holds one bit for each word of `one`; bits that are 0 in the end are words that found
    their partner (Hyyrö 2004). So each word of `other` takes three operations on whole numbers.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << place
    every = (1 << len(one)) - 1
    alone = every
    for word in other:
        met = alone & places.get(word, 0)
        alone = (alone + met) | (alone - met)
    return len(one) - (alone & every).bit_count()


class Match(NamedTuple, Generic[Key]):
    """The texts that are most alike to a given one, and how alike they are."""

    similarity: float
    keys: tuple[Key, ...]


class Texts(Generic[Key]):
    """Many texts, among which those most alike to a given one are found quickly.

    Each text is known by a sample of its pairs of neighbouring words. Texts that are alike share
    many of the sample, so only the few that share most of it are compared. A pair counts the less,
    the more texts have it: phrases of a template tell nothing.
    """

    _SAMPLE = 256
    _LISTED = 20
    """Texts that are looked up for a pair; one that stands in more texts is a phrase of a template."""
    _COMPARED = 10

    def __init__(self, texts: Iterable[tuple[Key, Words]]) -> None:
        keys: dict[Words, list[Key]] = {}
        for key, words in texts:
            keys.setdefault(words, []).append(key)
        self._texts = [(words, tuple(found)) for words, found in keys.items()]
        self._places: dict[int, list[int]] = {}
        for place, (words, _) in enumerate(self._texts):
            for pair in self._sample(words):
                self._places.setdefault(pair, []).append(place)

    def most_alike(self, words: Words, least: float) -> Match[Key] | None:
        """The texts most alike to `words`; None where none is `least` alike."""
        weights: dict[int, float] = {}
        for pair in self._sample(words):
            places = self._places.get(pair, [])
            for place in places[: self._LISTED]:
                weights[place] = weights.get(place, 0) + 1 / len(places)
        counts = Counter(words)
        best: Match[Key] | None = None
        for place in sorted(weights, key=lambda one: (-weights[one], one))[: self._COMPARED]:
            other, keys = self._texts[place]
            # What both have in any order is quick to count, and at least what is in order.
            most = 2 * (counts & Counter(other)).total() / (len(words) + len(other))
            if most < least:
                continue
            found = similarity(words, other)
            if found >= least and (best is None or found > best.similarity):
                best = Match(found, keys)
        return best

    def _sample(self, words: Words) -> list[int]:
        """The pairs with the smallest checksums: the same in every text that has them."""
        return nsmallest(
            self._SAMPLE, {crc32(f"{one} {other}".encode()) for one, other in pairwise(words)}
        )
