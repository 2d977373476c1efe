"""Two pieces of evidence have one id."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    first, second = block.named["evidence"][6:8]
    second.data["id"] = first.id
    return second, [Expected("REF002", first.id, "id")]


DEFECT = Defect("duplicate-id", _plant, whole=True)
