"""The audit with which the internal audits of a year begin."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, reported_on
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.certification.year import certification_year, regular_visits


def year_opener(run: Pass) -> Record | None:
    """The first internal audit of the ISMS in the last year in which one began (a derivation).

    Years are certification years; without an audit of the certification body, calendar years. An
    audit without its first day stands at the nearest day on record. One that began while the body
    was there belongs to no year.
    """
    begun = [
        (day, audit)
        for audit in run.register.of("audit")
        if has_begun(audit, run) is True
        and is_audit_of_isms(audit, run)
        and (day := day_of(audit, run)) is not None
        and day <= run.as_of
    ]
    last = None
    opener = None
    for day, audit in sorted(begun, key=lambda one: (one[0], one[1].id)):
        year = _year(day, run)
        if year is not None and year != last:
            last, opener = year, audit
    return opener


def day_of(audit: Record, run: Pass) -> date | None:
    """The first day of fieldwork, else the nearest day on record."""
    return began_on(audit, run) or ended_on(audit, run) or reported_on(audit, run)


def _year(day: date, run: Pass) -> object:
    """Something that is the same for all days of a year."""
    return certification_year(day, run) if run.derive(regular_visits) else day.year
