"""Which clauses the organization's documents cover (7.5.1)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass

_IN_USE = frozenset({"", "approved"})


def is_in_use(document: Record) -> bool:
    """Whether it is approved, or says nothing of its status."""
    return document.text("status") in _IN_USE


def is_documented(clause: str, run: Pass) -> bool:
    """Whether a document in use says that it is about `clause`, or a clause around or inside it."""
    return documented_in(clause, run) is not None


def documented_in(clause: str, run: Pass) -> Record | None:
    """The first such document; None where there is none."""
    return next((one for one in documents_on(clause, run) if is_in_use(one)), None)


def documents_on(clause: str, run: Pass) -> list[Record]:
    """The documents of any status that cite `clause` (a leaf), or a clause around or inside it."""
    return run.derive(_by_clause).get(clause, [])


def _by_clause(run: Pass) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for document in run.register.of("document"):
        cited = [
            leaf
            for _, text in document.strings("clauses")
            for leaf in run.register.resolve(text, document).leaves
        ]
        for leaf in dict.fromkeys(cited):
            found.setdefault(leaf, []).append(document)
    return found
