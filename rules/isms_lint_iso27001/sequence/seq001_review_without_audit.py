"""SEQ001: a management review was held without the results of an internal audit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import (
    audits_reported,
    audits_reported_undated,
    is_over,
    may_be_reported_in,
    reported_in,
    start_field,
    under_way,
)
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.review.audits_considered import interim_of, taken_up_by
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, awaited, group_ended_by
from isms_lint_iso27001.derive.text.words import list_of

_MOST_RUNNING = 3


@rule(
    code="SEQ001",
    name="review-without-audit",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "none": "no internal audit was reported {period}: {so}",
        "interim-only": "only interim results of {others} were presented; no internal audit was"
        " reported {period}, and the review of {held_on} had no other audit results to consider",
        "others-only": "no internal audit was reported {period}; the review of {held_on} had only"
        " {others} to consider",
    },
    related=(
        "SEQ002",
        "MRV015",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """No internal audit was reported between the review before and this one.

    What it checks
        In the period of a review, after the one before and up to its own day, at least one internal
        audit was reported. Reviews that share a `series` have one period, up to the last of them.
        Where other results were there (an external audit reported in the period, an earlier audit
        that the review names, or interim results of an audit under way that it says it took up),
        the finding is a warning. For the first review on record any earlier internal audit will do.
        Audits of another standard alone are none of these.
    Why it matters
        The standard does not say that the audit comes first; it says that audit results are an
        input. Without a report there is nothing to put in, so the order follows.
    How to fix
        Report the audit, then hold a supplementary review of the same series that takes it up. Next
        year, plan the audit before the review.
    Not reported
        An audit reported on the day of the review. A review cured by a later one of its series. An
        audit whose report has no date, in that period by its fieldwork: that is not evaluated; nor
        is a series of which a review is still planned.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-10-26
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    Good
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-10-08
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    covered = reported_in(group.after, group.held_on, run)
    if any(group.covers(day) and _is_internal(audit, run) for day, audit in covered):
        return
    wait = awaited(group, run)
    if wait is not None:
        yield wait
        return
    undated = [
        audit.id
        for audit in run.derive(audits_reported_undated)
        if _is_internal(audit, run) and may_be_reported_in(audit, group.after, group.held_on, run)
    ]
    if undated:
        yield NotEvaluated(f"reported_on of {list_of(undated)} is missing or not a date")
        return
    others = [
        audit.id
        for day, audit in run.derive(audits_reported)
        if day <= group.held_on
        and (
            (audit.kind == "external-audit" and group.covers(day))
            or taken_up_by(group.reviews, audit, run, day)
        )
    ]
    interim = [audit.id for audit in interim_of(group, run)]
    message = "others-only" if others else "interim-only" if interim else "none"
    if others and interim:
        others.append(f"interim results of {list_of(interim)}")
    yield Report(
        message,
        ("held_on",),
        related=_in_its_way(group, run),
        severity=None if message == "none" else Severity.WARNING,
        period=group.period,
        held_on=group.held_on,
        others=list_of(others or interim),
        so=_so(group, run),
    )


def _so(group: ReviewGroup, run: Pass) -> str:
    """What the review had of the audits of its period: of those whose fieldwork was over, and those
    the minutes name, something may have been told, and only the report came too late.
    """
    known = [
        audit.id
        for began, audit in under_way(group.held_on, run)
        if _is_internal(audit, run)
        and group.covers(began)
        and (is_over(audit, group.held_on, run) or taken_up_by(group.reviews, audit, run))
    ]
    if known:
        return f"the report of {list_of(known)} cannot have been considered on {group.held_on}"
    return f"the review of {group.held_on} had no audit results to consider"


def _in_its_way(group: ReviewGroup, run: Pass) -> tuple[Related, ...]:
    """The internal audits of the period that were under way, else the first reported too late."""
    running = [
        Related(
            audit, start_field(audit), f"{audit.id} was under way: its fieldwork began on {began}"
        )
        for began, audit in under_way(group.held_on, run)
        if group.covers(began) and _is_internal(audit, run)
    ]
    late = (
        Related(audit, ("reported_on",), f"{audit.id} was reported on {day}, after the review")
        for day, audit in run.derive(audits_reported)
        if day > group.held_on and _is_internal(audit, run)
    )
    return tuple(running[:_MOST_RUNNING]) or tuple(islice(late, 1))


def _is_internal(audit: Record, run: Pass) -> bool:
    return audit.kind == "audit" and is_audit_of_isms(audit, run)
