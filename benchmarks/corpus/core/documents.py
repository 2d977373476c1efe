"""The documents that the standard names."""

from __future__ import annotations

from datetime import date

from corpus.entry import Entry


def documents() -> list[Entry]:
    """The policy, and the methods for risk, audit and operation."""
    rows = (
        ("POL-1", "Information security policy", "information-security-policy", "ceo", ["5.2"]),
        ("MET-1", "Method for risk", "method", "ciso", ["6.1.2", "6.1.3"]),
        ("PRO-AUDIT", "Internal audit procedure", "procedure", "assurance", ["9.2"]),
        ("PRO-OPERATIONS", "Operations handbook", "procedure", "platform", ["8.1"]),
    )
    return [
        Entry(
            {
                "kind": "document",
                "id": id,
                "title": title,
                "type": type,
                "status": "approved",
                "version": "3",
                "owner": owner,
                "approved_by": "ceo",
                "approved_on": date(2015, 2, 2),
                "next_review_on": date(2027, 2, 26),
                "clauses": clauses,
            }
        )
        for id, title, type, owner, clauses in rows
    ]
