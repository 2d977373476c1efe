"""The owner of a corrective action has checked its effect."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]] | None:
    action = block.named["corrective-action"][0]
    data = action.data
    if data["status"] != "closed" or "cause" not in data:
        return None
    data["verified"]["by"] = data["owner"]
    return action, [Expected("CAR009", action.id, "verified.by")]


DEFECT = Defect("self-verified", _plant, Seen.BY_COMPARISON)
