"""What the records say happened."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import is_closed, is_rejected
from isms_lint_iso27001.derive.action.initiation import begun_on
from isms_lint_iso27001.derive.audit.audits import began_on, ended_on, reported_on
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.certification.year import is_ahead, is_lapsed, regular_visits, visits
from isms_lint_iso27001.derive.dates.revisions import revised_on
from isms_lint_iso27001.derive.finding import nonconformities
from isms_lint_iso27001.derive.programme.coverage import day_of, is_completed
from isms_lint_iso27001.derive.programme.planned import took_place
from isms_lint_iso27001.derive.review.reviews import held_reviews
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.papers.certification_timeline.event import (
    AUDIT,
    CLOSED,
    OPENED,
    RAISED,
    REVIEW,
    RISK,
    STATEMENT,
    VISIT,
    Event,
    in_order,
)

_CROWD = 60
"""Days of one lane from which on those of one month stand together."""


class Happened(NamedTuple):
    """Everything up to the as-of day, in order; by what it is, how much happened on a day that is not
    on record.
    """

    events: tuple[Event, ...]
    undated: Mapping[str, int]


def happened(run: Pass) -> Happened:
    """What is on record as done."""
    undated = Counter[str]()
    found = (
        *_visits(run),
        *_audits(undated, run),
        *_reviews(run),
        *_risks(run),
        *_statements(run),
        *_findings(undated, run),
    )
    done = sorted((one for one in found if one.start <= run.as_of), key=in_order)
    return Happened(tuple(done), undated)


def _visits(run: Pass) -> Iterator[Event]:
    for visit in run.derive(visits):
        if not is_ahead(visit, run) and not is_lapsed(visit, run):
            yield Event(
                VISIT,
                "visit",
                visit.start,
                visit.end,
                (visit.audit,),
                reported=run.date(visit.audit, "reported_on"),
                decided=run.date(visit.audit, "decided_on"),
            )
    organization = run.register.organization
    decided_on = (
        None if organization is None else run.date(organization, "certificate", "decided_on")
    )
    if organization is not None and decided_on is not None:
        yield Event(VISIT, "decided", decided_on, decided_on, (organization,))


def _audits(undated: Counter[str], run: Pass) -> Iterator[Event]:
    """Internal audits from the first day of fieldwork to the last, those under way up to now."""
    for audit in run.register.of("audit"):
        if not took_place(audit) or not is_audit_of_isms(audit, run):
            continue
        day = day_of(audit, run)
        if day is None:
            undated["audit"] += 1
            continue
        start, end = began_on(audit, run) or day, ended_on(audit, run)
        if end is None:
            end = start if is_completed(audit, run) else max(start, run.as_of)
        what = "audit" if is_completed(audit, run) else "audit-under-way"
        reported = reported_on(audit, run)
        yield Event(AUDIT, what, start, max(start, end), (audit,), reported=reported)


def _reviews(run: Pass) -> Iterator[Event]:
    for day, review in run.derive(held_reviews):
        yield Event(REVIEW, "review", day, day, (review,))


def _risks(run: Pass) -> Iterator[Event]:
    for day, assessment in run.derive(assessments):
        start = run.date(assessment, "started_on") or day
        yield Event(RISK, "assessment", min(start, day), day, (assessment,))


def _statements(run: Pass) -> Iterator[Event]:
    """The Statement of Applicability and plans of treatment, as they were approved and confirmed."""
    for record in run.register.of("statement-of-applicability", "treatment-plan"):
        first = run.date(record, "approved_on")
        for day in dict.fromkeys(revised_on(record, run)):
            yield Event(STATEMENT, "approved" if day == first else "changed", day, day, (record,))
        for index, _ in record.items("reconfirmed"):
            confirmed = run.date(record, "reconfirmed", index, "on")
            if confirmed is not None:
                yield Event(STATEMENT, "confirmed", confirmed, confirmed, (record,))


def _findings(undated: Counter[str], run: Pass) -> Iterator[Event]:
    ncs = [one for one in run.register.of("nonconformity") if not nonconformities.is_withdrawn(one)]
    actions = [one for one in run.register.of("corrective-action") if not is_rejected(one)]
    closed = [
        *(one for one in ncs if nonconformities.is_closed(one, run.as_of, run)),
        *(one for one in actions if is_closed(one, run.as_of, run)),
    ]
    raised_on = ((run.date(one, "raised_on"), one) for one in ncs)
    yield from _together(RAISED, "raised", raised_on, undated, run)
    yield from _together(OPENED, "opened", ((begun_on(a, run), a) for a in actions), undated, run)
    closed_on = ((run.date(one, "closed_on"), one) for one in closed)
    yield from _together(CLOSED, "closed", closed_on, undated, run)


def _together(
    lane: str,
    what: str,
    dated: Iterable[tuple[date | None, Record]],
    undated: Counter[str],
    run: Pass,
) -> Iterator[Event]:
    """What happened on one day; in one month of one certification year, where there are many days."""
    by_day: dict[date, list[Record]] = {}
    for day, record in dated:
        if day is None:
            undated[what] += 1
        elif day <= run.as_of:
            by_day.setdefault(day, []).append(record)
    ends = [visit.end for visit in run.derive(regular_visits)]
    groups: dict[tuple[int, date], list[date]] = {}
    for day in sorted(by_day):
        key = day if len(by_day) <= _CROWD else day.replace(day=1)
        groups.setdefault((bisect_left(ends, day), key), []).append(day)
    for days in groups.values():
        found = tuple(record for day in days for record in by_day[day])
        yield Event(lane, what, days[0], days[-1], found)
