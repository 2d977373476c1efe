"""The operators of a control are a mapping where a list belongs."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    control = block.named["control"][3]
    control.data["operators"] = {"first": block.operator}
    control.own_file = True
    return control, [Expected("INP010", control.id, "operators")]


DEFECT = Defect("wrong-type", _plant, Seen.BY_SCHEMA)
