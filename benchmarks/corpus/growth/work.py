"""What a team does beside audits: actions, an incident, a change, a contract, documents."""

from __future__ import annotations

from corpus.core.statement import APPLICABLE
from corpus.entry import Data, Entry
from corpus.prose import clause, sentence
from corpus.timeline import after, is_past

from .block import Block


def work(block: Block) -> None:
    """Adds all of it to the block."""
    block.add(Entry(_incident(block)), 400)
    block.add(Entry(_change(block)), 400)
    block.add(Entry(_contract(block)), 500)
    block.add(Entry(_assignment(block)), 400)
    for number in (1, 2):
        block.add(Entry(_action(block, number)), 500)
        block.add(Entry(_document(block, number)), 1000)


def _incident(block: Block) -> Data:
    day = after(block.day, 3)
    return {
        "kind": "incident",
        "id": block.id("INC"),
        "title": sentence(block.chance).rstrip("."),
        "status": "closed",
        "severity": "low",
        "occurred_on": day,
        "detected_on": day,
        "detected_by": block.operator,
        "reported_on": day,
        "process": block.process,
        "affects": ["availability"],
        "consequences": clause(block.chance),
        "cause": sentence(block.chance),
        "lessons": [clause(block.chance)],
        "disposition": {
            "nonconformity": False,
            "reason": "everybody followed the procedure",
            "decided_by": block.head,
            "decided_on": after(day, 2),
        },
        "risk_impact": "the level of the risks stays as it was assessed",
        "closed_on": after(day, 4),
    }


def _change(block: Block) -> Data:
    return {
        "kind": "change",
        "id": block.id("CHG"),
        "title": sentence(block.chance).rstrip("."),
        "type": "technology",
        "significant": False,
        "status": "implemented",
        "scope": [block.process],
        "determined_on": after(block.day, 2),
        "decided_by": block.head,
        "decided_on": after(block.day, 4),
        "implemented_on": after(block.day, 12),
        "plan": {
            "purpose": clause(block.chance),
            "responsible": block.operator,
            "due_on": after(block.day, 15),
        },
    }


def _contract(block: Block) -> Data:
    return {
        "kind": "contract",
        "id": block.id("CON"),
        "title": f"Contract of {block.unit}",
        "party": "a customer in the north",
        "duties": [clause(block.chance), clause(block.chance)],
        "controls": [block.chance.choice(APPLICABLE), block.control(2)],
        "from": after(block.day, 1),
    }


def _assignment(block: Block) -> Data:
    return {
        "kind": "assignment",
        "id": block.id("AS"),
        "person": block.operator,
        "capacity": "implementer",
        "scope": [block.control(1)],
        "from": after(block.day, 1),
    }


def _action(block: Block, number: int) -> Data:
    raised_on = after(block.day, 5)
    done_on = after(raised_on, 60 + number)
    data: Data = {
        "kind": "action",
        "id": block.id("ACT", number),
        "text": sentence(block.chance),
        "origin": block.id("INC"),
        "owner": block.operator,
        "raised_on": raised_on,
        "due_on": after(done_on, 30),
    }
    return data | (
        {"status": "done", "done_on": done_on} if is_past(done_on) else {"status": "open"}
    )


def _document(block: Block, number: int) -> Data:
    return {
        "kind": "document",
        "id": block.id("DOC", number),
        "title": f"Working instruction {number} of {block.unit}",
        "type": "work-instruction",
        "status": "approved",
        "version": str(number),
        "owner": block.head,
        "authors": [block.operator],
        "approved_by": block.head,
        "approved_on": after(block.day, 6),
        "next_review_on": "2027-06-30",
        "retention": "five years after it is replaced",
        "controls": [block.control(number)],
    }
