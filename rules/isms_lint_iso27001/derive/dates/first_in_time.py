"""Things in an order, for asking which of them are the first that hold in a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

One = TypeVar("One")


class FirstInTime(Generic[One]):
    """Things with the day on which each begins, and the last day on which it holds.

    Looking for the first ones costs next to nothing, however many there are that do not hold.
    """

    __slots__ = ("_leaves", "_one", "_parts")

    def __init__(self, spans: Iterable[tuple[date, date, One]]) -> None:
        known = list(spans)
        self._one = [one for _, _, one in known]
        # All, their halves, quarters, eighths and so on: a tree in a list, the leaves last.
        self._leaves = 1 << max(len(known) - 1, 0).bit_length()
        parts: list[list[tuple[date, date]]] = [[] for _ in range(2 * self._leaves)]
        for place, (begins, ends, _) in enumerate(known):
            parts[self._leaves + place] = [(begins, ends)]
        for part in range(self._leaves - 1, 0, -1):
            parts[part] = sorted(parts[2 * part] + parts[2 * part + 1])
        # Of each part the first days, the earliest first, and the latest last day up to there.
        self._parts = [
            ([begins for begins, _ in part], list(accumulate((ends for _, ends in part), max)))
            for part in parts
        ]

    def first(self, since: date, until: date) -> One | None:
        """The first in the order given that begins by `until` and holds on `since` or later."""
        return next(self.holding(since, until), None)

    def holding(self, since: date, until: date) -> Iterator[One]:
        """All such, in the order given. The first few cost next to nothing."""
        parts = [1]
        while parts:
            part = parts.pop()
            if not self._any(part, since, until):
                continue
            if part >= self._leaves:
                yield self._one[part - self._leaves]
            else:
                parts += (2 * part + 1, 2 * part)

    def _any(self, part: int, since: date, until: date) -> bool:
        begins, latest = self._parts[part]
        begun = bisect_right(begins, until)
        return begun > 0 and latest[begun - 1] >= since
