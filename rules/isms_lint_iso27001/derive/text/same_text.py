"""Whether two texts say the same, but for capitals, spaces and marks."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[^\w]+")


def plain_text(text: object) -> str:
    """The words of a text alone; empty where it is none."""
    return _MARKS.sub(" ", text).strip().casefold() if isinstance(text, str) else ""


def is_same_text(one: object, other: object) -> bool:
    """Whether both are texts with the same words in the same order."""
    first = plain_text(one)
    return bool(first) and first == plain_text(other)
