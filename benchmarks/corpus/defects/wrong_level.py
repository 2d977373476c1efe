"""The level of a risk is not the product of its consequence and likelihood."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    risk = block.named["risk"][2]
    risk.data["level"] += 1
    return risk, [Expected("RSK004", risk.id, "level")]


DEFECT = Defect("wrong-level", _plant, whole=True)
