"""Derivations about something."""

from __future__ import annotations

from collections.abc import Hashable


class About:
    """A derivation about something: one about the same is the same, and derived once.

    A subclass says in `__call__`, which takes the run, what it derives about `about`. Whoever asks goes
    by that one answer: in an editor it is worked out again only where something it read has changed.
    """

    __slots__ = ("about",)

    def __init__(self, *about: Hashable) -> None:
        self.about = about

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.about == getattr(other, "about", None)

    def __hash__(self) -> int:
        return hash((type(self), self.about))

    def __str__(self) -> str:
        return type(self).__qualname__
