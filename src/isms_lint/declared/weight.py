"""How much values hold: what an evaluation costs goes by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from isms_lint.values import NamedTuple

CHARACTERS = 16
"""Characters of text that weigh as much as one value. To take a value costs some 25 nanoseconds."""


class Weighed(Protocol):
    """The value of a field that was looked at."""

    @property
    def weight(self) -> int:
        """How much it holds."""

    @property
    def entry(self) -> int:
        """How much the largest entry of a list holds; of another value all of it."""


class Weight(NamedTuple):
    """What values hold together, in values: all of them, the largest record, the longest list.

    `fields` says for each record how much its fields hold, as far as anything asked for them.
    """

    total: int
    largest: int
    longest: int
    fields: tuple[Mapping[str, Weighed], ...]

    def of_field(self, name: str) -> int:
        """The most that a field of this name holds in any record."""
        return max((fields[name].weight for fields in self.fields if name in fields), default=0)

    def of_entry(self, name: str) -> int:
        """The most that an entry of a field of this name holds in any record."""
        return max((fields[name].entry for fields in self.fields if name in fields), default=0)


NOTHING = Weight(0, 0, 0, ())


def both(one: Weight, other: Weight) -> Weight:
    """The weight of two values."""
    return Weight(
        one.total + other.total,
        max(one.largest, other.largest),
        max(one.longest, other.longest),
        one.fields + other.fields,
    )


def together(weights: Sequence[Weight]) -> Weight:
    """The weight of several values."""
    return Weight(
        sum(weight.total for weight in weights),
        max((weight.largest for weight in weights), default=0),
        max((weight.longest for weight in weights), default=0),
        tuple(fields for weight in weights for fields in weight.fields),
    )
