"""SEQ002: a management review was held while an audit was under way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import (
    began_on,
    is_done,
    is_over,
    is_reported_undated,
    reported_on,
    start_field,
)
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.review.audits_considered import FIELD, taken_up_by, takes_up
from isms_lint_iso27001.derive.review.inputs import is_interim
from isms_lint_iso27001.derive.review.reviews import (
    Held,
    ReviewGroup,
    awaited,
    group_of,
    held_reviews,
)


@rule(
    code="SEQ002",
    name="audit-spans-review",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.3.2 d3",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "reported-later": "fieldwork began on {start} and was reported on {reported}; the review of"
        " {held_on} lies between: {so}",
        "unreported": "fieldwork began on {start} and no report is on record; the review of"
        " {held_on} came in the meantime: {so}",
    },
    needs={"management-review"},
    related=(
        "SEQ001",
        "SEQ003",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A review was held after the fieldwork of an audit had begun and before it was reported.

    What it checks
        The first review held on or after the first day of fieldwork is not held before the audit is
        reported. That is cured where a later review of the same series, held when the report was
        there, takes it up: where the audit or one of its findings is named in the audit results of
        the series.
    Why it matters
        The review decided while results were on their way. They wait for the next one, often a
        year; an assessor may ask why nobody waited two weeks.
    How to fix
        Report the audit, and take it up in a supplementary review of the same series.
    Not reported
        Audits reported on the day of the review. A review that took up the audit's results as
        `interim`. Reviews after the first one: an audit that is never reported does not come up
        again at each of them. Planned, postponed and cancelled audits, and those of another
        standard alone. Where the days are missing, or the series still has a planned review, the
        audit is not evaluated.
    Bad
        kind: audit
        id: AUD-2
        status: reported
        fieldwork: {start: 2026-10-05, end: 2026-10-12}
        reported_on: 2026-10-26
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    Good
        kind: audit
        id: AUD-2
        status: reported
        fieldwork: {start: 2026-09-21, end: 2026-09-25}
        reported_on: 2026-10-08
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
    """
    if not is_done(audit) or not is_audit_of_isms(audit, run):
        return
    start = began_on(audit, run)
    report = reported_on(audit, run)
    held = run.derive(held_reviews)
    if start is None:
        if held and (report is None or held[0].day < report):
            yield NotEvaluated("fieldwork.start is missing or not a date")
        return
    index = bisect_left(held, start, key=lambda one: one.day)
    if index == len(held):
        return
    spanned = held[index]
    if report is not None and report <= spanned.day:
        return
    if is_interim(spanned.review, FIELD) and takes_up(spanned.review, audit, run):
        return
    if is_reported_undated(audit, run):
        yield NotEvaluated("reported_on is missing or not a date")
        return
    group = group_of(spanned.review, run)
    if report is not None and _is_cured(audit, group, report, run):
        return
    wait = None if group is None else awaited(group, run)
    if wait is not None:
        yield wait
        return
    yield Report(
        "unreported" if report is None else "reported-later",
        start_field(audit),
        related=(
            Related(spanned.review, ("held_on",), f"{spanned.review.id} was held on {spanned.day}"),
        ),
        start=start,
        reported=report,
        held_on=spanned.day,
        so=_so(audit, spanned, run),
    )


def _so(audit: Record, spanned: Held, run: Pass) -> str:
    """What the review had of the audit: where the fieldwork was over, or the minutes name the audit,
    something may have been told, and only the report came too late.
    """
    if is_over(audit, spanned.day, run) or takes_up(spanned.review, audit, run):
        return "its report cannot have been considered"
    return "it had no results of this audit to consider"


def _is_cured(audit: Record, group: ReviewGroup | None, report: date, run: Pass) -> bool:
    """Whether the series went on until the report was there, and names the audit."""
    if group is None or group.held_on < report:
        return False
    return taken_up_by(group.reviews, audit, run)
