"""Internal audits: those that are planned, and the next one by the interval where none is (9.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from isms_lint.offers.due import Due, Undated
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.calendar.running_since import running_since, why_unknown
from isms_lint_iso27001.derive.due.acting import leading, leads_of, together
from isms_lint_iso27001.derive.due.words import both, called, months, said
from isms_lint_iso27001.derive.programme.audit_interval import AuditEnds, next_audit
from isms_lint_iso27001.derive.programme.planned import PlannedAudit, planned_audits
from isms_lint_iso27001.derive.text.status_words import why_unread

WHAT = "internal-audit"
_NOTHING = "no internal audit is on record as done"


def internal_audits(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    planned = [one for one in run.derive(planned_audits) if one.is_internal]
    for one in planned:
        yield _planned(one, run)
    days = [one.day for one in planned if one.day is not None and one.day >= run.as_of]
    yield from _by_interval(min(days, default=date.max), run)


def _planned(one: PlannedAudit, run: Pass) -> Due | Undated:
    unread = why_unread(one.audit, run, f"{one.name}'s") if one.audit is not None else ""
    if one.day is None:
        return Undated(WHAT, undated(one), one.record, one.at)
    if unread and one.day < run.as_of:
        return Undated(WHAT, said(unread), one.audit, ("status",))
    return Due(
        one.day,
        WHAT,
        both(f"Internal audit {name_of(one)}", f"Internes Audit {name_of(one)}"),
        why_planned(one),
        one.record,
        one.at,
        auditors(one, run),
        "PRG007",
    )


def name_of(one: PlannedAudit) -> str:
    """What a planned audit is called."""
    return called(one.audit) if one.audit is not None else one.name


def undated(one: PlannedAudit) -> Mapping[str, str]:
    """That its day is not on record."""
    return both(
        f"the day for which {one.name} is planned is missing or not a date",
        f"der Tag, für den {one.name} geplant ist, fehlt oder ist kein Datum",
    )


def why_planned(one: PlannedAudit) -> Mapping[str, str]:
    """Which plan the day comes from, and from which day it was moved."""
    en, de = f"planned in {one.record.id}", f"geplant in {one.record.id}"
    if one.moved_from is not None:
        en, de = f"{en}, moved from {one.moved_from}", f"{de}, verschoben vom {one.moved_from}"
    elif one.audit is not None and one.audit.text("status") == "postponed":
        en, de = f"{en} and put off without a new day", f"{de} und ohne neuen Tag verschoben"
    return both(en, de)


def auditors(one: PlannedAudit, run: Pass) -> tuple[Record, ...]:
    """Who leads a planned audit, else who manages the programme, else who leads the system."""
    on = one.day or run.as_of
    named = [*one.leads, *(leads_of(one.audit) if one.audit is not None else ())]
    return together(on, run, named) or leading(on, run, one.record.get("manager"))


def _by_interval(planned: date, run: Pass) -> Iterator[Due | Undated]:
    """The audit that the interval asks for, unless one is `planned` by then."""
    known = run.derive(AuditEnds)
    start = run.derive(running_since)
    if known.ends:
        last = known.ends[-1]
        since, ended = last.audit, last.day
        words = both(f"after {since.id}, which ended on {ended}", f"nach {since.id}, Ende {ended}")
        unclear = known.doubt
    else:
        unclear = known.doubt or why_unknown(_NOTHING, "9.2.2", start, run)
        if start is None:
            if unclear is not None:
                yield Undated(WHAT, said(unclear.reason), run.register.organization)
            return
        since, ended = start.record, start.day
        words = both(
            f"the first one; {start.words}", f"das erste; das System läuft seit {start.day}"
        )
    asked = next_audit(ended, run)
    if planned <= asked.due:
        return
    if unclear is not None:
        yield Undated(WHAT, said(unclear.reason), since)
        return
    interval = months(asked.limit)
    yield Due(
        asked.due,
        WHAT,
        both("Next internal audit by the interval", "Nächstes internes Audit nach dem Intervall"),
        {language: f"{interval[language]}, {words[language]}" for language in words},
        asked.record or since,
        asked.path if asked.record is not None else (),
        leading(asked.due, run),
        "PRG006",
    )
