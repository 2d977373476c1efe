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

    Looking for the first ones costs next to nothing, however many there are that do not hold. What
    is needed for that is made when somebody looks: many are never asked.
    """

    __slots__ = ("_known", "_leaves", "_parts")

    def __init__(self, spans: Iterable[tuple[date, date, One]]) -> None:
        self._known = list(spans)
        # All, their halves, quarters, eighths and so on: a tree in a list, the leaves last.
        self._leaves = 1 << max(len(self._known) - 1, 0).bit_length()
        self._parts: list[tuple[list[date], list[date]]] = []

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FirstInTime) and self._known == other._known

    __hash__ = None  # type: ignore[assignment]

    def _made(self) -> list[tuple[list[date], list[date]]]:
        """Of each part the first days, the earliest first, and the latest last day up to there."""
        parts: list[list[tuple[date, date]]] = [[] for _ in range(2 * self._leaves)]
        for place, (begins, ends, _) in enumerate(self._known):
            parts[self._leaves + place] = [(begins, ends)]
        for part in range(self._leaves - 1, 0, -1):
            parts[part] = sorted(parts[2 * part] + parts[2 * part + 1])
        return [
            ([begins for begins, _ in part], list(accumulate((ends for _, ends in part), max)))
            for part in parts
        ]

    def first(self, since: date, until: date) -> One | None:
        """The first in the order given that begins by `until` and holds on `since` or later."""
        return next(self.holding(since, until), None)

    def holding(self, since: date, until: date) -> Iterator[One]:
        """All such, in the order given. The first few cost next to nothing."""
        self._parts = self._parts or self._made()
        parts = [1]
        while parts:
            part = parts.pop()
            if not self._any(part, since, until):
                continue
            if part >= self._leaves:
                yield self._known[part - self._leaves][2]
            else:
                parts += (2 * part + 1, 2 * part)

    def _any(self, part: int, since: date, until: date) -> bool:
        begins, latest = self._parts[part]
        begun = bisect_right(begins, until)
        return begun > 0 and latest[begun - 1] >= since
