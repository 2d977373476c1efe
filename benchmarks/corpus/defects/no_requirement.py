"""A nonconformity cites no requirement."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    nc = block.named["nonconformity"][0]
    del nc.data["requirement"]
    return nc, [Expected("FND001", nc.id, "requirement")]


DEFECT = Defect("no-requirement", _plant, Seen.BY_POLICY, whole=True)
