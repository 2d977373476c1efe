"""An id made of a text, for what has none of its own."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 48
_BETWEEN = re.compile(r"[^a-z0-9]+")
_OF_THEIR_OWN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
    }
)
"""Letters that are no letter with a mark, as people write them where they have none of these."""


def slug(text: str, otherwise: str = "row") -> str:
    """`text` as a part of an id: small letters and digits, at most 48 of them, with hyphens between
    words. The same text always gives the same; a text without a letter gives `otherwise`.
    """
    lower = unicodedata.normalize("NFKD", text.lower().translate(_OF_THEIR_OWN))
    plain = lower.encode("ascii", "ignore").decode()
    words = _BETWEEN.sub("-", plain).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    return words or otherwise
