"""Audits as facts: which were done, when they ran, when their results were reported."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.dates.spans import Spans
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_NOT_DONE = frozenset({"planned", "postponed", "cancelled"})
_REPORTED = frozenset({"reported", "closed"})
_NOT_THE_BODY = frozenset({"customer", "supplier"})


def is_done(audit: Record) -> bool:
    """Whether the audit took place, or at least began, as far as its status says."""
    return audit.text("status") not in _NOT_DONE


def reported_on(audit: Record, run: Pass) -> date | None:
    """The day its results were reported; None where they were not, or the record does not tell."""
    return run.date(audit, "reported_on") if is_done(audit) else None


def is_reported_undated(audit: Record, run: Pass) -> bool:
    """Whether its results were reported on a day the record does not tell."""
    if not is_done(audit) or reported_on(audit, run) is not None:
        return False
    return audit.text("status") in _REPORTED or not is_blank_answer(audit.get("reported_on"))


def began_on(audit: Record, run: Pass) -> date | None:
    """The first day of the audit's fieldwork, of an internal or an external audit."""
    return run.date(audit, *start_field(audit))


def ended_on(audit: Record, run: Pass) -> date | None:
    """The last day of the audit's fieldwork, of an internal or an external audit."""
    field = ("end",) if audit.kind == "external-audit" else ("fieldwork", "end")
    return run.date(audit, *field)


def is_over(audit: Record, day: date, run: Pass) -> bool:
    """Whether the fieldwork of the audit had ended by `day`: what is not known of it is its report."""
    ended = ended_on(audit, run)
    return ended is not None and ended <= day


def start_field(audit: Record) -> tuple[str, ...]:
    """Where the record tells the first day."""
    return ("start",) if audit.kind == "external-audit" else ("fieldwork", "start")


def audits_reported(run: Pass) -> tuple[tuple[date, Record], ...]:
    """Every internal and external audit whose results were reported on a known day, by day."""
    found = [
        (day, audit)
        for audit in run.register.of("audit", "external-audit")
        if (day := reported_on(audit, run)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one[0], one[1].id)))


def reported_in(after: date | None, until: date, run: Pass) -> tuple[tuple[date, Record], ...]:
    """Those of `audits_reported` that were reported after `after` (None: ever), up to `until`."""
    found = run.derive(audits_reported)
    first = 0 if after is None else bisect_right(found, after, key=lambda one: one[0])
    return found[first : bisect_right(found, until, key=lambda one: one[0])]


def audits_reported_undated(run: Pass) -> tuple[Record, ...]:
    """The internal and external audits whose results were reported on an unknown day."""
    audits = run.register.of("audit", "external-audit")
    return tuple(audit for audit in audits if is_reported_undated(audit, run))


def under_way(day: date, run: Pass) -> list[tuple[date, Record]]:
    """The internal and external audits whose fieldwork had begun by `day`, and whose results were
    not reported by then, each with its first day.
    """
    return run.derive(_running).meeting(day, day)


def _running(run: Pass) -> Spans[tuple[date, Record]]:
    """Every audit that was done, from its first day to that of its report, as far as there is one (a
    derivation).
    """
    found = []
    for audit in run.register.of("audit", "external-audit"):
        began = began_on(audit, run)
        if began is not None and is_done(audit) and not is_reported_undated(audit, run):
            found.append((began, reported_on(audit, run) or date.max, (began, audit)))
    return Spans(sorted(found, key=lambda one: (one[0], one[2][1].id)))


def is_of_certification_body(audit: Record) -> bool:
    """Whether an external audit is one of the certification body, not of a customer."""
    return audit.text("type") not in _NOT_THE_BODY


def visit_on(audit: Record, run: Pass) -> date | None:
    """The first day of an external audit, done or planned; None where it does not take place.

    A postponed audit counts only with a day that is still ahead: its earlier one is void.
    """
    status = audit.text("status")
    if status == "cancelled":
        return None
    day = run.date(audit, "start") or run.date(audit, "planned_on")
    if status == "postponed" and day is not None and day < run.as_of:
        return None
    return day


def findings_of(audit: Record, run: Pass) -> list[Record]:
    """The nonconformities and opportunities for improvement the audit raised."""
    field = "external_audit" if audit.kind == "external-audit" else "audit"
    kinds = ("nonconformity", "opportunity-for-improvement")
    return [one for kind in kinds for one in run.register.referring(audit, kind, field)]


def may_be_reported_in(audit: Record, after: date | None, until: date, run: Pass) -> bool:
    """Whether an audit reported on an unknown day may have been reported in a period.

    Going by its fieldwork: a report soon follows it. Without that it may be any period.
    """
    day = ended_on(audit, run) or began_on(audit, run)
    return day is None or (day <= until and (after is None or day > after))
