"""Internal audits: two of each team, and one of the whole system about once a year."""

from __future__ import annotations

import random
from datetime import date

from corpus.core.people import LEAD_AUDITOR
from corpus.core.programme import programme_of
from corpus.entry import Data, Entry
from corpus.prose import paragraph, sentence
from corpus.timeline import Period, after

from .block import Block

FIELDWORK = 2
REPORT = 5
"""Days from the start of an audit to its end, and to its report."""
_ROOM = 14
_LONG, _LATER = 100, 45
"""In long periods the whole system is audited not at once: the last one is then in the last year."""


def start_in(period: Period, chance: random.Random) -> date:
    """A day on which an audit can begin and still be reported before the period's review."""
    return after(period.start, 2 + chance.randrange(min(max(1, period.days - _ROOM), 200)))


def audit_of_team(block: Block, number: int) -> Entry:
    """An audit of the team's process, without its findings."""
    start = start_in(block.period, block.chance)
    data = _audit(block.id("AUD", number), start, block.process, block.chance)
    data |= {
        "title": f"Audit {number} of {block.unit}",
        "reported_to": ["coo", block.head],
        "team": [{"person": block.auditor, "function": "lead", "independent": True}],
        "results": [
            {"item": block.process, "result": "nonconforming", "samples": [block.id("EV", number)]}
        ],
    }
    return block.add(Entry(data), 300)


def audit_of_all(period: Period, chance: random.Random) -> Entry:
    """An audit of the whole system."""
    start = after(period.start, _LATER if period.days > _LONG else 2)
    data = _audit(f"AUD-ALL-{period.number}", start, "full-isms", chance)
    data |= {
        "title": "Audit of the whole system",
        "reported_to": ["ceo", "coo", "cfo"],
        "team": [{"person": LEAD_AUDITOR, "function": "lead", "independent": True}],
        "results": [{"item": "full-isms", "result": "conforming", "samples": ["working papers"]}],
        "findings": [_opportunity(period, after(data["planned_on"], 1), chance)],
        "text": paragraph(chance, 900),
    }
    return Entry(data)


def _opportunity(period: Period, raised_on: date, chance: random.Random) -> Data:
    """An audit of everything that finds nothing at all, again and again, would be a finding."""
    return {
        "kind": "opportunity-for-improvement",
        "id": f"OFI-ALL-{period.number}",
        "status": "accepted",
        "requirement": ["7.3"],
        "statement": sentence(chance),
        "raised_on": raised_on,
        "raised_by": LEAD_AUDITOR,
        "disposition": "accepted",
        "reason": sentence(chance),
        "decided_by": "ciso",
        "decided_on": after(raised_on, 3),
    }


def _audit(id: str, start: date, item: str, chance: random.Random) -> Data:
    return {
        "kind": "audit",
        "id": id,
        "title": "",
        "status": "reported",
        "programme": programme_of(start),
        "planned_on": start,
        "fieldwork": {"start": start, "end": after(start, FIELDWORK)},
        "reported_on": after(start, REPORT),
        "objectives": sentence(chance),
        "criteria": ["ISO/IEC 27001:2022", "POL-1"],
        "scope": [item],
        "methods": ["interview", "document review", "sampling"],
        "conclusion": {
            "own_requirements": sentence(chance),
            "standard": "What was seen conforms, but for what is found below.",
            "effective": sentence(chance),
        },
    }
