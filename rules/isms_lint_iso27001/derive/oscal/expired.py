"""Observations that are out of date by their own word, and what is still open on them."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.finding.nonconformities import is_open
from isms_lint_iso27001.derive.oscal.documents import document_of

EXPIRES = ("x_oscal", "expires")


def open_on(evidence: Record, run: Pass) -> list[Record]:
    """The open findings of the same document that rest on a piece of evidence, and on nothing that is
    not out of date. Those of an id that stands twice belong to its first piece.
    """
    if run.derive(_first).get((evidence.file, evidence.id)) is not evidence:
        return []
    return run.derive(_open_on).get((evidence.file, evidence.id), [])


def _first(run: Pass) -> dict[tuple[str, str], Record]:
    found: dict[tuple[str, str], Record] = {}
    for evidence in run.register.of("evidence"):
        found.setdefault((evidence.file, evidence.id), evidence)
    return found


def _open_on(run: Pass) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = {}
    for finding in run.register.of("nonconformity"):
        ids = dict.fromkeys(id for _, id in finding.strings("evidence"))
        if document_of(finding) and is_open(finding, run.as_of, run):
            pieces = [run.register.find(id, "evidence") for id in ids]
            if all(_is_expired(one, run) for one in pieces if one is not None):
                for id in ids:
                    found.setdefault((finding.file, id), []).append(finding)
    return found


def _is_expired(evidence: Record, run: Pass) -> bool:
    expires = run.date(evidence, *EXPIRES)
    return expires is not None and expires < run.as_of
