"""What auditors saw, and what actions left behind."""

from __future__ import annotations

import hashlib

from corpus.entry import Entry
from corpus.prose import sentence
from corpus.timeline import after

from .block import Block

PIECES = 8


def evidence(block: Block, number: int) -> Entry:
    """One more piece of evidence of the block."""
    id = block.id("EV", number)
    return block.add(
        Entry(
            {
                "kind": "evidence",
                "id": id,
                "title": sentence(block.chance).rstrip("."),
                "uri": f"https://files.northway.example/evidence/{block.number}/{number}",
                "sha256": hashlib.sha256(id.encode()).hexdigest(),
                "collected_on": after(block.day, 2),
                "by": block.auditor,
                "tags": ["sample", block.unit],
            }
        ),
        600,
    )
