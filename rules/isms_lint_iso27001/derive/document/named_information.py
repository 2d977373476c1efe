"""The documented information that the standard names, and which of it is on record (7.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import findings_of, is_reported_undated, reported_on
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms, is_programme_of_isms
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.document.documented import documents_on, is_in_use
from isms_lint_iso27001.derive.document.policies import information_security_policies
from isms_lint_iso27001.derive.review.reviews import is_only_planned
from isms_lint_iso27001.derive.risk.assessments import is_assessment_ahead
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Piece(NamedTuple):
    """One piece of information: its clause, its name, and the kinds of record that show it."""

    clause: str
    name: str
    kinds: tuple[str, ...] = ()


class Named(NamedTuple):
    """Which pieces are missing, of so many in `total` that apply. `unfit` are records on those that do
    not show them: drafts, and reviews and audits that are only planned. `here` counts the pieces that
    have any record, and `is_whole` is whether those are at least half: then the repository seems meant
    to hold the whole management system.
    """

    missing: tuple[Piece, ...]
    unfit: tuple[Record, ...]
    here: int
    total: int

    @property
    def is_whole(self) -> bool:
        """Whether the repository seems meant to hold the whole management system."""
        return 2 * self.here >= self.total


POLICY = Piece("5.2", "the information security policy")
STATEMENT = Piece("6.1.3 d", "the Statement of Applicability", ("statement-of-applicability",))
COMPETENCE = Piece("7.2", "evidence of competence", ("competence",))
OPERATION = Piece("8.1", "operation going as planned", ("process", "control", "change"))
ASSESSED = Piece("8.2", "results of risk assessments", ("risk-assessment", "risk"))
TREATED = Piece("8.3", "results of risk treatment", ("treatment-plan",))
MEASURED = Piece("9.1", "results of measurement", ("measure", "result"))
AUDITS = Piece("9.2.2", "the audit programme and audit results", ("audit-programme", "audit"))
RESULTS_ALONE = AUDITS._replace(name="audit results")
REVIEWS = Piece("9.3.3", "results of management reviews", ("management-review",))
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
    ASSESSED,
    TREATED,
    MEASURED,
    AUDITS,
    REVIEWS,
    NONCONFORMITIES,
)

PART_ONLY = "the repository seems to hold a part of the management system"
"""Why what is missing is not judged, where `Named.is_whole` does not hold."""

_VOID = frozenset({"superseded", "withdrawn", "cancelled"})
_DRAFT = frozenset({"draft", "in-review"})
_SHOWS_NOTHING = _VOID | _DRAFT
_RESULTS = (COMPETENCE, ASSESSED, TREATED, MEASURED, AUDITS, REVIEWS, NONCONFORMITIES)
_RECORDS = frozenset({"minutes", "record", "register", "report"})
"""Types of documents that hold what was done, not how it is to be done."""
_HOW = frozenset(
    {
        *("form", "guideline", "information-security-policy", "instruction", "method", "policy"),
        *("procedure", "standard", "template", "work-instruction"),
    }
)
"""Types of documents that hold how something is to be done, and show nobody did it."""
_ITEM_D = Pattern(r"6\.1\.3\W*d\b", re.IGNORECASE)


def named_information(run: Pass) -> Named:
    """What is on record of the information the standard names (a derivation)."""
    asked = _asked(run)
    missing = [piece for piece in asked if not any(map(_any, _ways(piece, run)))]
    unfit = {piece: _unfit(piece, run) for piece in missing}
    return Named(
        tuple(_still_missing(piece, run) for piece in missing),
        tuple(dict.fromkeys(record for records in unfit.values() for record in records)),
        len(asked) - sum(not records for records in unfit.values()),
        len(asked),
    )


def shown_information(run: Pass) -> list[tuple[Piece, tuple[Record, ...]]]:
    """The pieces that apply, each with all records that show it."""
    return [_with_programmes(piece, shown_by(piece, run), run) for piece in _asked(run)]


def _asked(run: Pass) -> list[Piece]:
    """The pieces that apply."""
    return [piece for piece in PIECES if piece is not NONCONFORMITIES or _had_findings(run)]


def _any(records: Iterable[Record]) -> bool:
    return next(iter(records), None) is not None


def kept_elsewhere(clause: str, run: Pass) -> Record | None:
    """The evidence, or the document in use, that says where results under `clause` are kept."""
    for document in documents_on(clause, run):
        sort = document.text("type")
        tells = sort in _RECORDS or not is_blank_answer(document.get("evidence"))
        if not tells or sort in _HOW:
            continue
        if is_in_use(document) and _cites_alone(clause, document, run):
            return document
    return run.derive(_cited).get(clause)


def why_not_here(clause: str, run: Pass) -> str:
    """Why it is no finding that nothing is on record under `clause`: a record says where that is
    kept, or the repository holds a part of the system only. Empty where it belongs here.
    """
    kept = kept_elsewhere(clause, run)
    if kept is not None:
        return f"{kept.id} says where that is kept"
    return "" if run.derive(named_information).is_whole else PART_ONLY


def shown_by(piece: Piece, run: Pass) -> list[Record]:
    """The records that show a piece: those of the kinds made for it, else documents, else what says
    that it is about the clause, else what shows it beside something else.
    """
    return next((found for some in _ways(piece, run) if (found := [*some])), [])


def _ways(piece: Piece, run: Pass) -> Iterator[Iterable[Record]]:
    """The records that show a piece, by the ways in which they do, the plainest first."""
    yield (one for one in run.register.of(*piece.kinds) if _shows(piece, one, run))
    yield (document for document in _documents(piece, run) if is_in_use(document))
    cited = run.derive(_cited).get(piece.clause)
    yield () if cited is None else (cited,)
    beside = run.register.of("person", "document", "risk")
    yield (one for one in beside if _also_shows(piece, one))


def _shows(piece: Piece, record: Record, run: Pass) -> bool:
    """Whether a record of one of the piece's kinds shows it. A plan is no result of its work."""
    if record.text("status") in _SHOWS_NOTHING:
        return False
    if record.kind == "risk-assessment":
        return not is_assessment_ahead(record)
    if record.kind == "measure":
        return False
    if piece is REVIEWS:
        return not is_only_planned(record, run)
    if piece is AUDITS:
        ours = record.kind == "audit" and is_audit_of_isms(record, run)
        over = has_begun(record, run) is not False and record.text("status") != "in-progress"
        return ours and over
    return True


