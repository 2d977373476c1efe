"""Puts a corpus together."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .core.context import context
from .core.documents import documents
from .core.organization import organization
from .core.people import people, roles, units
from .core.programme import programmes
from .core.risk_base import assessed_year, assessments, criteria
from .core.statement import statement
from .defects.defect import Planted
from .defects.plant import plant_in_blocks, plant_in_the_whole
from .entry import Entry
from .growth.audits import audit_of_all
from .growth.block import Block
from .growth.evidence import PIECES, evidence
from .growth.make_block import make_block, make_small_block
from .growth.reviews import review
from .growth.risks import RISKS, risk
from .timeline import Period, periods

_CORE = 42
"""Records that are there whatever the size, or a few more in long histories."""
_BLOCK = 57
"""Records of one block at most, with its part in a review."""
_A_YEAR = 365


@dataclass
class Corpus:
    """A repository of records, and what is wrong in it."""

    entries: list[Entry]
    planted: list[Planted]

    @property
    def count(self) -> int:
        return sum(entry.count for entry in self.entries)


def build(count: int, seed: int = 0, *, sound: bool = False) -> Corpus:
    """A repository of `count` records. The same arguments give the same records."""
    chance = random.Random(f"{count} {seed}")
    number = max(1, (count - _CORE) // _BLOCK)
    make = make_block if count >= _CORE + _BLOCK else make_small_block
    spans = periods(number)
    blocks = [
        make(place, spans[place % len(spans)], random.Random(chance.random()))
        for place in range(number)
    ]
    planted = [] if sound else plant_in_blocks(blocks, count, chance)
    whole = [audit_of_all(period, chance) for period in _yearly(spans)]
    audits = [*whole, *(audit for block in blocks for audit in block.named["audit"])]
    since = min(audit.data["planned_on"] for audit in audits)
    soa = statement()
    reviews = _reviews(spans, audits, chance)
    held = [entry for entry in reviews if entry.kind == "management-review"]
    if not sound:
        planted += plant_in_the_whole(soa, held, count, chance)
    entries = [
        organization(), *units(), *people(), *roles(), *context(), *documents(), criteria(),
        *assessments(assessed_year(spans[0].start)), soa, *programmes(audits, since), *whole, *reviews,
    ]  # fmt: skip
    entries += [entry for block in blocks for entry in block.entries]
    corpus = Corpus(entries, planted)
    corpus.entries += _filling(blocks, count - corpus.count)
    return corpus


def _yearly(spans: list[Period]) -> Iterable[Period]:
    """The periods in which the whole system is audited: once a year at least, and in the last."""
    last = date.min
    for period, following in zip(spans, [*spans[1:], None], strict=True):
        if following is None or (following.start - last).days > _A_YEAR:
            last = period.start
            yield period


def _reviews(spans: list[Period], audits: list[Entry], chance: random.Random) -> list[Entry]:
    reported = sorted(audits, key=lambda audit: audit.data["reported_on"])
    found: list[Entry] = []
    for period in spans:
        since = period.start if not period.first else date.min
        taken = [a for a in reported if since < a.data["reported_on"] <= period.review]
        found += review(period, taken, chance)
    return found


def _filling(blocks: list[Block], missing: int) -> list[Entry]:
    """What is missing to the number wanted, as evidence and risks, by turns of the blocks."""
    found = []
    for number in range(missing):
        block = blocks[number % len(blocks)]
        turn = number // len(blocks)
        more = 1 + turn // 2
        found.append(evidence(block, PIECES + more) if turn % 2 else risk(block, RISKS + more))
    return found
