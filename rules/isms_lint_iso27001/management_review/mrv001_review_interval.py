"""MRV001: too much time went by between management reviews."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.grace import grace_ended
from isms_lint_iso27001.derive.review_interval import review_interval
from isms_lint_iso27001.derive.reviews import held_reviews, why_unclear


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
        "gap": "held on {later}, but due by {due}, {interval} after the review of {earlier}{grace}:"
        " reviews at planned intervals cannot be shown",
        "last": "the last review was held on {earlier}; the next was due by {due}, {interval}"
        " later{grace}: reviews at planned intervals cannot be shown",
    },
    options={
        "review_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months between reviews where the organization declares no interval.",
        },
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days by which a review may be late.",
        },
    },
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """More time than the interval lies between two reviews, or has gone by since the last one.

    What it checks
        Between one held review and the next, and between the last one and the day of the run, lies
        no more than the interval in `intervals.management_review_months` of the organization, plus
        the days of grace. An interval the organization declared and did not keep is an error. Where
        it declares none, 12 months are assumed, and the finding is a warning.
    Why it matters
        The standard asks for reviews at planned intervals and leaves their length to the
        organization. What it planned is then what it is held to; a year is what certification
        bodies expect where nothing was planned.
    How to fix
        Hold the review that is due, or declare the interval that is really meant.
    Not reported
        Reviews that are late by no more than the grace. Planned and cancelled reviews are not held
        and close no gap. Reviews of different series count alike. A repository without any held
        review is not evaluated.
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
        subjects = run.register.of("organization") or run.register.of("management-review")
        if record is subjects[0]:
            yield NotEvaluated("no management review is on record as held")
        return
    interval = review_interval(run)
    grace = run.options["grace_days"]
    words = f"{interval.months} months"
    if not interval.declared:
        words += " (the usual time; `intervals.management_review_months` is not set)"
    severity = None if interval.declared else Severity.WARNING
    place = run.derive(_places).get(record, 0)
    if place > 0:
        earlier, later = held[place - 1], held[place]
        due = add_months(earlier.day, interval.months)
        if later.day > add_days(due, grace):
            related = Related(earlier.review, ("held_on",), f"the review before: {earlier.day}")
            yield Report(
                "gap",
                ("held_on",),
                related=(related,),
                severity=severity,
                later=later.day,
                due=due,
                interval=words,
                earlier=earlier.day,
                grace=grace_ended(due, grace),
            )
    last = held[-1]
    due = add_months(last.day, interval.months)
    if last.review is record and run.as_of > add_days(due, grace):
        yield Report(
            "last",
            ("held_on",),
            severity=severity,
            due=due,
            interval=words,
            earlier=last.day,
            grace=grace_ended(due, grace),
        )


def _places(run: Pass) -> dict[Record, int]:
    """The place of each held review in their order."""
    return {held.review: place for place, held in enumerate(run.derive(held_reviews))}
