"""PRG006: internal audits follow each other at the planned interval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, is_done
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.calendar.running_since import running_since, why_unknown
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.programme.coverage import is_completed
from isms_lint_iso27001.derive.programme.cycle import Programme, is_in_force, programmes
from isms_lint_iso27001.derive.text.words import list_of

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
    known = run.derive(_Ends)
    if not known.ends:
        yield from _never(record, known, run)
        return
    grace = run.options["grace_days"]
    before = known.before.get(record)
    if before is not None:
        day = known.days[record]
        limit, due = _due(before.day, run)
        if day > add_days(due, grace):
            related = Related(
                before.audit, ("fieldwork", "end"), f"{before.audit.id} ended on {before.day}"
            )
            yield known.doubt or Report(
                "gap",
                ("fieldwork", "end"),
                severity=limit.severity,
                related=(related,),
                earlier=before.day,
                later=day,
                due=limit.by(due, "month", grace),
            )
    if known.ends[-1].audit is record:
        day = known.days[record]
        limit, due = _due(day, run)
        if run.as_of > add_days(due, grace):
            yield known.doubt or Report(
                "last",
                ("fieldwork", "end"),
                severity=limit.severity,
                earlier=day,
                due=limit.by(due, "month", grace),
            )


def _never(record: Record, known: _Ends, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What there is to say where no audit is known to have ended; once, at the first record."""
    if record is not run.register.of("organization", "audit", "audit-programme")[0]:
        return
    start = run.derive(running_since)
    limit, due = _due(start.day if start is not None else run.as_of, run)
    grace = run.options["grace_days"]
    if start is not None and run.as_of <= add_days(due, grace):
        return
    unclear = known.doubt or why_unknown(_NOTHING, "9.2.2", start, run)
    if start is None or unclear is not None:
        yield unclear or NotEvaluated(_NOTHING)
        return
    yield Report(
        "never",
        start.path,
        record=start.record,
        severity=limit.severity,
        since=start.words,
        due=limit.by(due, "month", grace),
    )


def _due(ended: date, run: Pass) -> tuple[Limit, date]:
    """By when the audit after one that ended on `ended` was due, and who says so."""
    declared = [months for one, months in run.derive(_declared) if one.holds(ended)]
    if declared:
        limit = Limit(min(declared), declared=True)
    else:
        default = run.options["audit_interval_months"]
        limit = declared_limit("intervals", "internal_audit_months", default, run)
    return limit, add_months(ended, limit.number)


def _declared(run: Pass) -> list[tuple[Programme, int]]:
    """The programmes in force that declare an interval of their own (a derivation)."""
    return [
        (one, months)
        for one in run.derive(programmes)
        if isinstance(months := one.record.get("interval_months"), int)
        and not isinstance(months, bool)
        and months >= 1
        and is_in_force(one.record)
    ]


class _End(NamedTuple):
    """The end of an internal audit."""

    day: date
    audit: Record


class _Ends:
    """When internal audits ended, in order (a derivation).

    `before` gives the audit that ended before another one. `doubt` is set where an audit was done
    on a day no record tells: it may lie in any gap.
    """

    def __init__(self, run: Pass) -> None:
        audits = [one for one in run.register.of("audit") if is_done(one)]
        audits = [one for one in audits if is_audit_of_isms(one, run)]
        dated = [_End(day, one) for one in audits if (day := _ended(one, run)) is not None]
        self.ends = sorted(
            (one for one in dated if one.day <= run.as_of), key=lambda one: (one.day, one.audit.id)
        )
        self.before = {one.audit: before for before, one in pairwise(self.ends)}
        self.days = {one.audit: one.day for one in self.ends}
        undated = sorted(
            one.id for one in audits if is_completed(one, run) and _ended(one, run) is None
        )
        self.doubt = (
            NotEvaluated(f"when {list_of(undated)} ended is not on record") if undated else None
        )


def _ended(audit: Record, run: Pass) -> date | None:
    """The last day of fieldwork; where it is not on record, the next best of a completed audit."""
    day = ended_on(audit, run) or run.date(audit, "reported_on")
    return day or (began_on(audit, run) if is_completed(audit, run) else None)
