"""MRV001: too much time went by between management reviews."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.calendar.running_since import running_since, why_unknown
from isms_lint_iso27001.derive.dates.intervals import Limit
from isms_lint_iso27001.derive.review.interval import review_interval
from isms_lint_iso27001.derive.review.reviews import (
    held_reviews,
    may_be_held_in,
    why_unclear,
)

_NOTHING = "no management review is on record as held"


@rule(
    code="MRV001",
    name="review-interval",
    kinds={"management-review", "organization"},
    scope=REGISTER,
    clauses=("9.3.1",),
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "gap": "the review before this one was held on {earlier}, and this one on {later}; it was due"
        " by {due}: reviews at planned intervals cannot be shown",
        "last": "the last review was held on {earlier}; the next was due by {due}: reviews at planned"
        " intervals cannot be shown",
        "never": f"{_NOTHING}, and {{since}}; the first was due by {{due}}: reviews at planned"
        " intervals cannot be shown",
    },
    options={
        "review_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
            "description": "Months between reviews where the organization declares no interval.",
        },
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days by which a review may be late.",
        },
    },
    related=(
        "MRV023",
        "PRG006",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """More time than the interval lies between two reviews, or has gone by since the last one.

    What it checks
        Between one held review and the next, and between the last one and the day of the run, lies
        no more than the interval in `intervals.management_review_months` of the organization, plus
        the days of grace. An interval the organization declared and did not keep is an error. Where
        it declares none, 12 months are assumed, and the finding is a warning. Where no review is on
        record as held, the time counts from the start of the earliest audit programme, or from the
        certificate.
    Why it matters
        The standard asks for reviews at planned intervals and leaves their length to the
        organization. What it planned is then what it is held to; a year is what certification
        bodies expect where nothing was planned.
    How to fix
        Hold the review that is due, or declare the interval that is really meant.
    Not reported
        Reviews that are late by no more than the grace. Planned and cancelled reviews are not held
        and close no gap. Reviews of different series count alike. Where none was ever held, a first
        one that is not due yet. A repository that holds less than half of the information the
        standard names (DOC001) and no held review, or evidence that says where the results are
        kept, is not evaluated; nor is a time in which a review may have been held whose status is no
        known word (REF006).
    Bad
        kind: organization
        id: alder
        intervals: {management_review_months: 6}
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-03-02
    Good
        kind: organization
        id: alder
        intervals: {management_review_months: 12}
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-03-02
    """
    if record.kind == "management-review":
        unclear = why_unclear(record, run)
        if unclear:
            yield NotEvaluated(unclear)
    held = run.derive(held_reviews)
    if not held:
        yield from _never(record, run)
        return
    interval = _interval(run)
    grace = run.options["grace_days"]
    place = run.derive(_places).get(record, 0)
    if place > 0:
        earlier, later = held[place - 1], held[place]
        due = add_months(earlier.day, interval.number)
        unread = may_be_held_in(earlier.day, later.day, run)
        if later.day > add_days(due, grace) and unread:
            yield NotEvaluated(unread)
        elif later.day > add_days(due, grace):
            related = Related(earlier.review, ("held_on",), f"the review before: {earlier.day}")
            yield Report(
                "gap",
                ("held_on",),
                related=(related,),
                severity=interval.severity,
                later=later.day,
                due=interval.by(due, "month", grace),
                earlier=earlier.day,
            )
    last = held[-1]
    due = add_months(last.day, interval.number)
    if last.review is record and run.as_of > add_days(due, grace):
        unread = may_be_held_in(last.day, run.as_of, run)
        yield (
            NotEvaluated(unread)
            if unread
            else Report(
                "last",
                ("held_on",),
                severity=interval.severity,
                due=interval.by(due, "month", grace),
                earlier=last.day,
            )
        )


def _interval(run: Pass) -> Limit:
    interval = review_interval(run)
    return Limit(interval.months, interval.declared)


def _never(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What there is to say where no review is known to have been held; once."""
    reviews = run.register.of("management-review")
    subjects = run.register.of("organization") or reviews
    if record is not subjects[0]:
        return
    start, interval, grace = run.derive(running_since), _interval(run), run.options["grace_days"]
    due = add_months(start.day, interval.number) if start is not None else run.as_of
    if start is not None and run.as_of <= add_days(due, grace):
        return
    if any(why_unclear(review, run) for review in reviews):
        yield NotEvaluated(_NOTHING)
        return
    unclear = why_unknown(_NOTHING, "9.3.3", start, run)
    if start is None or unclear is not None:
        yield unclear or NotEvaluated(_NOTHING)
        return
    declared = record.kind == "organization" and interval.declared
    yield Report(
        "never",
        ("intervals", "management_review_months") if declared else (),
        severity=interval.severity,
        related=(start.related,),
        since=start.words,
        due=interval.by(due, "month", grace),
    )


def _places(run: Pass) -> dict[Record, int]:
    """The place of each held review in their order."""
    return {held.review: place for place, held in enumerate(run.derive(held_reviews))}
