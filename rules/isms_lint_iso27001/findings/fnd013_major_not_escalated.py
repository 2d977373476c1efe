"""FND013: top management hears of a major nonconformity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of, is_major, is_withdrawn
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.review_inputs import cites
from isms_lint_iso27001.derive.reviews import review_groups
from isms_lint_iso27001.derive.top_management import top_management_on


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
            " {until} is on record, nor did {review}"
        )
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
        management within 30 days (its `reported_to`, or the report of its audit), or was presented
        in the next management review.
    Why it matters
        A failure of the system that stays in a tracker is one nobody with authority knows of.
    How to fix
        Report it, and record to whom and when: `reported_to` and `reported_on`.
    Not reported
        Reports to any member of top management, or to somebody who holds a role that belongs to it.
        The first 30 days. Findings of a certification body: it reports to management itself.
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
    if not is_major(nc) or is_withdrawn(nc) or not is_blank_answer(nc.get("external_audit")):
        return
    raised_on = run.date(nc, "raised_on")
    if raised_on is None:
        yield NotEvaluated("`raised_on` is missing or not a date")
        return
    until = add_days(raised_on, run.options["escalate_days"])
    if until >= run.as_of or _was_reported(nc, until, run):
        return
    group = next((one for one in run.derive(review_groups) if one.held_on >= raised_on), None)
    if group is not None and any(
        cites(one.review, "nonconformities", name)
        for one in group.considered_by
        for name in (nc.id, *(action.id for action in corrective_actions_of(nc, run)))
    ):
        return
    yield Report(
        "silent",
        ("reported_to",),
        raised_on=raised_on,
        until=until,
        review="a review since" if group is None else f"{group.last.id} hear of it",
    )


def _was_reported(nc: Record, until: date, run: Pass) -> bool:
    """Whether a top manager was told in time, of it or of the audit it was raised in."""
    audit = run.register.find(nc.get("audit"), "audit") or nc.parent
    for record in (nc, audit):
        if record is None:
            continue
        day = run.date(record, "reported_on")
        if day is None and record is nc:
            day = run.date(nc, "raised_on")
        if day is None or day > until:
            continue
        managers = top_management_on(day, run)
        for _, id in record.strings("reported_to"):
            if any(person.id in managers for person in run.people.holders(id, day)):
                return True
    return False
