"""Which clauses the organization's documents cover (7.5.1)."""

from __future__ import annotations

from isms_lint.rules import Pass

_IN_USE = frozenset({"", "approved"})


def is_documented(clause: str, run: Pass) -> bool:
    """Whether an approved document says that it is about `clause`, or a clause around or inside it."""
    return any(
        said == clause or said.startswith(f"{clause} ") or clause.startswith(f"{said}.")
        for said in run.derive(_clauses_of_documents)
    )


def _clauses_of_documents(run: Pass) -> frozenset[str]:
    return frozenset(
        text.strip()
        for document in run.register.of("document")
        if document.text("status") in _IN_USE
        for _, text in document.strings("clauses")
    )
