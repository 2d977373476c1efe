"""What a defect is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block


class Seen(Enum):
    """Who else than isms-lint can see a defect."""

    BY_SCHEMA = auto()
    """Whoever holds the record to the JSON Schema of its kind."""
    BY_YAML = auto()
    """Whoever reads YAML strictly."""
    BY_POLICY = auto()
    """Whoever asks the few things of one record that `timing/peers/policy.py` asks."""
    BY_COMPARISON = auto()
    """Whoever asks the same, and can hold one field to another."""


@dataclass(frozen=True)
class Planted:
    """A defect in a corpus: where it is, and what has to be found."""

    name: str
    entry: Entry
    findings: tuple[Expected, ...]
    seen: Seen | None


Plant = Callable[[Block], "tuple[Entry, list[Expected]] | None"]


@dataclass(frozen=True)
class Defect:
    """A kind of defect. `plant` makes it in a block, or returns None where the block has no place for it."""

    name: str
    plant: Plant
    seen: Seen | None = None
    whole: bool = False
    """Whether the block must be one with everything in it."""
