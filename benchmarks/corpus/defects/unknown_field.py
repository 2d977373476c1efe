"""A risk has a field that no risk has."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    risk = block.named["risk"][1]
    risk.data["treatement"] = risk.data["treatment"]
    risk.own_file = True
    return risk, [Expected("REF006", risk.id, "treatement")]


DEFECT = Defect("unknown-field", _plant, Seen.BY_SCHEMA, whole=True)
