"""MRV015: a management review leaves out the results of an audit."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import (
    audits_reported_undated,
    may_be_reported_in,
    reported_in,
)
from isms_lint_iso27001.derive.review.audits_considered import FIELD, is_ever_taken_up, taken_up_by
from isms_lint_iso27001.derive.review.inputs import is_addressed
from isms_lint_iso27001.derive.review.interval import looks_back_to
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="MRV015",
    name="audit-results-considered",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d3",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "left-out": "the input on audit results does not name {audits}, reported after {since}, up"
        " to {held_on}: that these results were considered cannot be shown",
    },
    related=(
        "SEQ001",
        "MRV024",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An audit was reported in the period of a review and is not named in its audit results.

    What it checks
        Every internal and external audit reported after the review before, up to this one, is named
        in `inputs.audit_results`: the audit or one of its findings among the references, or its id
        in the text. Reviews that share a `series` are read together, and a review counts only for
        audits reported by its day. The first review answers for one review interval.
    Why it matters
        Audit results are an input the standard names. An audit that no review took up informed the
        auditee at best; those who steer the system never saw it.
    How to fix
        Present the report in a supplementary review of the same series and name the audit there.
    Not reported
        Audits not reported by the day of the review. Reviews without any input on audit results:
        MRV002 says that. An audit whose report has no date is not evaluated.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-04-02
        ---
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-08-20
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: {summary: fewer findings, references: [AUD-1]}}
    Good
        kind: audit
        id: AUD-1
        status: reported
        reported_on: 2026-04-02
        ---
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-10-26
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: fewer findings in AUD-1 than in the year before}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    if not any(is_addressed(held.review, FIELD) for held in group.reviews):
        wait = awaited(group, run)
        if wait is not None:
            yield wait
        return
    since = looks_back_to(group, run)
    missing = [
        (day, audit)
        for day, audit in reported_in(since, group.held_on, run)
        if not taken_up_by(group.considered_by, audit, run, day)
    ]
    undated = [
        audit.id
        for audit in run.derive(audits_reported_undated)
        if may_be_reported_in(audit, since, group.held_on, run) and not is_ever_taken_up(audit, run)
    ]
    if undated:
        yield NotEvaluated(f"reported_on of {list_of(undated)} is missing or not a date")
    if missing:
        yield awaited(group, run) or Report(
            "left-out",
            ("inputs", FIELD),
            related=tuple(
                Related(audit, ("reported_on",), f"{audit.id} was reported on {day}")
                for day, audit in missing
            ),
            about=[audit.id for _, audit in missing],
            audits=list_of([audit.id for _, audit in missing]),
            since=since,
            held_on=group.held_on,
        )
