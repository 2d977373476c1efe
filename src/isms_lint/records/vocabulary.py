"""The word of a field that somebody means: `✅ Closed`, `geschlossen`, `Concluída`."""

from __future__ import annotations

from functools import lru_cache

from isms_lint.records.annotations import Field
from isms_lint.written.normal import normal

_MARKS = ("(", ":", ";", " - ", ",", "\n", " / ")
"""Behind these people explain the word that stands in front of them."""


def word_for(text: str, field: Field) -> str | None:
    """The word among those of `field` that `text` means: by its own name or by another spelling, also
    where something is explained behind it (`Minor (linked to NCR-6)`). None where it means none of
    them, or may mean more than one.
    """
    found = words_for(text, field)
    return next(iter(found)) if len(found) == 1 else None


def words_for(text: str, field: Field) -> frozenset[str]:
    """All the words among those of `field` that `text` may mean; none where it means none of them."""
    known = _known(field)
    found = known.get(_key(text))
    if found is None:
        for mark in _MARKS:
            head, cut, tail = text.partition(mark)
            if cut and head.strip():
                found = known.get(_key(head))
                if found is not None:
                    # `Open / Closed` is a choice, and no explanation.
                    found = None if mark == " / " and _key(tail) in known else found
                    break
    return frozenset(found or ())


@lru_cache(maxsize=512)
def _known(field: Field) -> dict[str, set[str]]:
    """The words that each spelling may mean."""
    known = {_key(word): {word} for word in field.words or field.other_words}
    for spelling, words in field.spellings.items():
        known.setdefault(_key(spelling), set()).update(words)
    return known


def _key(text: str) -> str:
    return normal(text).replace("-", " ").replace("_", " ")
