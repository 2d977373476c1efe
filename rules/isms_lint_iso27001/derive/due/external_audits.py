"""Audits of the certification body and of customers: planned ones, and those that a certificate asks
for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.offers.due import Due, Undated
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import is_of_certification_body
from isms_lint_iso27001.derive.certification.awaited import AHEAD, awaited_on
from isms_lint_iso27001.derive.certification.surveillance import surveillance, undated_visits
from isms_lint_iso27001.derive.document.named_information import PART_ONLY, named_information
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.internal_audits import name_of, undated, why_planned
from isms_lint_iso27001.derive.due.no_day import no_day
from isms_lint_iso27001.derive.due.words import both, called, said
from isms_lint_iso27001.derive.programme.planned import in_programmes, planned_audits
from isms_lint_iso27001.derive.text.status_words import why_unread
from isms_lint_iso27001.derive.text.words import list_of

WHAT = "external-audit"
_DECIDED = ("certificate", "decided_on")
_YEARS = 4
"""Years, this one among them, that are looked at: no certificate lasts longer than three."""


def external_audits(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    yield from _in_programmes(run)
    for audit in run.register.of("external-audit"):
        if audit.id not in run.derive(in_programmes):
            yield from _planned(audit, run)
    yield from _by_certificate(run)


def _in_programmes(run: Pass) -> Iterator[Due | Undated]:
    for one in run.derive(planned_audits):
        if one.is_internal:
            continue
        if one.day is None:
            yield Undated(WHAT, undated(one), one.record, one.at)
            continue
        yield Due(
            one.day,
            WHAT,
            both(f"External audit {name_of(one)}", f"Externes Audit {name_of(one)}"),
            why_planned(one),
            one.record,
            one.at,
            leading(one.day, run, one.record.get("manager")),
            "PRG007",
        )


def _planned(audit: Record, run: Pass) -> Iterator[Due | Undated]:
    unread = why_unread(audit, run, f"{audit.id}'s")
    day = awaited_on(audit, run)
    if unread:
        yield Undated(WHAT, said(unread), audit, ("status",))
    elif day is None and audit.text("status") in AHEAD:
        yield Undated(
            WHAT,
            both(
                f"{audit.id} is {audit.text('status')}, and no day that is ahead is on record",
                f"{audit.id} hat keinen künftigen Tag: der Status ist {audit.text('status')}",
            ),
            audit,
            ("planned_on",),
        )
    elif day is not None:
        is_body = is_of_certification_body(audit)
        yield Due(
            day,
            WHAT,
            both(f"External audit {called(audit)}", f"Externes Audit {called(audit)}"),
            both("planned with the certification body", "mit der Zertifizierungsstelle geplant")
            if is_body
            else both("planned", "geplant"),
            audit,
            ("start",) if run.date(audit, "start") is not None else ("planned_on",),
            leading(day, run, audit.get("owner")),
        )


def _by_certificate(run: Pass) -> Iterator[Due | Undated]:
    """The visits that a certificate asks for, where none is held or planned."""
    organization = run.register.organization
    if organization is None or not organization.get("certificate"):
        return
    decided = run.date(organization, *_DECIDED)
    if decided is None:
        yield no_day(WHAT, organization, *_DECIDED)
        return
    found = list(_asked_for(organization, decided, run))
    unclear = [one.id for one in undated_visits(run)]
    if (
        found
        and not run.register.of("external-audit")
        and not run.derive(named_information).is_whole
    ):
        why = f"no audit of the certification body is on record, and {PART_ONLY}"
        yield Undated(WHAT, said(why), organization, _DECIDED)
    elif found and unclear:
        why = f"when {list_of(unclear)} took place is not on record"
        yield Undated(WHAT, said(why), organization, _DECIDED)
    else:
        yield from found


def _asked_for(organization: Record, decided: date, run: Pass) -> Iterator[Due]:
    asked = surveillance(decided, run)
    words = both(f"certified on {decided}", f"zertifiziert am {decided}")
    if asked.first_by is not None and asked.lacks_first:
        yield Due(
            asked.first_by,
            WHAT,
            both("First surveillance audit", "Erstes Überwachungsaudit"),
            both(
                f"within 12 months; {words['en']}, none on record as held, none planned ahead",
                f"innerhalb von 12 Monaten; {words['de']}, keines als durchgeführt festgehalten,"
                " keines in Aussicht",
            ),
            organization,
            _DECIDED,
            leading(asked.first_by, run),
            "EXT001",
        )
        return
    expires = run.date(organization, "certificate", "expires_on")
    last = run.as_of.year + (_YEARS if expires is not None else 1)
    for year in asked.unvisited(last if expires is None else min(last, expires.year)):
        due = date(year, 12, 31)
        yield Due(
            due,
            WHAT,
            both(f"Surveillance audit of {year}", f"Überwachungsaudit {year}"),
            both(
                f"one in each calendar year; {words['en']}, none on record as held in {year}, none"
                " planned ahead",
                f"eines in jedem Kalenderjahr; {words['de']}, {year} keines als durchgeführt"
                " festgehalten, keines in Aussicht",
            ),
            organization,
            (*_DECIDED, str(year)),
            leading(due, run),
            "EXT001",
        )
