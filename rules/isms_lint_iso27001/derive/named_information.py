"""The documented information that the standard names, and which of it is on record (7.5.1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audits import findings_of, is_reported_undated, reported_on
from isms_lint_iso27001.derive.documented import documents_on, is_in_use
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.policies import information_security_policies


class Piece(NamedTuple):
    """One piece of information: its clause, its name, and the kinds of record that show it."""

    clause: str
    name: str
    kinds: tuple[str, ...] = ()


class Named(NamedTuple):
    """How many pieces apply, and which are missing. `drafts` are documents of those that are not in
    use. `is_whole` is whether the repository seems meant to hold the whole management system: at
    least half of the pieces are here.
    """

    total: int
    missing: tuple[Piece, ...]
    drafts: tuple[Record, ...]
    is_whole: bool


POLICY = Piece("5.2", "the information security policy")
STATEMENT = Piece("6.1.3 d", "the Statement of Applicability", ("statement-of-applicability",))
COMPETENCE = Piece("7.2", "evidence of competence", ("competence",))
OPERATION = Piece("8.1", "operation going as planned", ("process", "control", "change"))
TREATED = Piece("8.3", "results of risk treatment", ("treatment-plan",))
NONCONFORMITIES = Piece(
    "10.2", "nonconformities and corrective action", ("nonconformity", "corrective-action")
)
PIECES = (
    Piece("4.3", "the scope", ("scope",)),
    POLICY,
    Piece("6.1.2", "how risks are assessed", ("risk-criteria",)),
    Piece("6.1.3", "how risks are treated", ("treatment-plan",)),
    STATEMENT,
    Piece("6.2", "the objectives", ("objective",)),
    COMPETENCE,
    OPERATION,
    Piece("8.2", "results of risk assessments", ("risk-assessment", "risk")),
    TREATED,
    Piece("9.1", "results of measurement", ("measure", "result")),
    Piece("9.2.2", "the audit programme and audit results", ("audit-programme", "audit")),
    Piece("9.3.3", "results of management reviews", ("management-review",)),
    NONCONFORMITIES,
)

PART_ONLY = "the repository seems to hold a part of the management system"
"""Why what is missing is not judged, where `Named.is_whole` does not hold."""

_VOID = frozenset({"superseded", "withdrawn", "cancelled"})
_ITEM_D = re.compile(r"6\.1\.3\W*d\b", re.IGNORECASE)


def named_information(run: Pass) -> Named:
    """What is on record of the information the standard names (a derivation)."""
    asked = [piece for piece in PIECES if piece is not NONCONFORMITIES or _had_findings(run)]
    missing = tuple(piece for piece in asked if not _is_shown(piece, run))
    drafts = [
        document
        for piece in missing
        for document in _documents(piece, run)
        if document.text("status") not in _VOID
    ]
    is_whole = 2 * len(missing) <= len(asked)
    return Named(len(asked), missing, tuple(dict.fromkeys(drafts)), is_whole)


def _is_shown(piece: Piece, run: Pass) -> bool:
    return (
        any(one.text("status") not in _VOID for one in run.register.of(*piece.kinds))
        or any(is_in_use(document) for document in _documents(piece, run))
        or piece.clause in run.derive(_cited)
        or any(_also_shows(piece, one) for one in run.register.of("person", "document", "risk"))
    )


def _documents(piece: Piece, run: Pass) -> list[Record]:
    """The documents of any status that hold the piece."""
    if piece is POLICY:
        return run.derive(information_security_policies)
    found = documents_on(piece.clause.partition(" ")[0], run)
    # The statement and the method of treatment are both of 6.1.3, and two things.
    if piece is STATEMENT:
        return [one for one in found if any(_ITEM_D.match(t) for _, t in one.strings("clauses"))]
    return [one for one in found if any(not _ITEM_D.match(t) for _, t in one.strings("clauses"))]


def _also_shows(piece: Piece, record: Record) -> bool:
    """Whether a record of a kind made for something else shows the piece."""
    if piece is COMPETENCE:
        return record.kind == "person" and not is_blank_answer(record.get("competence"))
    if piece is TREATED:
        return record.kind == "risk" and not is_blank_answer(record.get("residual"))
    if piece is OPERATION:
        described = not is_blank_answer(record.get("controls"))
        return record.kind == "document" and is_in_use(record) and described
    return False


def _cited(run: Pass) -> frozenset[str]:
    """The clauses that evidence and minutes say they are about."""
    return frozenset(
        leaf
        for record in run.register.of("evidence", "management-review")
        for _, text in record.strings("clauses")
        for leaf in run.register.resolve(text, record).leaves
    )


def _had_findings(run: Pass) -> bool:
    """Whether a nonconformity is known or cannot be ruled out: none on record is right where none
    occurred.
    """
    if run.register.of(*NONCONFORMITIES.kinds):
        return True
    return any(
        (audit.get("findings") is None and not findings_of(audit, run))
        or any(row.get("result") == "nonconforming" for _, row in audit.items("results"))
        for audit in run.register.of("audit", "external-audit")
        if reported_on(audit, run) is not None or is_reported_undated(audit, run)
    )
