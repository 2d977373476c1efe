"""Nonconformities, the corrective actions that answer them, and an opportunity for improvement."""

from __future__ import annotations

from datetime import date

from corpus.entry import Data, Entry
from corpus.prose import clause, sentence
from corpus.timeline import after, is_past

from .block import Block

OPENED, CAUSE, IMPLEMENTED, VERIFIED, CLOSED, DUE = 7, 14, 45, 80, 82, 90
"""Days from the start of the audit."""


def nonconformity(block: Block, number: int, start: date) -> Data:
    """The data of a nonconformity that was found on the second day of an audit."""
    raised_on = after(start, 1)
    data: Data = {
        "kind": "nonconformity",
        "id": block.id("NC", number),
        "grade": "minor",
        "status": "open",
        "requirement": [block.control(number)],
        "process": block.process,
        "statement": sentence(block.chance),
        "evidence": [block.id("EV", number)],
        "raised_on": raised_on,
        "raised_by": block.auditor,
        "correction": {"text": sentence(block.chance), "done_on": after(start, 4)},
        "consequences": clause(block.chance),
        "extent": sentence(block.chance),
        "disposition": {"car": True, "decided_by": block.head, "decided_on": after(start, 6)},
        "risk_impact": "the level of the risks stays as it was assessed",
    }
    if is_past(after(start, CLOSED)):
        data |= {"status": "closed", "closed_on": after(start, CLOSED)}
    return data


def opportunity(block: Block, start: date) -> Data:
    """The data of an opportunity that was seen in an audit."""
    return {
        "kind": "opportunity-for-improvement",
        "id": block.id("OFI"),
        "status": "accepted",
        "requirement": [block.control(3)],
        "statement": sentence(block.chance),
        "raised_on": after(start, 1),
        "raised_by": block.auditor,
        "disposition": "accepted",
        "reason": clause(block.chance),
        "decided_by": block.head,
        "decided_on": after(start, 6),
    }


def corrective_action(block: Block, number: int, start: date) -> Entry:
    """The action on a nonconformity, as far as it has come."""
    data: Data = {
        "kind": "corrective-action",
        "id": block.id("CAR", number),
        "title": sentence(block.chance).rstrip("."),
        "nonconformity": block.id("NC", number),
        "status": "planned",
        "owner": block.head,
        "opened_on": after(start, OPENED),
        "cause": f"{sentence(block.chance)} {sentence(block.chance)}",
        "cause_determined_on": after(start, CAUSE),
        "action": f"{sentence(block.chance)} {sentence(block.chance)}",
        "controls": [block.control(number)],
        "due_on": after(start, DUE),
        "progress": [{"on": after(start, CAUSE), "note": sentence(block.chance)}],
    }
    if is_past(after(start, IMPLEMENTED)):
        data |= {"status": "implemented", "implemented_on": after(start, IMPLEMENTED)}
    if is_past(after(start, CLOSED)):
        data |= {
            "status": "closed",
            "verified": {"on": after(start, VERIFIED), "by": block.auditor, "result": "effective"},
            "isms_change": "none of the rules had to change",
            "evidence": [block.id("EV", number + 2)],
            "closed_on": after(start, CLOSED),
        }
    return block.add(Entry(data), 300)
