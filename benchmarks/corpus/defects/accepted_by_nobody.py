"""What remains of a risk above acceptance was accepted by nobody."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect, Seen


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    risk = block.named["risk"][0]
    residual = risk.data["residual"]
    risk.data["residual"] = {name: residual[name] for name in residual if "accepted" not in name}
    return risk, [Expected("RSK006", risk.id, "residual")]


DEFECT = Defect("accepted-by-nobody", _plant, Seen.BY_POLICY)
