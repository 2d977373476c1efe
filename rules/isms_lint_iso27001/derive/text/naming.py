"""Whether a text names a record or an item by its id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from isms_lint_iso27001.derive.text.pattern import Pattern


def is_named(id: str, text: str) -> bool:
    """Whether `id` stands in `text` as a word of its own: NC-1 is not named by NC-10 or NC-1-2."""
    if not id or id not in text:
        return False
    return bool(re.search(rf"(?<![\w-])(?<!\w\.){re.escape(id)}(?![\w-]|\.\w)", text))


class Names:
    """The ids that a text names, for asking one text for many of them."""

    __slots__ = ("_text", "_words")

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = frozenset(_WORD.findall(text))

    def __contains__(self, id: str) -> bool:
        """Whether the text names the record or item with this id, as `is_named` reads it."""
        # A short text is searched faster than the id is read.
        if len(self._text) <= _SHORT and id not in self._text:
            return False
        return id in self._words if _PLAIN.match(id) else is_named(id, self._text)

    def of(self, ids: Ids) -> list[str]:
        """Those of `ids` that the text names, in their order."""
        return [id for _, id in sorted(ids.like(self._words)) if id in self]


class Ids:
    """Many ids, for asking many texts for them: a text is asked only for those of which it has a word.

    An id that is named brings its words with it, whatever stands around it.
    """

    __slots__ = ("_by_word", "_wordless")

    def __init__(self, ids: Iterable[str]) -> None:
        known = list(enumerate(dict.fromkeys(id for id in ids if id)))
        words = {id: _WORD.findall(id) for _, id in known}
        number = Counter(word for of_one in words.values() for word in of_one)
        self._by_word: dict[str, list[tuple[int, str]]] = {}
        self._wordless: list[tuple[int, str]] = []
        for place, id in known:
            if words[id]:
                # The rarest: `IA/2026/07` shares the others with all that are like it.
                rarest = min(words[id], key=lambda word: number[word])
                self._by_word.setdefault(rarest, []).append((place, id))
            else:
                self._wordless.append((place, id))

    def like(self, words: Iterable[str]) -> list[tuple[int, str]]:
        """Those that a text with these words may name, each with its place among all."""
        known = self._by_word
        found = [one for word in words if word in known for one in known[word]]
        return [*found, *self._wordless]


_SHORT = 2000
_WORD = Pattern(r"[\w-]+(?:(?<=\w)\.(?=\w)[\w-]+)*")
"""What stands between two ids, or between an id and other words."""
_PLAIN = Pattern(r"\w(?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)*\Z")
"""An id that is such a word, and begins and ends with a letter or a number throughout."""
