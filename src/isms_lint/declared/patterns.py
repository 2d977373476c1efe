"""How large a regular expression is for what matches it."""

from __future__ import annotations

import re

_COUNT = re.compile(r"(\)?)\{(\d+)(?:,(\d*))?\}")
_CLASS = re.compile(r"\\[pP]")
_STATES_OF_A_CLASS = 400
"""A class of Unicode such as `\\pL` is hundreds of ranges of bytes."""


def states(pattern: str) -> int:
    """A number of states that `pattern` hardly exceeds: counted repetition is written out, and what is
    counted inside of it as often again.
    """
    plain, groups = len(pattern), 1
    for group, least, most in _COUNT.findall(pattern):
        times = max(int(least), int(most or 0), 1)
        if group:
            groups *= times
        else:
            plain += times
    return plain * groups * (_STATES_OF_A_CLASS if _CLASS.search(pattern) else 1)
