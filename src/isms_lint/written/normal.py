"""What of a heading, a column name or a word counts when it is compared with another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_NUMBERING = r"""
      \(?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:[.)]|\ ?:)\ (?:[-:]\ )?(?=\S)
    | [0-9]{1,3}(?:\.[0-9]{1,3})*\ [-:]\ (?=[^\s\d])
    | [0-9]{1,3}(?:\.[0-9]{1,3})+\ (?=\S)
"""
"""`2.1 `, `4) `, `(3) `, `2 - `. A number alone (`30 days`) counts things."""
_MARKS = rf"[\ \#:] | {_NUMBERING}"
_SPACE = re.compile(r"\s+")


class _Characters(dict[int, str | None]):
    """What each character is made of: asked of Unicode once for each."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        result: str | None = character
        if category == "Pd" or character == "\u2212":
            result = "-"
        elif character in "’‘ʼ":
            result = "'"
        elif character in "“”„«»":
            result = '"'
        elif character == "№":
            result = "No"
        elif (
            category in {"So", "Me", "Cf"}
            or character in "•\ufe0e\ufe0f"
            or (category == "Sk" and code > 127)
        ):
            result = None
        self[code] = result
        return result


_CHARACTERS = _Characters()
_MARKUP = str.maketrans({"*": None, "`": None, "_": " "})


def without_symbols(text: str) -> str:
    """The text without emoji, boxes and invisible characters; every dash is a hyphen."""
    return text if text.isascii() else text.translate(_CHARACTERS)


def numbering(text: str, at: int = 0) -> int:
    """Where the numbers end that a heading has at this place (`2.1 `); there, where it has none."""
    numbers = _pattern(_NUMBERING)
    while (found := numbers.match(text, at)) is not None:
        at = found.end()
    return at


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """The text for comparing: small letters, one kind of space and dash, accents kept.

    Without emoji, marks of emphasis, the numbers before a heading, and the colon or star behind a
    name. An underscore is a space. A text of nothing but symbols is itself, so that `✅` alone can
    be a word.
    """
    return _compared(text, numbers=False)


@lru_cache(maxsize=4096)
def normal_with_numbers(text: str) -> str:
    """The same, with the numbers before a heading."""
    return _compared(text, numbers=True)


def _compared(text: str, *, numbers: bool) -> str:
    kept = unicodedata.normalize("NFKC", without_symbols(text)).translate(_MARKUP)
    kept = _folded(_SPACE.sub(" ", without_symbols(kept))).rstrip(" :")
    kept = kept.lstrip(" #:") if numbers else _without_numbering(kept)
    return kept or _SPACE.sub(" ", text.replace("\ufe0f", "").strip())


def _without_numbering(text: str) -> str:
    """Without numbers, number signs and colons before it, however many there are."""
    at = 0
    marks = _pattern(_MARKS)
    while (found := marks.match(text, at)) is not None:
        at = found.end()
    return text[at:]


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compiled once it is asked, which in most runs it is not."""
    return re.compile(source, re.VERBOSE)


def _folded(text: str) -> str:
    """Without capitals, composed. What unfolds to more letters is folded until nothing changes."""
    folded = unicodedata.normalize("NFKC", text.casefold())
    return folded if folded == text else _folded(folded)
