"""Scope, issues, interested parties, and the processes that run the system itself."""

from __future__ import annotations

from datetime import date

from corpus.entry import Entry

_ON = date(2015, 1, 12)


def context() -> list[Entry]:
    """Clause 4, and who owns the clauses."""
    return [
        Entry(
            {
                "kind": "scope",
                "id": "SCOPE",
                "title": "Scope of the ISMS",
                "version": "2",
                "status": "approved",
                "owner": "ciso",
                "determined_on": _ON,
                "approved_by": "ceo",
                "approved_on": _ON,
                "text": "Planning and tracking of freight, with the people and places that do it.\n",
                "interfaces": ["the hosting provider runs buildings and hardware"],
                "dependencies": ["identity provider for staff accounts"],
            },
            own_file=True,
        ),
        Entry(
            {
                "kind": "issue",
                "id": "ISS-1",
                "title": "Climate change",
                "topic": "climate-change",
                "type": "external",
                "determined_on": date(2024, 5, 6),
                "relevant": False,
                "reason": "depots and hosting regions lie outside flood areas",
            }
        ),
        Entry(
            {
                "kind": "interested-party",
                "id": "IP-1",
                "name": "Customers",
                "requirements": [
                    {"text": "freight data stays confidential", "addressed": True},
                    {"text": "notice of incidents within a day", "addressed": True},
                ],
            },
            own_file=True,
        ),
        *(
            Entry(
                {"kind": "process", "id": id, "name": name, "owner": owner, "clauses": clauses},
            )
            for id, name, owner, clauses in (
                ("leadership", "Leadership and review", "ceo", ["5", "9.3"]),
                ("isms", "Running the ISMS", "ciso", ["4", "6", "7", "8", "9.1", "10"]),
                ("auditing", "Internal audit", "assurance", ["9.2"]),
            )
        ),
    ]
