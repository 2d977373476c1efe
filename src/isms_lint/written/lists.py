"""Several things in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.written.enclosed import enclosed

_BREAK = re.compile(r"[;,\n•‣◦▪●]|\s·\s")
_BULLET = re.compile(r"\s*(?:[-–*+]\s+|(?:\d{1,2}[.)]|[a-z]\))\s+)?")
_AMONG_NAMES = re.compile(r"/|(?<=\s)(?:[&+]|and|und|et|y|e|en)(?=\s)", re.IGNORECASE)
_BELONGS_BEFORE = re.compile(
    r"(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|se|s\.?a|lda|ltda|b\.?v|n\.?v|jr|sr|ph\.?d|dr|mba|msc|bsc"
    r"|cissp|cism|cisa|crisc|esq)\.?",
    re.IGNORECASE,
)
"""What follows a name after a comma and is none."""


def parts(text: str, *, commas: bool) -> list[tuple[str, int]]:
    """The things that a text lists, each with where it begins in the text.

    A newline, a semicolon and a bullet end one, and a comma with `commas`; not between brackets or
    quotes that are closed. Bullets, numbers of a list and space around are no part of a thing; one
    of nothing is none.
    """
    return list(_stripped(text, _cuts(text, commas)))


def names(text: str) -> list[tuple[str, int]]:
    """The names of people or roles that a text lists, each with where it begins in the text.

    `and` in six languages, `/`, `&` and `+` end a name too. Who knows the whole text as one name
    (`Head of Risk and Compliance`) asks for that first.
    """
    found: list[tuple[str, int]] = []
    for part, start in parts(text, commas=True):
        if found and _BELONGS_BEFORE.fullmatch(part):
            before, begin = found[-1]
            if text[begin + len(before) : start].strip() == ",":
                found[-1] = (text[begin : start + len(part)], begin)
                continue
        cuts = [cut.span() for cut in _AMONG_NAMES.finditer(part)]
        depth = enclosed(part)
        found.extend(
            (name, start + offset)
            for name, offset in _stripped(part, [cut for cut in cuts if not depth[cut[0]]])
        )
    return found


def _cuts(text: str, commas: bool) -> list[tuple[int, int]]:
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return []
    inside = enclosed(text)
    cuts = []
    for found in breaks:
        mark = found[0]
        if (commas or mark != ",") and not inside[found.start()]:
            cuts.append(found.span())
    return cuts


def _stripped(text: str, cuts: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    start = 0
    for cut, after in (*cuts, (len(text), len(text))):
        bullet = _BULLET.match(text, start, cut)
        begin = bullet.end() if bullet is not None else start
        part = text[begin:cut].rstrip()
        if part:
            yield part, begin
        start = after
