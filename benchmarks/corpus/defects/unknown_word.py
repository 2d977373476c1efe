"""The status of an action is no word that actions know."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    action = block.named["action"][1]
    action.data["status"] = "finisht"
    action.own_file = True
    return action, [Expected("REF006", action.id, "status")]


DEFECT = Defect("unknown-word", _plant, Seen.BY_SCHEMA, whole=True)
