"""A document is to be looked at on a day that does not exist."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    document = block.named["document"][0]
    document.data["next_review_on"] = "2027-02-30"
    return document, [Expected("REF007", document.id, "next_review_on", in_register="INP012")]


DEFECT = Defect("illegal-date", _plant, whole=True)
