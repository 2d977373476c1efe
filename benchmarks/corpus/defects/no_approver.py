"""An approved document does not say who approved it."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    document = block.named["document"][1]
    del document.data["approved_by"]
    return document, [Expected("DOC002", document.id, "status")]


DEFECT = Defect("no-approver", _plant, Seen.BY_POLICY, whole=True)
