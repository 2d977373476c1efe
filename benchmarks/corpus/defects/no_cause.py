"""A corrective action was closed, and nobody had determined the cause."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]] | None:
    action = block.named["corrective-action"][0]
    data = action.data
    if data["status"] != "closed" or data["verified"]["by"] == data["owner"]:
        return None
    del data["cause"], data["cause_determined_on"]
    return action, [Expected("CAR001", action.id, "status")]


DEFECT = Defect("no-cause", _plant, Seen.BY_POLICY)
