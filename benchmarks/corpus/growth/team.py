"""A team: its unit, people, process and own controls."""

from __future__ import annotations

from datetime import date

from corpus.entry import Data, Entry
from corpus.prose import clause, sentence

from .block import OWN_CONTROLS, Block

_FIRST = (
    "Ada",
    "Ben",
    "Chloe",
    "Dev",
    "Elin",
    "Farid",
    "Gwen",
    "Hana",
    "Ivo",
    "Jana",
    "Kofi",
    "Lea",
)
_LAST = ("Abara", "Brandt", "Costa", "Doyle", "Engel", "Fischer", "Grant", "Haas", "Ibsen", "Jones")
_SINCE = date(2015, 3, 2)


def team(block: Block) -> None:
    """Adds the team to the block."""
    block.add(
        Entry({"kind": "unit", "id": block.unit, "name": _name(block), "parent": "board"}), 500
    )
    for id, title, unit, manager in (
        (block.head, "Head of team", block.unit, "coo"),
        (block.operator, "Specialist", block.unit, block.head),
        (block.auditor, "Internal auditor", "internal-audit", "assurance"),
    ):
        person: Data = {"kind": "person", "id": id, "name": _person(block), "title": title}
        person |= {"unit": unit, "manager": manager, "from": _SINCE}
        block.add(Entry(person), 500)
    competence: Data = {"kind": "competence", "id": block.id("CMP"), "person": block.auditor}
    competence |= {
        "subject": "internal-audit",
        "evidence": "auditor course and three audits as trainee",
    }
    block.add(Entry({**competence, "on": date(2015, 9, 14)}), 400)
    block.add(
        Entry(
            {
                "kind": "process",
                "id": block.process,
                "name": f"Work of {_name(block)}",
                "owner": block.head,
                "operators": [block.operator],
                "controls": [block.control(number) for number in range(OWN_CONTROLS)],
            }
        ),
        700,
    )
    for number in range(OWN_CONTROLS):
        block.add(Entry(_control(block, number)), 500)


def _control(block: Block, number: int) -> Data:
    return {
        "kind": "control",
        "id": block.control(number),
        "title": sentence(block.chance).rstrip("."),
        "status": "implemented",
        "owner": block.head,
        "operators": [block.operator],
        "tags": ["own", "team", block.unit],
        "notes": clause(block.chance),
    }


def _name(block: Block) -> str:
    return f"Team {block.number}"


def _person(block: Block) -> str:
    return f"{block.chance.choice(_FIRST)} {block.chance.choice(_LAST)}"
