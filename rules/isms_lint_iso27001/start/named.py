"""Somebody as they are named in an answer."""

from __future__ import annotations

import re
from typing import NamedTuple

_IN_BRACKETS = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<unit>[^()]+)\)\Z")


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
    """Who is meant by `Ana Reyes` or `Ana Reyes (Finance)`, on one line without spaces around it."""
    match = _IN_BRACKETS.match(text)
    return Named(match["name"], match["unit"].strip()) if match else Named(text)
