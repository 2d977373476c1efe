"""Units, people and roles that are there whatever the size."""

from __future__ import annotations

from datetime import date

from corpus.entry import Data, Entry

BOARD = (
    ("ceo", "Cara Oakes", "Chief executive officer"),
    ("coo", "Colm Orr", "Chief operating officer"),
    ("cfo", "Dele Price", "Chief financial officer"),
)
STAFF = (
    ("ciso", "Ines Walsh", "Chief information security officer", "security"),
    ("assurance", "Hugh Tarrant", "Head of internal audit", "internal-audit"),
    ("platform", "Mina Sato", "Head of platform operations", "platform-unit"),
    ("workplace", "Ravi Kapoor", "Head of workplace services", "workplace-unit"),
)
OWNERS = ("ciso", "platform", "workplace")
"""Who owns controls of Annex A and the processes around them."""
UNITS = ("board", "security", "internal-audit", "platform-unit", "workplace-unit")
LEAD_AUDITOR = "rosa"
"""From outside: audits the whole system each year."""
_SINCE = date(2015, 1, 5)


def units() -> list[Entry]:
    """The units, the board above the others."""
    above = {name: {} if name == "board" else {"parent": "board"} for name in UNITS}
    return [
        Entry({"kind": "unit", "id": name, "name": name.replace("-", " ").capitalize(), **parent})
        for name, parent in above.items()
    ]


def people() -> list[Entry]:
    """The board, four heads and the auditor from outside."""
    board: list[Data] = [
        {"kind": "person", "id": id, "name": name, "title": title, "unit": "board", "from": _SINCE}
        for id, name, title in BOARD
    ]
    staff: list[Data] = [
        {"kind": "person", "id": id, "name": name, "title": title, "unit": unit, "manager": "coo"}
        | {"from": _SINCE}
        for id, name, title, unit in STAFF
    ]
    outside: Data = {
        "kind": "person",
        "id": LEAD_AUDITOR,
        "name": "Rosa Lindgren",
        "title": "Lead auditor",
        "firm": "Sable Assurance",
        "competence": [
            {"subject": "internal-audit", "evidence": "lead auditor course", "on": date(2014, 5, 6)}
        ],
    }
    engagement: Data = {
        "kind": "engagement",
        "id": "ENG-1",
        "firm": "Sable Assurance",
        "person": LEAD_AUDITOR,
        "type": "internal-audit",
        "scope": ["full-isms"],
        "from": _SINCE,
        "to": date(2027, 12, 31),
    }
    return [Entry(data) for data in (*board, *staff, outside, engagement)]


def roles() -> list[Entry]:
    """Who answers for the management system."""
    return [
        Entry(
            {
                "kind": "role",
                "id": "isms-manager",
                "name": "ISMS manager",
                "holders": [{"person": "ciso", "from": _SINCE}],
                "duties": ["isms-conformity", "isms-reporting"],
            }
        )
    ]
