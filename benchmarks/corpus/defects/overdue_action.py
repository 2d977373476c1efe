"""A corrective action is past its due date and open, and grows old."""

from __future__ import annotations

from corpus.entry import Entry
from corpus.expected import Expected
from corpus.growth.block import Block
from corpus.prose import sentence
from corpus.timeline import AS_OF, after, is_past

from .defect import Defect

_DUE = 40
_OLD = 180
"""Days that the organization gives a minor nonconformity."""


def _plant(block: Block) -> tuple[Entry, list[Expected]] | None:
    action, nc = block.named["corrective-action"][1], block.named["nonconformity"][0]
    raised_on = nc.data["raised_on"]
    due_on = after(raised_on, _DUE)
    if not is_past(due_on):
        return None
    for name in ("implemented_on", "verified", "isms_change", "evidence", "closed_on"):
        action.data.pop(name, None)
    nc.data.pop("closed_on", None)
    nc.data["status"] = "open"
    action.data |= {"status": "planned", "due_on": due_on}
    action.data["progress"] += [{"on": after(AS_OF, -20), "note": sentence(block.chance)}]
    found = [Expected("CAR005", action.id, "due_on")]
    if (AS_OF - raised_on).days > _OLD:
        found.append(Expected("CAR006", action.id, "nonconformity"))
    return action, found


DEFECT = Defect("overdue-action", _plant, whole=True)
