"""PRG006: internal audits follow each other at the planned interval."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.calendar.running_since import running_since, why_unknown
from isms_lint_iso27001.derive.programme.audit_interval import AuditEnds, next_audit

_NOTHING = "no internal audit is on record as done"


@rule(
    code="PRG006",
    name="audit-interval",
    kinds={"audit", "audit-programme", "organization"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "gap": (
            "the internal audit before this one ended on {earlier}, and this one on {later}; it was"
            " due by {due}"
        ),
        "last": "the last internal audit ended on {earlier}; the next was due by {due}",
        "never": f"{_NOTHING}, and {{since}}: the first was due by {{due}}",
    },
    options={
        "audit_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
            "description": "Months between audits where the organization declares no interval.",
        },
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "x-whole-run": True,
            "description": "Days after the interval on which nothing is reported yet.",
        },
    },
    related=(
        "PRG007",
        "MRV001",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Internal audits follow each other at the planned interval.

    What it checks
        Whether the time between the ends of two internal audits, and from the last one to the as-of
        date, is within the declared interval, with 30 days of grace. The interval is the
        `interval_months` of the programme in force when the earlier audit ended, else the
        organization's `intervals.internal_audit_months`. Where none is declared, 12 months is
        taken, and the finding is a warning. Where no audit is on record as done, the time counts
        from the start of the earliest programme, or from the certificate.
    Why it matters
        The standard asks for audits at planned intervals; a year is custom, not its word. An
        interval of one's own that is not kept is a requirement not met.
    How to fix
        Hold the audit that is due, or declare the interval that fits and say why.
    Not reported
        Audits that were planned, postponed or cancelled are no audits here; PRG007 speaks of them.
        Audits of a certification body or a customer, and those of another standard alone. Words on
        the frequency are not read. Where no audit is on record at all, a first one that is not due
        yet. A repository that holds less than half of the information the standard names (DOC001)
        and no audit, or evidence that says where the results are kept, is not evaluated.
    Bad
        kind: organization
        id: org
        intervals: {internal_audit_months: 12}
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-02-25, end: 2025-03-01}
    Good
        kind: organization
        id: org
        intervals: {internal_audit_months: 24}
        ---
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2025-02-25, end: 2025-03-01}
    """
    known = run.derive(AuditEnds)
    if not known.ends:
        yield from _never(record, known, run)
        return
    grace = run.options["grace_days"]
    before = known.before.get(record)
    if before is not None:
        day = known.days[record]
        planned = next_audit(before.day, run)
        if day > add_days(planned.due, grace):
            related = Related(
                before.audit, ("fieldwork", "end"), f"{before.audit.id} ended on {before.day}"
            )
            yield known.doubt or Report(
                "gap",
                ("fieldwork", "end"),
                severity=planned.limit.severity,
                related=(related,),
                earlier=before.day,
                later=day,
                due=planned.limit.by(planned.due, "month", grace),
            )
    if known.ends[-1].audit is record:
        day = known.days[record]
        planned = next_audit(day, run)
        if run.as_of > add_days(planned.due, grace):
            yield known.doubt or Report(
                "last",
                ("fieldwork", "end"),
                severity=planned.limit.severity,
                earlier=day,
                due=planned.limit.by(planned.due, "month", grace),
            )


def _never(record: Record, known: AuditEnds, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What there is to say where no audit is known to have ended; once, at the first record."""
    if record is not run.register.of("organization", "audit", "audit-programme")[0]:
        return
    start = run.derive(running_since)
    first = next_audit(start.day if start is not None else run.as_of, run)
    grace = run.options["grace_days"]
    if start is not None and run.as_of <= add_days(first.due, grace):
        return
    unclear = known.doubt or why_unknown(_NOTHING, "9.2.2", start, run)
    if start is None or unclear is not None:
        yield unclear or NotEvaluated(_NOTHING)
        return
    yield Report(
        "never",
        start.path,
        record=start.record,
        severity=first.limit.severity,
        since=start.words,
        due=first.limit.by(first.due, "month", grace),
    )
