"""SEQ003: the results of an internal audit reach no management review before the external audit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import (
    ended_on,
    is_done,
    is_of_certification_body,
    reported_on,
)
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.certification.year import (
    begins,
    is_ahead,
    is_lapsed,
    start_field_of,
    visit_before,
    visit_of,
    without_a_day,
)
from isms_lint_iso27001.derive.review.audits_considered import taken_up_by
from isms_lint_iso27001.derive.review.planned import is_review_planned_by
from isms_lint_iso27001.derive.review.reviews import held_reviews, may_be_held_in


@rule(
    code="SEQ003",
    name="audit-never-reviewed",
    kinds={"external-audit"},
    scope=REGISTER,
    clauses=("9.3.2 d3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "reported": "reported on {day}, after the review of {held_on} and before {external} on"
        " {start}: no review {considers} these results before the certification body {comes}",
        "ended": "fieldwork ended on {day}, after the review of {held_on} and before {external} on"
        " {start}: no review {considers} these results before the certification body {comes}",
    },
    needs={"audit", "management-review"},
    related=(
        "SEQ002",
        "SEQ006",
    ),
)
def check(external: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An internal audit falls between the last review and the certification body's audit.

    What it checks
        For each audit of the certification body, done or planned: no internal audit was reported
        (or, without a report, ended) after the last review before it. Only audits since the end of
        the body's audit before count. The finding stands on the internal audit.
    Why it matters
        The body reads the audit report and looks for it in the minutes. It is not there, because it
        could not be.
    How to fix
        Hold a supplementary review before the external audit that takes the results up.
    Not reported
        Where a review is still planned between now and the external audit, in a record of its own
        or as `next_on` of the last one. An external audit that is over, where a later review took
        the internal audit up: nothing is left to do. Audits reported on the day of the last review,
        and after the external audit began. Customers' audits, cancelled ones, postponed ones
        without a new day ahead; special and transition audits, and a first stage, which the second
        one follows. Internal audits of another standard alone. An external audit without any review
        before it is another matter. One without a day is not evaluated; nor is one before which a
        review may have been held whose status is no known word (REF006).
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        ---
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-10-22
        ---
        kind: external-audit
        id: SURV-2
        type: surveillance
        status: planned
        start: 2026-11-24
    Good
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-10-22
        ---
        kind: management-review
        records:
          - {id: MR-1, status: held, held_on: 2026-10-08}
          - {id: MR-2, status: held, held_on: 2026-11-12}
        ---
        kind: external-audit
        id: SURV-2
        type: surveillance
        status: planned
        start: 2026-11-24
    """
    visit = visit_of(external, run)
    if visit is None:
        doubt = without_a_day(external)
        if doubt is not None and is_of_certification_body(external):
            yield doubt
        return
    if not visit.is_regular:
        return
    start = visit.start
    held = run.derive(held_reviews)
    index = bisect_right(held, start, key=lambda one: one.day)
    if not index or (run.as_of < start and is_review_planned_by(start, run)):
        return
    review = held[index - 1]
    before = visit_before(visit, run)
    since = review.day if before is None else max(review.day, before.end)
    is_over = visit.end < run.as_of
    later = [one for one in held[index:] if one.day <= run.as_of]
    comes = "was to come" if is_lapsed(visit, run) else "came"
    comes = "comes" if is_ahead(visit, run) else comes
    unread = may_be_held_in(review.day, run.as_of if is_over else start, run)
    for audit in _between(since, start, run):
        report, end = reported_on(audit, run), ended_on(audit, run)
        is_reported = report is not None and report < start
        day = report if is_reported else end
        if day is None or not since < day < start or day > run.as_of:
            continue
        if is_over and taken_up_by(later, audit, run):
            continue
        if unread:
            yield NotEvaluated(unread)
            return
        yield Report(
            "reported" if is_reported else "ended",
            ("reported_on",) if is_reported else ("fieldwork", "end"),
            record=audit,
            related=(
                Related(review.review, ("held_on",), f"the last review before: {review.day}"),
                Related(
                    external, start_field_of(visit, run), f"{external.id} {begins(visit, run)}"
                ),
            ),
            day=day,
            held_on=review.day,
            external=external.id,
            start=start,
            considers="considers" if is_ahead(visit, run) else "considered",
            comes=comes,
        )


def _between(since: date, until: date, run: Pass) -> list[Record]:
    """The audits that ended or were reported after `since` and before `until`, by id."""
    days = run.derive(_days)
    first = bisect_right(days, since, key=lambda one: one[0])
    last = bisect_left(days, until, key=lambda one: one[0])
    return sorted({audit for _, audit in days[first:last]}, key=lambda one: one.id)


def _days(run: Pass) -> list[tuple[date, Record]]:
    """The day each internal audit ended and that of its report (a derivation)."""
    found = [
        (day, audit)
        for audit in run.register.of("audit")
        if is_done(audit) and is_audit_of_isms(audit, run)
        for day in (ended_on(audit, run), reported_on(audit, run))
        if day is not None
    ]
    return sorted(found, key=lambda one: (one[0], one[1].id))
