"""Risks of a team, and the plan that treats those which are too high."""

from __future__ import annotations

from corpus.core.risk_base import ACCEPTANCE, assessment_of
from corpus.core.statement import APPLICABLE
from corpus.entry import Data, Entry
from corpus.prose import clause, sentence
from corpus.timeline import after, is_past

from .block import Block

RISKS = 6
_STEPS = ((4, 4), (3, 2), (4, 3), (2, 2), (3, 4), (3, 3))
"""Consequence and likelihood; those above acceptance come out alternately."""


def risk(block: Block, number: int) -> Entry:
    """One more risk of the block."""
    consequence, likelihood = _STEPS[(number - 1) % len(_STEPS)]
    level = consequence * likelihood
    accepted_on = after(block.day, 9)
    high = level > ACCEPTANCE
    data: Data = {
        "kind": "risk",
        "id": block.id("RISK", number),
        "title": sentence(block.chance).rstrip("."),
        "status": "active",
        "owner": block.head,
        "asset": clause(block.chance),
        "threat": clause(block.chance),
        "vulnerability": clause(block.chance),
        "assessment": assessment_of(block.day),
        "identified_on": after(block.day, 1),
        "affects": ["confidentiality", "availability"],
        "consequence": consequence,
        "likelihood": likelihood,
        "level": level,
        "treatment": "modify" if high else "retain",
        "controls": [*block.chance.sample(APPLICABLE, 2), block.control(number)],
        "residual": {"consequence": consequence, "likelihood": 2, "level": consequence * 2}
        if high
        else {"consequence": consequence, "likelihood": likelihood, "level": level},
    }
    data["residual"] |= {"accepted_by": block.head, "accepted_on": accepted_on}
    return block.add(Entry(data), 700)


def risks_and_plan(block: Block) -> None:
    """The block's risks and its treatment plan."""
    risks = [risk(block, number) for number in range(1, RISKS + 1)]
    agreed_on = after(block.day, 9)
    block.add(
        Entry(
            {
                "kind": "treatment-plan",
                "id": block.id("TP"),
                "title": f"Treatment plan of {block.unit}",
                "status": "approved",
                "version": "1",
                "assessment": assessment_of(block.day),
                "approved_by": "coo",
                "approved_on": agreed_on,
                "risks": [one.id for one in risks if one.data["treatment"] == "modify"],
                "approvals": [{"by": block.head, "on": agreed_on}],
                "actions": [_action(block, number) for number in (1, 2)],
            }
        ),
        500,
    )


def _action(block: Block, number: int) -> Data:
    agreed_on = after(block.day, 9)
    done_on = after(block.day, 100 + number)
    data: Data = {
        "id": block.id("ACT-TP", number),
        "text": sentence(block.chance),
        "owner": block.operator,
        "controls": [block.control(number)],
        "raised_on": agreed_on,
        "due_on": after(done_on, 20),
    }
    return data | (
        {"status": "done", "done_on": done_on} if is_past(done_on) else {"status": "open"}
    )
