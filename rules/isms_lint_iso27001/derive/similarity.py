"""How alike two texts are.

The measure is the Dice coefficient of their pairs of neighbouring words, each pair counted as often as
it stands: twice the pairs both have, over the pairs of both. It looks at wording and order, not at
subject: two texts on one audit share words and few pairs. One word in ten changed leaves 0.8.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_WORD = re.compile(r"\w+")
_MOST = 200_000
"""Characters that are compared; what is alike for so long is alike."""


def similarity(one: str, other: str) -> float:
    """From 0 (no pair of words in common) to 1 (the same words in the same order)."""
    pairs, others = _pairs(one), _pairs(other)
    total = sum(pairs.values()) + sum(others.values())
    return 2 * sum((pairs & others).values()) / total if total else 0.0


def _pairs(text: str) -> Counter[tuple[str, str]]:
    words = _WORD.findall(text[:_MOST].casefold())
    return Counter(pairwise(words))
