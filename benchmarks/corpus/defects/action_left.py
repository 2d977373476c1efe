"""An action is open after its due date."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block
from corpus.timeline import is_past

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]] | None:
    action = block.named["action"][0]
    if not is_past(action.data["due_on"]):
        return None
    del action.data["done_on"]
    action.data["status"] = "open"
    return action, [Expected("ACT002", action.id, "due_on")]


DEFECT = Defect("action-left", _plant, whole=True)
