"""Numbers as a line of blocks."""

from __future__ import annotations

from collections.abc import Sequence

_BLOCKS = "▁▂▃▄▅▆▇█"


def sparkline(numbers: Sequence[int]) -> str:
    """A block for each number, from none to the greatest of them."""
    top = max(numbers, default=0) or 1
    return "".join(_BLOCKS[-(-number * (len(_BLOCKS) - 1) // top)] for number in numbers)
