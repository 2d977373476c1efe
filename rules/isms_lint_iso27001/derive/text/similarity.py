"""How alike two texts are: the share of their words that both have, in the same order.

Twice the longest common subsequence of words, over the words of both. A word added, left out or
replaced costs its own share and no more, so a new heading or a term replaced throughout changes
little; the same facts in other words share little more than their small words. Pairs of neighbouring
words would lose two pairs for each word replaced, and the share of one text that stands in the other
would find minutes that quote.

Paragraphs or sentences in another order would lose all but the longest row that is left. So the
sentences of one text are also laid in the order of the sentences of the other with which they share
the most pairs of neighbouring words, and measured then. That finds a text that was only rearranged,
and brings texts that are not alike no closer: it moves sentences, and makes no two of them the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import chain, islice, pairwise, repeat
from operator import neg
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from isms_lint_iso27001.derive.text.pattern import Pattern

_WORD = Pattern(r"\w+")
# A sentence ends at its mark, before an empty line, and before the next item of a list or table.
_SENTENCE_END = Pattern(r"(?<=[.!?])\s+|\n\s*(?:\n|(?=[-*+#|>•]|\d+[.)]))")
_MOST = 40_000
"""Words that are compared; what is alike for so long is alike."""
_LOOKED_UP = 20
"""Places that are looked up for a pair; one that stands in more places is a phrase of a template."""

Words = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)


class Text(NamedTuple):
    """The words of a text, and the same words by sentences."""

    words: Words
    sentences: tuple[Words, ...]


def text_in(text: str) -> Text:
    """A text as it is compared."""
    sentences: list[Words] = []
    left = _MOST
    for part in _SENTENCE_END.split(text):
        words = words_in(part)[:left]
        if words:
            sentences.append(words)
            left -= len(words)
    return Text(tuple(chain.from_iterable(sentences)), tuple(sentences))


def words_in(text: str) -> Words:
    """The words of a text in their order, without capitals and marks."""
    text = text.casefold()
    if len(text) <= 2 * _MOST:  # so many words it cannot have
        return tuple(_WORD.findall(text))
    return tuple(match.group() for match in islice(_WORD.finditer(text), _MOST))


def similarity(one: Words, other: Words) -> float:
    """From 0 (no word in common) to 1 (the same words in the same order)."""
    total = len(one) + len(other)
    return 2 * _longest_in_both(one, other) / total if total else 0.0


def similarity_rearranged(one: Text, other: Text) -> float:
    """The same where the sentences of one may stand in the order of the other."""
    return max(
        similarity(one.words, other.words),
        similarity(_arranged(one, other), other.words),
        similarity(_arranged(other, one), one.words),
    )


def _arranged(one: Text, other: Text) -> Words:
    """The words of `one`, its sentences in the order of those in `other` they are most like.

    A sentence like none of them stays behind the one it follows.
    """
    places: dict[tuple[str, str], list[int]] = {}
    for place, sentence in enumerate(other.sentences):
        for pair in set(pairwise(sentence)):
            places.setdefault(pair, []).append(place)
    taken: set[int] = set()
    order: list[int] = []
    for sentence in one.sentences:
        shared = Counter(
            place for pair in set(pairwise(sentence)) for place in places.get(pair, [])[:_LOOKED_UP]
        )
        best = max(shared, key=lambda n: (shared[n], n not in taken, -n), default=None)
        if best is not None:
            taken.add(best)
            order.append(best)
        else:
            order.append(order[-1] if order else -1)
    moved = sorted(range(len(order)), key=order.__getitem__)
    return tuple(chain.from_iterable(one.sentences[n] for n in moved))


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


def _shared(one: Counter[str], other: Counter[str]) -> int:
    """How many words both have, in any order."""
    return sum(map(min, one.values(), map(other.get, one, repeat(0))))


class Match(NamedTuple, Generic[Key]):
    """The texts that are most alike to a given one, how alike they are, and whether they are so as
    they stand, or with sentences in another order.
    """

    similarity: float
    keys: tuple[Key, ...]
    in_order: bool = True


class Texts(Generic[Key]):
    """Many texts, among which those most alike to a given one are found quickly.

    Each text is known by a sample of its pairs of neighbouring words. Texts that are alike share
    many of the sample, so only the few that share most of it are compared. A pair counts the less,
    the more texts have it: phrases of a template tell nothing.
    """

    _SAMPLE = 256
    _COMPARED = 10

    def __init__(self, texts: Iterable[tuple[Key, Text]]) -> None:
        known: dict[Words, tuple[Text, list[Key]]] = {}
        for key, text in texts:
            known.setdefault(text.words, (text, []))[1].append(key)
        self._texts = [(text, tuple(keys)) for text, keys in known.values()]
        self._places: dict[int, list[int]] = {}
        for place, (text, _) in enumerate(self._texts):
            for pair in self._sample(text.words):
                self._places.setdefault(pair, []).append(place)

    def most_alike(self, text: Text, least: float) -> Match[Key] | None:
        """The texts most alike to `text`; None where none is `least` alike."""
        from heapq import nsmallest

        weights: defaultdict[int, float] = defaultdict(float)
        for pair in self._sample(text.words):
            places = self._places.get(pair)
            if places is not None:
                weight = 1 / len(places)
                for place in places[:_LOOKED_UP]:
                    weights[place] += weight
        counts = Counter(text.words)
        best: Match[Key] | None = None
        heaviest = nsmallest(self._COMPARED, zip(map(neg, weights.values()), weights, strict=True))
        for _, place in heaviest:
            other, keys = self._texts[place]
            # What both have in any order is quick to count, and at least what is in order.
            total = len(text.words) + len(other.words)
            if 2 * _shared(counts, Counter(other.words)) / total < least:
                continue
            found = Match(similarity(text.words, other.words), keys)
            if found.similarity < least:
                found = Match(similarity_rearranged(text, other), keys, in_order=False)
            if found.similarity >= least and (best is None or found.similarity > best.similarity):
                best = found
        return best

    def _sample(self, words: Words) -> list[int]:
        """The pairs with the smallest checksums: the same in every text that has them."""
        from heapq import nsmallest

        return nsmallest(
            self._SAMPLE, {crc32(f"{one} {other}".encode()) for one, other in pairwise(words)}
        )
