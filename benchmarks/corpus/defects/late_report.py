"""A management review is held while an audit still waits for its report."""

from __future__ import annotations

from corpus.core.programme import programme_of
from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.audits import FIELDWORK
from corpus.growth.block import Block
from corpus.growth.findings import corrective_action, nonconformity, opportunity
from corpus.timeline import after

from .defect import Defect


def _plant(block: Block) -> tuple[Entry, list[Expected]]:
    audit, old = block.named["audit"][0], block.named["corrective-action"].pop(0)
    review = block.period.review
    start = after(review, -4)
    block.entries.remove(old)
    audit.data |= {
        "programme": programme_of(start),
        "planned_on": start,
        "fieldwork": {"start": start, "end": after(start, FIELDWORK)},
        "reported_on": after(review, 3),
        "findings": [nonconformity(block, 1, start), opportunity(block, start)],
    }
    corrective_action(block, 1, start)
    block.named["corrective-action"].reverse()
    return audit, [Expected("SEQ002", audit.id, "fieldwork.start")]


DEFECT = Defect("late-report", _plant, whole=True)
