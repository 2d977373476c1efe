"""The management review that ends a period."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpus.core.risk_base import assessment_of
from corpus.entry import Data, Entry
from corpus.prose import paragraph, sentence
from corpus.timeline import Period, after, is_past

_INTERVAL = 330


def review(period: Period, audits: Sequence[Entry], chance: random.Random) -> list[Entry]:
    """The review, and the registers as they stood on its day. `audits` are those it takes up."""
    held_on = period.review
    papers = f"EV-MR-{period.number}"
    told = {"summary": sentence(chance), "references": [papers], "as_of": after(held_on, -1)}
    data: Data = {
        "kind": "management-review",
        "id": _id(period.number),
        "title": f"Management review {period.number + 1}",
        "status": "results-approved",
        "series": f"review {period.number + 1}",
        "held_on": held_on,
        "mode": "meeting",
        "participants": [{"person": id, "present": True} for id in ("ceo", "coo", "cfo", "ciso")],
        "inputs": {
            "previous_actions": told,
            "context_changes": sentence(chance),
            "interested_party_changes": sentence(chance),
            "nonconformities": {**told, "trend": "fewer than in the period before"},
            "measurement": {**told, "trend": "level since the period before"},
            "audit_results": {
                "summary": sentence(chance),
                "trend": "fewer and lighter findings than in the period before",
                "references": [audit.id for audit in audits],
                "coverage": "The programme is on plan.",
            },
            "objectives": {**told, "trend": "better than in the period before"},
            "interested_party_feedback": sentence(chance),
            "risk": {"summary": sentence(chance), "references": [assessment_of(held_on), papers]},
            "improvement_opportunities": told,
        },
        "decisions": [
            {
                "class": "improvement",
                "text": sentence(chance),
                "decided_by": "coo",
                "decided_on": held_on,
                "action": f"ACT-MR-{period.number}",
            },
            {
                "class": "isms-change",
                "text": "The system stays as it is.",
                "decided_by": "ceo",
                "decided_on": held_on,
                "needs_action": False,
            },
            {
                "class": "resources",
                "text": "The budget stays as it is.",
                "decided_by": "cfo",
                "decided_on": held_on,
                "needs_action": False,
            },
        ],
        "conclusion": {name: sentence(chance) for name in ("suitable", "adequate", "effective")},
        "actions": [_action(period, chance)],
        "next_on": after(held_on, _INTERVAL),
        "approved_by": "ceo",
        "approved_on": after(held_on, 2),
        "text": paragraph(chance, 300),
    }
    if not period.first:
        data["previous_review"] = _id(period.number - 1)
    return [Entry(_snapshot(papers, period)), Entry(data)]


def _id(number: int) -> str:
    return f"MR-{number}"


def _snapshot(id: str, period: Period) -> Data:
    return {
        "kind": "evidence",
        "id": id,
        "title": "All registers as they stood",
        "uri": f"https://files.northway.example/reviews/{period.number}",
        "collected_on": after(period.review, -1),
        "by": "ciso",
    }


def _action(period: Period, chance: random.Random) -> Data:
    done_on = after(period.review, 40)
    data: Data = {
        "id": f"ACT-MR-{period.number}",
        "text": sentence(chance),
        "owner": "platform",
        "raised_on": period.review,
        "due_on": after(done_on, 20),
    }
    return data | (
        {"status": "done", "done_on": done_on} if is_past(done_on) else {"status": "open"}
    )
