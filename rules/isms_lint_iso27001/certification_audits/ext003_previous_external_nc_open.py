"""EXT003: nonconformities of the last external audit are closed before the next one."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.external_findings import raising_audit
from isms_lint_iso27001.derive.certification.year import (
    begins,
    start_field_of,
    visit_after,
    visit_of,
)
from isms_lint_iso27001.derive.finding.nonconformities import (
    is_closed,
    is_major,
    is_withdrawn,
    why_unclear,
)


@rule(
    code="EXT003",
    name="previous-external-nc-open",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 9.6.2.2 b",),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "open": "raised in {audit} and still open on {as_of}; {next} {begins}",
        "open-major": "the major nonconformity of {audit} is still open on {as_of}, and {next}"
        " {begins}",
        "before": "raised in {audit} and still open; {next} {begins}, and the body looks at what was"
        " done about it",
    },
    options={
        "ahead_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "description": "Days before the next external audit from which an open nonconformity is"
            " told.",
        },
    },
    related=("EXT002", "CAR006"),
)
def check(nonconformity: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nonconformities of the last external audit are closed before the next one.

    What it checks
        Whether a nonconformity that the certification body raised is closed when its next audit
        begins. A major one that is open is an error from 90 days before that on. A minor one is a
        warning until that day and an error from it on: the body may close it during its visit, and
        then it is closed.
    Why it matters
        The body looks at what was done about its findings of the last time. One that is still open
        when it comes back may be raised as a major one.
    How to fix
        Finish the corrective action, check that it worked, and close both before the day; or have
        the evidence ready for the body to close it during the visit.
    Not reported
        Nonconformities that are closed or withdrawn. More than 90 days before the next audit, or
        where none is on record: open is not overdue. Special and transition audits are not the next
        one. Findings of customers. Where the audit that raised it has no day, or the status is no
        known word (REF006), it is not evaluated.
    Bad
        kind: external-audit
        records:
          - id: SURV-1
            type: surveillance
            status: closed
            start: 2025-11-25
            end: 2025-11-26
            findings:
              - {kind: nonconformity, id: NC-1, grade: minor, status: open, raised_on: 2025-11-26}
          - {id: SURV-2, type: surveillance, status: planned, start: 2026-11-24}
    Good
        kind: external-audit
        records:
          - id: SURV-1
            type: surveillance
            status: closed
            start: 2025-11-25
            end: 2025-11-26
            findings:
              - {kind: nonconformity, id: NC-1, grade: minor, status: closed, raised_on: 2025-11-26,
                 closed_on: 2026-03-02}
          - {id: SURV-2, type: surveillance, status: planned, start: 2026-11-24}
    """
    audit = raising_audit(nonconformity, run)
    if audit is None or is_withdrawn(nonconformity) or is_closed(nonconformity, run.as_of, run):
        return
    raised = visit_of(audit, run)
    if raised is None:
        yield NotEvaluated(f"when {audit.id} took place is not on record")
        return
    following = visit_after(raised, run)
    if following is None or following.start > add_days(run.as_of, run.options["ahead_days"]):
        return
    unclear = why_unclear(nonconformity, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    major = is_major(nonconformity, run)
    has_begun = following.start <= run.as_of
    when = begins(following, run)
    yield Report(
        "open-major" if major else "open" if has_begun else "before",
        ("status",),
        severity=None if major or has_begun else Severity.WARNING,
        related=(
            Related(audit, start_field_of(raised, run), f"raised in {audit.id}"),
            Related(
                following.audit,
                start_field_of(following, run),
                f"{following.audit.id} {when}",
            ),
        ),
        audit=audit.id,
        as_of=run.as_of,
        next=following.audit.id,
        begins=when,
    )
