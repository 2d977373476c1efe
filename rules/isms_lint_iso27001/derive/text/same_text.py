"""Whether two texts say the same, but for capitals, spaces and marks."""

from __future__ import annotations

from isms_lint_iso27001.derive.text.pattern import Pattern

_WORD = Pattern(r"\w+")


def plain_text(text: object) -> str:
    """The words of a text alone; empty where it is none."""
    return " ".join(_WORD.findall(text)).casefold() if isinstance(text, str) else ""


def first_word(text: object) -> str:
    """The first of these words; empty where there is none."""
    found = _WORD.search(text) if isinstance(text, str) else None
    return "" if found is None else found.group().casefold()


def is_same_text(one: object, other: object) -> bool:
    """Whether both are texts with the same words in the same order."""
    first = first_word(one)
    # Few texts begin alike, and only these are read to their end.
    return bool(first) and first == first_word(other) and plain_text(one) == plain_text(other)
