"""A file with an assignment ends within a list."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    assignment = block.named["assignment"][0]
    assignment.spoiled = "tags: [handover, open\n"
    return assignment, [Expected("INP002", None, "")]


DEFECT = Defect("broken-yaml", _plant, Seen.BY_YAML, whole=True)
