"""A change is said to be carried out, on a day that is still ahead."""

from __future__ import annotations

from datetime import date

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    change = block.named["change"][0]
    change.data["implemented_on"] = date(2027, 3, 1)
    return change, [Expected("SEQ010", change.id, "implemented_on")]


DEFECT = Defect("done-in-future", _plant, whole=True)
