"""PRG006: internal audits follow each other at the planned interval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audits import ended_on, is_done
from isms_lint_iso27001.derive.intervals import declared_limit


@rule(
    code="PRG006",
    name="audit-interval",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.1",),
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "gap": (
            "the internal audit before ended on {earlier}, this one on {later}:"
            " more than {interval} apart, the {grace} days of grace included"
        ),
        "last": (
            "the last internal audit ended on {earlier}; the next was due by {due},"
            " {interval} later"
        ),
    },
    options={
        "audit_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months between audits where the organization declares no interval.",
        },
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days after the interval on which nothing is reported yet.",
        },
    },
    related=(
        "PRG007",
        "MRV001",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Internal audits follow each other at the planned interval.

    What it checks
        Whether the time between the ends of two internal audits, and from the last one to the as-of
        date, is within the interval the organization declares (`intervals.internal_audit_months`),
        with 30 days of grace. Where none is declared, 12 months is taken, and the finding is a
        warning.
    Why it matters
        The standard asks for audits at planned intervals; a year is custom, not its word. An
        interval of one's own that is not kept is a requirement not met.
    How to fix
        Hold the audit that is due, or declare the interval that fits and say why.
    Not reported
        Audits that were planned, postponed or cancelled are no audits here; PRG007 speaks of them.
        Audits of a certification body or a customer.
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
    limit = declared_limit(
        "intervals", "internal_audit_months", run.options["audit_interval_months"], run
    )
    grace = run.options["grace_days"]
    ends = run.derive(_ends)
    words = limit.words("months")
    if not ends:
        if audit is run.register.of("audit")[0]:
            yield NotEvaluated("no internal audit is on record as done, with the day it ended")
        return
    for (earlier, before), (later, one) in pairwise(ends):
        if one is audit and later > add_days(add_months(earlier, limit.number), grace):
            yield Report(
                "gap",
                ("fieldwork", "end"),
                severity=limit.severity,
                related=(Related(before, ("fieldwork", "end"), f"{before.id} ended on {earlier}"),),
                earlier=earlier,
                later=later,
                interval=words,
                grace=grace,
            )
    day, last = ends[-1]
    due = add_months(day, limit.number)
    if last is audit and run.as_of > add_days(due, grace):
        yield Report(
            "last",
            ("fieldwork", "end"),
            severity=limit.severity,
            earlier=day,
            due=due,
            interval=words,
        )


def _ends(run: Pass) -> list[tuple[date, Record]]:
    """When internal audits ended, in order (a derivation)."""
    found = [
        (day, audit)
        for audit in run.register.of("audit")
        if is_done(audit)
        and (day := ended_on(audit, run) or run.date(audit, "reported_on")) is not None
        and day <= run.as_of
    ]
    return sorted(found, key=lambda one: (one[0], one[1].id))
