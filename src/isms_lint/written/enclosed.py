"""Which characters of a text stand between brackets or quotes."""

from __future__ import annotations

import re

_MARK = re.compile(r"[()\[\]{}\"“”„«»]")
_OPENED_BY = {")": "(", "]": "[", "}": "{", "»": "«"}


def enclosed(text: str) -> bytes:
    """A byte for each character, and one for the end: 1 between brackets or quotes that are closed.

    The opening bracket is enclosed, the closing one is not.
    """
    inside = bytearray(len(text) + 1)
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    quote = -1
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if mark in "([{«":
            opened.append(at)
        elif mark in _OPENED_BY:
            if opened and text[opened[-1]] == _OPENED_BY[mark]:
                spans.append((opened.pop(), at))
        elif quote < 0:
            quote = at
        else:
            spans.append((quote, at))
            quote = -1
    until = 0
    for start, end in sorted(spans):
        if end > until:
            start = max(start, until)
            inside[start:end] = b"\x01" * (end - start)
            until = end
    return bytes(inside)
