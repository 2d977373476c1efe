"""Plants defects: each kind by turns, in blocks chosen by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from corpus.entry import Entry
from corpus.growth.block import Block

from . import excluded_without_reason, missing_input
from .defect import Defect, Planted
from .known import IN_BLOCKS, NAMES

_ONE_IN = 100
"""Records to one that is defective."""


def _share(count: int, place: int) -> int:
    """How many defects a corpus of `count` records has of the kind at a place among all kinds."""
    each, more = divmod(count // _ONE_IN, len(NAMES))
    return max(1, each + (place < more))


def plant_in_blocks(blocks: Sequence[Block], count: int, chance: random.Random) -> list[Planted]:
    """Makes defects in blocks, before reviews look back on them."""
    return [
        planted
        for place, defect in enumerate(IN_BLOCKS)
        for planted in _plant(defect, blocks, _share(count, place), chance)
    ]


def _plant(
    defect: Defect, blocks: Sequence[Block], wanted: int, chance: random.Random
) -> Iterator[Planted]:
    for block in chance.sample(blocks, len(blocks)):
        if wanted and (block.is_whole or not defect.whole):
            made = defect.plant(block)
            if made is not None:
                yield Planted(defect.name, made[0], tuple(made[1]), defect.seen)
                wanted -= 1


def plant_in_the_whole(
    statement: Entry, reviews: Sequence[Entry], count: int, chance: random.Random
) -> list[Planted]:
    """Makes defects in reviews and in the statement."""
    wanted = min(_share(count, len(NAMES) - 1), len(reviews))
    planted = [
        Planted(missing_input.NAME, review, tuple(missing_input.plant(review)), None)
        for review in chance.sample(reviews, wanted)
    ]
    found = tuple(excluded_without_reason.plant(statement))
    return [*planted, Planted(excluded_without_reason.NAME, statement, found, None)]
