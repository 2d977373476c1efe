"""An objective of a team, its measure, and a result each quarter."""

from __future__ import annotations

from corpus.entry import Data, Entry
from corpus.prose import clause, sentence
from corpus.timeline import after, is_past

from .block import Block

RESULTS = 4
_QUARTER = 90


def objective(block: Block) -> None:
    """Adds them to the block. What has all its results is closed."""
    begun_on = after(block.day, 1)
    ended_on = after(begun_on, _QUARTER * (RESULTS + 1))
    data: Data = {
        "kind": "objective",
        "id": block.id("OBJ"),
        "title": sentence(block.chance).rstrip("."),
        "status": "active",
        "owner": block.head,
        "from": begun_on,
        "target": 95,
        "unit": "percent",
        "risks": [block.id("RISK", 1)],
        "plan": {
            "what": [clause(block.chance)],
            "resources": "a day of the team each quarter",
            "responsible": block.head,
            "due_on": ended_on,
            "evaluation": clause(block.chance),
        },
    }
    if is_past(ended_on):
        data |= {"status": "closed", "closed_on": ended_on}
    block.add(Entry(data), 400)
    block.add(
        Entry(
            {
                "kind": "measure",
                "id": block.id("MSR"),
                "title": sentence(block.chance).rstrip("."),
                "objective": block.id("OBJ"),
                "what": clause(block.chance),
                "method": clause(block.chance),
                "when_measured": "first working days of each quarter",
                "frequency_months": 3,
                "measured_by": block.operator,
                "when_analysed": "within a week",
                "analysed_by": block.head,
                "unit": "percent",
                "from": begun_on,
            }
        ),
        400,
    )
    for number in range(1, RESULTS + 1):
        measured_on = after(begun_on, _QUARTER * number)
        if is_past(measured_on):
            block.add(Entry(_result(block, number) | {"on": measured_on}), 400)


def _result(block: Block, number: int) -> Data:
    return {
        "kind": "result",
        "id": block.id("RES", number),
        "measure": block.id("MSR"),
        "value": 95 + block.chance.randrange(5),
        "notes": clause(block.chance),
    }
