"""Makes the block of one team."""

from __future__ import annotations

import random

from corpus.entry import Entry
from corpus.timeline import Period

from .audits import audit_of_team
from .block import Block
from .evidence import PIECES, evidence
from .findings import corrective_action, nonconformity, opportunity
from .objectives import objective
from .risks import risk, risks_and_plan
from .team import team
from .work import work


def make_block(number: int, period: Period, chance: random.Random) -> Block:
    """A sound block. The first audit holds its findings; of the second they are in files of their own."""
    block = Block(number, period, chance)
    team(block)
    risks_and_plan(block)
    for piece in range(1, PIECES + 1):
        evidence(block, piece)
    _first_audit(block)
    _second_audit(block)
    work(block)
    objective(block)
    return block


def make_small_block(number: int, period: Period, chance: random.Random) -> Block:
    """A sound block with one of each that a management system cannot be without."""
    block = Block(number, period, chance, is_whole=False)
    team(block)
    risk(block, 1)
    for piece in (1, 2, 3):
        evidence(block, piece)
    _first_audit(block)
    objective(block)
    return block


def _first_audit(block: Block) -> None:
    audit = audit_of_team(block, 1)
    start = audit.data["fieldwork"]["start"]
    audit.data["findings"] = [nonconformity(block, 1, start), opportunity(block, start)]
    corrective_action(block, 1, start)


def _second_audit(block: Block) -> None:
    audit = audit_of_team(block, 2)
    start = audit.data["fieldwork"]["start"]
    block.add(Entry({**nonconformity(block, 2, start), "audit": audit.id}), 300)
    corrective_action(block, 2, start)