def _unfit(piece: Piece, run: Pass) -> list[Record]:
    """What is on record of a piece that is not shown, but for what is over."""
    found = [*run.register.of(*piece.kinds), *_documents(piece, run)]
    return [one for one in found if one.text("status") not in _VOID]


def _still_missing(piece: Piece, run: Pass) -> Piece:
    """The part of a piece that is missing."""
    return RESULTS_ALONE if piece is AUDITS and _programmes(run) else piece


def _with_programmes(
    piece: Piece, records: list[Record], run: Pass
) -> tuple[Piece, tuple[Record, ...]]:
    """What the records on a piece show of it: without an audit programme the results alone."""
    if piece is not AUDITS or not records:
        return piece, tuple(records)
    programmes = _programmes(run)
    return (AUDITS, (*programmes, *records)) if programmes else (RESULTS_ALONE, tuple(records))


def _programmes(run: Pass) -> list[Record]:
    """The audit programmes that are more than a draft."""
    found = [one for one in run.register.of("audit-programme") if is_programme_of_isms(one)]
    return [one for one in found if one.text("status") not in _SHOWS_NOTHING]


def _documents(piece: Piece, run: Pass) -> list[Record]:
    """The documents of any status that hold the piece."""
    if piece is POLICY:
        return run.derive(information_security_policies)
    found = documents_on(piece.clause.partition(" ")[0], run)
    # The statement and the method of treatment are both of 6.1.3, and two things.
    if piece is STATEMENT:
        return [one for one in found if any(_ITEM_D.match(t) for _, t in one.strings("clauses"))]
    if piece in _RESULTS:
        found = [one for one in found if one.text("type") not in _HOW]
    if piece in (AUDITS, REVIEWS):
        # What names 9.2 or 9.3 as a whole may say no more than how it is done.
        return [one for one in found if _cites_alone(piece.clause, one, run)]
    return [one for one in found if any(not _ITEM_D.match(t) for _, t in one.strings("clauses"))]


def _cites_alone(clause: str, record: Record, run: Pass) -> bool:
    """Whether it names the clause by itself, not only through one around it."""
    cited = (run.register.resolve(text, record).leaves for _, text in record.strings("clauses"))
    return (clause,) in cited


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


def _cited(run: Pass) -> dict[str, Record]:
    """The clauses that evidence and minutes say they are about, with the first that does."""
    found: dict[str, Record] = {}
    for record in run.register.of("evidence", "management-review"):
        if record.text("status") in _SHOWS_NOTHING or is_only_planned(record, run):
            continue
        for _, text in record.strings("clauses"):
            for leaf in run.register.resolve(text, record).leaves:
                found.setdefault(leaf, record)
    return found


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
