"""Somebody as they are named in an answer."""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A person by name, and the unit they belong to; empty where it is not said."""

    name: str
    unit: str = ""

    @property
    def key(self) -> str:
        """By which two answers mean the same person."""
        return self.name.casefold()

    @property
    def text(self) -> str:
        """The answer that means them."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


def named(text: str) -> Named:
    """Who is meant by `Ana Reyes` or `Ana Reyes (Finance)`."""
    name, bracket, unit = text.removesuffix(")").rpartition(" (")
    if bracket and name and unit and text.endswith(")") and ")" not in unit:
        return Named(name, unit)
    return Named(text)
