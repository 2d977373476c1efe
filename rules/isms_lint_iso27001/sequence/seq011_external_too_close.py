"""SEQ011: review and internal audit leave time before the certification body comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_open as is_open_action
from isms_lint_iso27001.derive.audit.audits import ended_on, is_done, is_of_certification_body
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.certification.year import (
    begins,
    start_field_of,
    visit_of,
    visits_to_judge,
    without_a_day,
)
from isms_lint_iso27001.derive.finding.nonconformities import is_open
from isms_lint_iso27001.derive.review.reviews import held_reviews, series_of
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="SEQ011",
    name="external-too-close",
    kinds={"external-audit"},
    scope=REGISTER,
    clauses=("9.3.3",),
    basis=Basis.GUIDANCE,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "close": "{begins}; less than {days} before, {late}: little time to act on the results",
    },
    options={
        "lead_days": {
            "type": "integer",
            "minimum": 1,
            "default": 14,
            "description": "Days between review or internal audit and the external audit.",
        },
    },
    related=("SEQ003", "SEQ006"),
)
def check(external: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Review and internal audit leave time before the certification body comes.

    What it checks
        Whether the management review, and the end of each internal audit, lie at least 14 days
        before the audit of the certification body begins. The next audit of the body and the last
        one are judged.
    Why it matters
        Review and audit lead to actions. Where the body comes days later, it finds results on which
        nobody had the time to act.
    How to fix
        Next year, plan both some weeks earlier. For now, have ready who does what by when.
    Not reported
        A surveillance audit before which nothing is open: no nonconformity, no corrective action.
        What is only planned. Internal audits of another standard alone. A supplementary review of a
        series whose earlier part was in time. Special and transition audits, first stages,
        customers' audits, cancelled ones. An audit without a day is not evaluated.
    Bad
        kind: management-review
        id: MR-2026
        status: held
        held_on: 2026-11-18
        ---
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: planned
        start: 2026-11-24
    Good
        kind: management-review
        id: MR-2026
        status: held
        held_on: 2026-11-10
        ---
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: planned
        start: 2026-11-24
    """
    visit = visit_of(external, run)
    if visit is None:
        doubt = without_a_day(external)
        if doubt is not None and is_of_certification_body(external):
            yield doubt
        return
    start, days = visit.start, run.options["lead_days"]
    if visit not in run.derive(visits_to_judge):
        return

    def is_close(day: date | None) -> bool:
        return day is not None and day <= run.as_of and 0 <= (start - day).days < days

    late = [
        Related(audit, ("fieldwork", "end"), f"{audit.id} ended on {day}")
        for audit in run.register.of("audit")
        if is_close(day := ended_on(audit, run)) and is_done(audit) and is_audit_of_isms(audit, run)
    ]
    late.extend(
        Related(one.review, ("held_on",), f"{one.review.id} was held on {one.day}")
        for one in run.derive(held_reviews)
        if is_close(one.day) and not _has_earlier_part(one.review, one.day, run)
    )
    is_surveillance = external.text("type") == "surveillance"
    if not late or (is_surveillance and not _is_anything_open(min(start, run.as_of), run)):
        return
    yield Report(
        "close",
        start_field_of(visit, run),
        related=tuple(late),
        about=[one.record.id for one in late],
        begins=begins(visit, run),
        days=counted(days, "day"),
        late=list_of([one.message for one in late]),
    )


def _has_earlier_part(review: Record, day: date, run: Pass) -> bool:
    """Whether another review of its series was held before: the later one only adds to it."""
    series = series_of(review)
    return bool(series) and any(
        one.day < day and series_of(one.review) == series for one in run.derive(held_reviews)
    )


def _is_anything_open(day: date, run: Pass) -> bool:
    return any(is_open(one, day, run) for one in run.register.of("nonconformity")) or any(
        is_open_action(one, day, run) for one in run.register.of("corrective-action")
    )
