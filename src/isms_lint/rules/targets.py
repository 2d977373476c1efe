"""Targets of waivers: the record each is about, or the many whose ids begin alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from isms_lint.rules.waiver import stem

T = TypeVar("T")


class Targets(Generic[T]):
    """What is kept for each target. A look-up takes as long for a thousand targets as for one."""

    __slots__ = ("_exact", "_lengths", "_make", "_stems")

    def __init__(self, make: Callable[[], T]) -> None:
        """`make` makes what is kept for a target that is new."""
        self._make = make
        self._exact: dict[str, T] = {}
        self._stems: dict[str, T] = {}
        self._lengths: list[int] = []
        """Of the stems, the longest first."""

    def of(self, target: str, *, many: bool) -> T:
        """What is kept for the target, a pattern where `many`."""
        kept, key = (self._stems, stem(target)) if many else (self._exact, target)
        if key not in kept:
            kept[key] = self._make()
            if many and len(key) not in self._lengths:
                self._lengths = sorted((*self._lengths, len(key)), reverse=True)
        return kept[key]

    def about(self, target: str, *, many: bool = False) -> Iterator[T]:
        """What is kept for the targets that mean the record `target`, or, where `many`, everything
        that this pattern means; the narrowest first.
        """
        key = stem(target) if many else target
        if not many and key in self._exact:
            yield self._exact[key]
        for length in self._lengths:
            if length <= len(key) and key[:length] in self._stems:
                yield self._stems[key[:length]]
