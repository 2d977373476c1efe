"""An incident was noticed by somebody whom no record knows."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    incident = block.named["incident"][0]
    incident.data["detected_by"] = f"operater-{block.number}"
    return incident, [Expected("REF001", incident.id, "detected_by")]


DEFECT = Defect("dangling-reference", _plant, whole=True)
