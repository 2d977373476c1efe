"""Times in which things hold, for asking which of many hold in another time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Generic, TypeVar

One = TypeVar("One")


class Spans(Generic[One]):
    """Things with the day on which each begins, and the day up to which it holds.

    Looking for those of a time costs as much as there are in it, not as there are in all.
    """

    __slots__ = ("_begins", "_latest", "_one", "_place")

    def __init__(self, spans: Iterable[tuple[date, date, One]]) -> None:
        ordered = sorted(enumerate(spans), key=lambda one: one[1][0])
        self._begins = [began for _, (began, _, _) in ordered]
        self._one = [one for _, (_, _, one) in ordered]
        self._place = [place for place, _ in ordered]
        # The last end in each half, quarter, eighth and so on: a tree in a list, the leaves last.
        size = len(ordered)
        self._latest = [date.min] * size + [ended for _, (_, ended, _) in ordered]
        for node in range(size - 1, 0, -1):
            self._latest[node] = max(self._latest[2 * node], self._latest[2 * node + 1])

    def __eq__(self, other: object) -> bool:
        """Whether all look-ups give the same."""
        if not isinstance(other, Spans):
            return False
        mine = (self._begins, self._place, self._one, self._latest)
        return mine == (other._begins, other._place, other._one, other._latest)

    __hash__ = None  # type: ignore[assignment]

    def meeting(self, after: date, until: date) -> list[One]:
        """Those that begin by `until` and hold beyond `after`, in the order given."""
        found = sorted((self._place[at], at) for at in self._holding(after, until))
        return [self._one[at] for _, at in found]

    def _holding(self, after: date, until: date) -> Iterator[int]:
        size = len(self._begins)
        first, stop = size, size + bisect_right(self._begins, until)
        nodes: list[int] = []
        while first < stop:
            if first & 1:
                nodes.append(first)
                first += 1
            if stop & 1:
                stop -= 1
                nodes.append(stop)
            first //= 2
            stop //= 2
        while nodes:
            node = nodes.pop()
            if self._latest[node] <= after:
                continue
            if node >= size:
                yield node - size
            else:
                nodes += (2 * node, 2 * node + 1)
