"""Spans of lines, nested in one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Nesting:
    """Finds the innermost of many spans of lines."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """Each is its first line, its last and its number; of equal spans the lowest number counts."""
        inner_last = sorted(spans, key=lambda span: (span[0], -span[1], -span[2]))
        self._spans = inner_last
        self._starts = [first for first, _, _ in inner_last]
        self._around: list[int] = []
        """For each the nearest one before it that ends later; -1 for none."""
        open_: list[int] = []
        for number, (_, last, _) in enumerate(inner_last):
            while open_ and inner_last[open_[-1]][1] <= last:
                open_.pop()
            self._around.append(open_[-1] if open_ else -1)
            open_.append(number)

    def innermost(self, line: int) -> int | None:
        """The number of the innermost span in which `line` lies; None where it lies in none."""
        at = bisect_right(self._starts, line) - 1
        while at >= 0 and self._spans[at][1] < line:
            at = self._around[at]
        return self._spans[at][2] if at >= 0 else None
