"""DOC001: the information that the standard names is on record."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.document.named_information import (
    PART_ONLY,
    PIECES,
    named_information,
)
from isms_lint_iso27001.derive.text.words import list_of

_MOST = 6
_ONLY = {
    "draft": "a draft",
    "in-review": "in review",
    "in-progress": "in progress",
    "planned": "planned",
    "postponed": "postponed",
}


@rule(
    code="DOC001",
    name="named-documents",
    kinds={"organization"},
    scope=REGISTER,
    clauses=("7.5.1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "missing": (
            "the records do not show {pieces}: {count} of the {total} pieces of information that the"
            " standard names"
        )
    },
    related=("RSK001", "PRG001", "CTX003", "DOC003"),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The information that the standard names is on record.

    What it checks
        For each piece of information that the standard names - the scope (4.3), the information
        security policy (5.2), how risks are assessed (6.1.2) and treated (6.1.3), the Statement of
        Applicability (6.1.3 d), objectives (6.2), competence (7.2), operation (8.1), results of
        risk assessment (8.2) and treatment (8.3), results of measurement (9.1), the audit programme
        and audit results (9.2.2), results of management reviews (9.3.3), nonconformities and
        corrective action (10.2) - whether a record of the kind made for it is there, or a document
        that is approved, or has no status, and names the clause in `clauses`. Drafts show nothing.
        Plans and rules show no results: a programme without an audit, a review that is only planned,
        a measure nobody took, a document whose `type` says that it is a policy, a procedure, a
        method or the like. One finding lists what is missing.
    Why it matters
        This is the short list an assessor asks for first. Everything else the organization may
        document as it sees fit.
    How to fix
        Write the record. Where it is kept elsewhere, add a `document` record that says where
        (`evidence`), what it is (`type: record`) and which clauses it covers (`clauses`). For the
        method of risk assessment (6.1.2) that is a `risk-criteria` record, or a document that names
        6.1.2; for that of risk treatment (6.1.3) a treatment plan, or a document that names 6.1.3 or
        one of its letters but d, which is the Statement of Applicability.
    Not reported
        One document that serves several clauses. 10.2 where every reported audit says that it found
        nothing (`findings: []`), or had opportunities only: what did not happen needs no record.
        8.1 where any process, change, control or document about controls is on record: how much to
        keep is the organization's choice. Records that are there but not sound: other rules speak of
        those. A repository that holds less than half of these pieces is not evaluated: it seems to
        be a register of audits, say, and not the whole management system.
    Bad
        kind: organization
        id: org
        ---
        kind: document
        records:
          - {id: MAN-1, status: approved, clauses: ["4.3", "5.2", "6.2", "7.2", "8.1", "9.1"]}
        ---
        kind: risk
        records: [{id: RISK-1, level: 16, residual: {level: 8}}]
        ---
        kind: audit
        records: [{id: AUD-1, status: reported, findings: []}]
    Good
        kind: organization
        id: org
        ---
        kind: document
        records:
          - {id: MAN-1, status: approved, clauses: ["4.3", "5.2", "6.2", "7.2", "8.1", "9.1"]}
          - {id: MET-1, status: approved, clauses: ["6.1.2", "6.1.3"]}
        ---
        kind: statement-of-applicability
        id: SOA
        ---
        kind: risk
        records: [{id: RISK-1, level: 16, residual: {level: 8}}]
        ---
        kind: audit
        records: [{id: AUD-1, status: reported, findings: []}]
        ---
        kind: management-review
        id: MR-1
    """
    if organization is not run.register.organization:
        return
    named = run.derive(named_information)
    if not named.missing:
        return
    if not named.is_whole:
        yield NotEvaluated(
            f"only {named.here} of the {named.total} pieces of information that the standard names are"
            f" here: {PART_ONLY}"
        )
        return
    yield Report(
        "missing",
        related=tuple(
            Related(record, ("status",), f"{record.id} is only {word}")
            for record in named.unfit
            if (word := _ONLY.get(record.text("status")))
        )[:_MOST],
        about=[piece.clause for piece in named.missing],
        pieces=list_of([f"{p.name} ({p.clause})" for p in named.missing], most=len(PIECES)),
        count=len(named.missing),
        total=named.total,
    )
