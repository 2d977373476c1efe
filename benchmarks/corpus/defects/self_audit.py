"""The head of a team audits the team's process."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    audit = block.named["audit"][1]
    audit.data["team"] = [{"person": block.head, "function": "lead"}]
    # Nobody has shown that the head can audit, either.
    return audit, [Expected(code, audit.id, "team[0].person") for code in ("IND001", "ROL003")]


DEFECT = Defect("self-audit", _plant, whole=True)
