"""A contract names its party twice."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    contract = block.named["contract"][0]
    contract.spoiled = "party: a customer in the south\n"
    return contract, [Expected("INP003", None, "")]


DEFECT = Defect("duplicate-key", _plant, Seen.BY_YAML, whole=True)
