"""EXT004: what the certification body asks for first is on record."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.certified import is_certified
from isms_lint_iso27001.derive.certification.evidence_pack import missing_from_pack, pack
from isms_lint_iso27001.derive.certification.year import regular_visits, start_field_of
from isms_lint_iso27001.derive.document.named_information import PART_ONLY, named_information
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="EXT004",
    name="evidence-pack",
    kinds={"organization"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 9.6.2.2", "ISO/IEC 27006-1:2024"),
    basis=Basis.CERTIFICATION,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "missing": "{count} of the {total} things the certification body asks for{occasion} {are} not"
        " on record: {items}",
    },
    related=("SEQ006", "EXT003", "SOA012"),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What the certification body asks for first is on record.

    What it checks
        For an organization that holds a certificate, or awaits an audit of the certification body:
        whether there are records of the audit programme, reports of internal audits,
        nonconformities, a management review that was held, actions, a completed risk assessment, a
        treatment plan and a Statement of Applicability in force, changes, and complaints. A
        programme whose criteria name other standards alone is none.
    Why it matters
        A surveillance looks at most of these (ISO/IEC 17021-1 9.6.2.2), and at the risk assessment,
        the treatment plan and the Statement of Applicability (ISO/IEC 27006-1). Looking for them
        while the auditor waits takes time. This is a list to prepare by, no fault found.
    How to fix
        Add what is missing. Where there is nothing, say so: `complaints: none received` on the
        organization, `findings: []` on an audit, `actions: []` on a review, `no change since ...`
        among a review's inputs.
    Not reported
        What stands on record as none. How old or how good the records are: other rules look at
        that. Organizations without a certificate and without an audit of a body ahead. A repository
        that holds less than half of the information the standard names (DOC001) is not evaluated:
        the rest may be kept elsewhere.
    Bad
        kind: organization
        id: org
        certificate: {body: CertCo, decided_on: 2025-12-01, expires_on: 2028-11-30}
        ---
        {kind: audit-programme, id: PRG-1, status: approved}
        ---
        {kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}
        ---
        {kind: treatment-plan, id: TP-1, status: approved}
        ---
        {kind: statement-of-applicability, id: SOA, status: approved}
        ---
        kind: document
        id: MAN-1
        status: approved
        clauses: ["4.3", "5.2", "6.2", "7.2"]
    Good
        kind: organization
        id: org
        certificate: {body: CertCo, decided_on: 2025-12-01, expires_on: 2028-11-30}
        complaints: none received
        ---
        {kind: audit-programme, id: PRG-1, status: approved}
        ---
        {kind: audit, id: AUD-1, status: reported, reported_on: 2026-04-02, findings: []}
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {context_changes: no change since the certification}
        actions: []
        ---
        {kind: risk-assessment, id: RA-1, completed_on: 2026-02-12}
        ---
        {kind: treatment-plan, id: TP-1, status: approved}
        ---
        {kind: statement-of-applicability, id: SOA, status: approved}
    """
    if organization is not run.register.organization:
        return
    ahead = next((one for one in run.derive(regular_visits) if one.start > run.as_of), None)
    if ahead is None and not run.derive(is_certified):
        return
    missing = run.derive(missing_from_pack)
    if missing and not run.derive(named_information).is_whole:
        yield NotEvaluated(f"{len(missing)} of the {len(pack())} things are not here; {PART_ONLY}")
    elif missing:
        yield Report(
            "missing",
            ("complaints",) if missing == ("complaints",) else (),
            related=()
            if ahead is None
            else (
                Related(
                    ahead.audit, start_field_of(ahead, run), f"{ahead.audit.id} on {ahead.start}"
                ),
            ),
            about=missing,
            count="one" if len(missing) == 1 else len(missing),
            are="is" if len(missing) == 1 else "are",
            total=len(pack()),
            occasion="" if ahead is None else f" in {ahead.audit.id} on {ahead.start}",
            items=list_of(missing, len(pack())),
        )
