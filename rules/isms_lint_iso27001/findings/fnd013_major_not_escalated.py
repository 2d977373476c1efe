"""FND013: top management hears of a major nonconformity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.grades import is_from_outside, unclear_grade
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    is_withdrawn,
)
from isms_lint_iso27001.derive.people.reported_to import recipients
from isms_lint_iso27001.derive.people.top_management import top_management_on
from isms_lint_iso27001.derive.review.inputs import told_to, was_shown_whole
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, may_be_held_in, review_groups
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import counted, list_of

_INPUT = "nonconformities"


@rule(
    code="FND013",
    name="major-not-escalated",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=(
        "9.2.2 c",
        "5.3 b",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "silent": (
            "raised on {raised_on}, and no report of it to top management by"
            " {until} is on record; {review}"
        ),
        "late": (
            "raised on {raised_on}, and top management was told on {told_on}, {days} after; the"
            " limit is {limit}"
        ),
    },
    options={
        "escalate_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days in which top management hears of it.",
        }
    },
    needs={"organization"},
    related=(
        "AUD008",
        "MRV018",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Top management hears of a major nonconformity.

    What it checks
        Whether a major nonconformity of the organization's own was reported to a member of top
        management within 30 days (its `reported_to` and `reported_on`), or with the results of its
        audit, or was presented in the next management review.
    Why it matters
        A failure of the system that stays in a tracker is one nobody with authority knows of.
    How to fix
        Report it, and record to whom and when: `reported_to` and `reported_on`.
    Not reported
        Reports to any member of top management, or to somebody who holds a role that belongs to it.
        Reports of the audit to them, late ones too: AUD009 speaks of the delay. The first 30 days.
        Findings of a certification body or a customer, who report to management themselves. Where
        none of the declared grades is known to be the major one, or a review since may have been
        held whose status is no known word (REF006), it is not evaluated.
    Bad
        {kind: organization, id: org, top_management: [ana]}
        ---
        {kind: person, id: ana}
        ---
        kind: nonconformity
        id: NC-1
        grade: major
        raised_on: 2026-07-17
    Good
        {kind: organization, id: org, top_management: [ana]}
        ---
        {kind: person, id: ana}
        ---
        kind: nonconformity
        id: NC-1
        grade: major
        raised_on: 2026-07-17
        reported_to: [ana]
        reported_on: 2026-07-20
    """
    unclear = unclear_grade(nc, run)
    if is_withdrawn(nc) or is_from_outside(nc) or not (is_major(nc, run) or unclear):
        return
    raised_on = run.date(nc, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or cannot be read as a date")
        return
    until = add_days(raised_on, run.options["escalate_days"])
    if until >= run.as_of:
        return
    told = _told(nc, raised_on, until, run)
    groups = run.derive(review_groups)
    place = bisect_left(groups, raised_on, key=lambda one: one.held_on)
    group = groups[place] if place < len(groups) else None
    if told is True or (group is not None and _is_presented(nc, group, run)):
        return
    if isinstance(told, NotEvaluated):
        yield told
        return
    told_on = _told_late_on(nc, until, run)
    if unclear:
        yield unclear
    elif told_on is not None:
        yield Report(
            "late",
            ("reported_on",),
            raised_on=raised_on,
            told_on=told_on,
            days=counted((told_on - raised_on).days, "day"),
            limit=counted(run.options["escalate_days"], "day"),
        )
    else:
        latest = run.as_of if group is None else group.held_on
        unread = may_be_held_in(add_days(raised_on, -1), latest, run)
        yield NotEvaluated(unread) if unread else _silent(raised_on, until, group)


def _silent(raised_on: date, until: date, group: ReviewGroup | None) -> Report:
    return Report(
        "silent",
        ("reported_to",),
        related=()
        if group is None
        else (Related(group.last, ("inputs", _INPUT), "it is not named here"),),
        raised_on=raised_on,
        until=until,
        review="no review has been held since"
        if group is None
        else f"{group.last.id} did not hear of it either",
    )


def _told_late_on(nc: Record, until: date, run: Pass) -> date | None:
    """The day after `until` on which a top manager was told of it."""
    day = run.date(nc, "reported_on")
    if day is None or not until < day <= run.as_of:
        return None
    persons, _ = recipients(nc, day, run)
    return None if persons.isdisjoint(top_management_on(day, run)) else day


def _told(nc: Record, raised_on: date, until: date, run: Pass) -> bool | NotEvaluated:
    """Whether a top manager was told, of it by `until` or of the audit it was raised in."""
    audit = run.register.find(nc.get("audit"), "audit")
    reports = [(nc, run.date(nc, "reported_on") or raised_on, until)]
    if audit is not None:
        reports.append((audit, run.date(audit, "reported_on") or raised_on, run.as_of))
    unknown: list[str] = []
    is_known = False
    for record, day, latest in reports:
        if day > latest:
            continue
        top = top_management_on(day, run)
        is_known = is_known or bool(top)
        persons, strangers = recipients(record, day, run)
        if not persons.isdisjoint(top):
            return True
        unknown.extend(quote(one) for one in strangers)
    if unknown:
        return NotEvaluated(f"{list_of(unknown)} is nobody on record")
    if not is_known and not top_management_on(until, run):
        return NotEvaluated(f"who belonged to top management on {until} is not on record")
    return False


def _is_presented(nc: Record, group: ReviewGroup, run: Pass) -> bool:
    """Whether the reviews heard of it: by its id, that of its action, or a whole register."""
    ids = (nc.id, *(action.id for action in corrective_actions_of(nc, run)))
    given = told_to(group, _INPUT, run)
    return was_shown_whole(group, _INPUT, run) or any(map(given.names, ids))
