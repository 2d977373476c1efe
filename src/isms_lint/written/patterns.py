"""Patterns that people write into the configuration: `NCR-*`, `{} (*`.

`*` stands for anything, `{}` for what is taken. Nothing is made a regular expression: each piece
between two stars is looked for once, from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from isms_lint.values import NamedTuple
from isms_lint.written.normal import normal, normal_with_numbers, numbering, without_symbols

_STAR = "\ue000"
"""Stands for a star while a pattern is made comparable; a character that no text has."""
_WILD = re.compile(r"\*|\{\}")


_NUMBER = re.compile(r"[0-9]{1,3} (?=[^\W\d_a-zà-ÿ])")
"""The number of a heading without a point behind it: `2 Scope`."""


class _Comparable(NamedTuple):
    """A pattern in pieces between its stars; `numbers` where it begins with those of a heading."""

    pieces: tuple[str, ...]
    numbers: bool


@lru_cache(maxsize=1024)
def _comparable(pattern: str) -> _Comparable:
    starred = _WILD.sub(_STAR, pattern)
    filled = _WILD.sub("X", pattern)
    numbers = normal(filled) != normal_with_numbers(filled) or bool(_NUMBER.match(filled))
    return _Comparable(tuple(normal_with_numbers(starred).split(_STAR)), numbers)


def matches(pattern: str, text: str) -> bool:
    """Whether the text is of the pattern, both as `normal` has them.

    A pattern without a star is the whole text. One that begins with a number (`2.1 *`) asks for
    that number; to others the numbers before a heading are nothing (`2 Scope` too).
    """
    pieces, numbers = _comparable(pattern)
    if numbers:
        return _fits(pieces, normal_with_numbers(text))
    if _fits(pieces, normal(text)):
        return True
    begin = _beginning(text)
    return begin > 0 and _fits(pieces, normal(text[begin:]))


def _fits(pieces: tuple[str, ...], text: str) -> bool:
    first, *rest = pieces
    if not rest:
        return text == first
    return text.startswith(first) and _follow(text, rest, len(first))


def _follow(text: str, pieces: list[str], at: int) -> bool:
    """Whether the pieces follow one another from `at` on, the last at the end."""
    for piece in pieces[:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - len(pieces[-1]) >= at and text.endswith(pieces[-1])


def take(pattern: str, text: str) -> str | None:
    """What `{}` of the pattern covers, as written; None where the text is not of the pattern.

    Capitals, dashes, space and emoji are compared as in `matches`. Each star is as short as it can
    be, from the left. In a pattern with a `/` (of file names) `{}` covers none. Numbers before a
    heading are taken where nothing else is: `{} (*` takes `NCR-1` of `2.1 NCR-1 (Minor)`, and
    `{} *` takes `5.1` of `5.1 Policies`.
    """
    before, found, after = pattern.partition("{}")
    if not found:
        return None
    covered = _covered(before, after, text)
    if covered is None:
        begin = _beginning(text)
        covered = _covered(before, after, text[begin:]) if begin else None
    if covered is None:
        return None
    covered = covered[_beginning(covered) :] if not before else covered
    return covered.strip() or None


def _beginning(text: str) -> int:
    """Where a text begins, past emoji and numbers of a heading."""
    at = 0
    while at < len(text) and (text[at] in "# \t\n\xa0" or not without_symbols(text[at])):
        at += 1
    at = numbering(text, at)
    number = _NUMBER.match(text, at)
    return number.end() if number else at


class _Loose(NamedTuple):
    """A text as it is compared, and for each of its characters where that stands in the text."""

    text: str
    places: list[int]


def _loose(text: str) -> _Loose:
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = " " if character.isspace() else without_symbols(character)
        if not plain or (plain == " " and kept[-1:] == [" "]):
            continue
        folded = plain.casefold()
        kept.append(folded if len(folded) == 1 else plain[0])
        places.append(place)
    return _Loose("".join(kept), [*places, len(text)])


@lru_cache(maxsize=1024)
def _pieces(before: str, after: str) -> tuple[list[str], list[str]]:
    """The pieces between the stars on both sides of what is taken."""
    first, *others = (_loose(piece).text for piece in before.split("*"))
    *more, last = (_loose(piece).text for piece in after.replace("{}", "*").split("*"))
    return [first.lstrip(), *others], [*more, last.rstrip()]


def _covered(before: str, after: str, text: str) -> str | None:
    """The characters of the text between what is before and what is after, at least one."""
    text = text.rstrip()
    text = text[len(text) - len(text.lstrip()) :]
    loose, places = _loose(text)
    lead = len(loose) - len(loose.lstrip())
    loose, places = loose[lead:].rstrip(), places[lead:]
    heads, tails = _pieces(before, after)
    one_folder = "/" in before or "/" in after
    for start in _starts(loose, heads):
        start += loose[start : start + 1] == " "
        end = _end(loose, tails, start + 1)
        if end is None:
            return None
        if not one_folder or "/" not in loose[start:end]:
            return text[places[start] : places[end]]
    return None


def _starts(text: str, heads: list[str]) -> Iterator[int]:
    """Where what is taken may begin."""
    first, *others = heads
    if not text.startswith(first):
        return
    at = len(first)
    if not others:
        yield at
        return
    for piece in others[:-1]:
        found = text.find(piece, at)
        if found < 0:
            return
        at = found + len(piece)
    last = others[-1]
    while (found := text.find(last, at)) >= 0:
        yield found + len(last)
        at = found + 1


def _end(text: str, tails: list[str], at: int) -> int | None:
    """Where what is taken ends, as early as it can; what follows has to be the pieces."""
    first, *others = tails
    if not others:
        end = len(text) - len(first)
        return end if end >= at and text.endswith(first) else None
    end = text.find(first, at)
    if end < 0 or not _follow(text, others, end + len(first)):
        return None
    return end
