"""Documents that are not to be used any more (7.5.3)."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.document.documented import is_in_use

_OUT_OF_USE = frozenset({"superseded", "withdrawn"})


def superseded_documents(run: Pass) -> dict[Record, Record | None]:
    """The superseded and the withdrawn documents, each with the document in use that says it replaced
    it: by their status, or because of that document (a derivation).
    """
    found: dict[Record, Record | None] = {
        document: None
        for document in run.register.of("document")
        if document.text("status") in _OUT_OF_USE
    }
    for document in run.register.of("document"):
        approved_on = run.date(document, "approved_on")
        if not is_in_use(document) or (approved_on is not None and approved_on > run.as_of):
            continue
        for _, id in document.strings("supersedes"):
            old = run.register.find(id, "document")
            if old is not None and old is not document:
                found[old] = document
    return found
