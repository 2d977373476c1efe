"""SEQ007: internal audit and management review are done before the first certification."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import reported_on
from isms_lint_iso27001.derive.audit.report_deadline import report_deadline
from isms_lint_iso27001.derive.audit.state import has_begun, is_reported
from isms_lint_iso27001.derive.certification.year import (
    Visit,
    begins,
    regular_visits,
    start_field_of,
    visit_of,
    visits_to_judge,
    without_a_day,
)
from isms_lint_iso27001.derive.clause.leaves import clause_leaves
from isms_lint_iso27001.derive.context.isms_scope import unseen_items
from isms_lint_iso27001.derive.programme.coverage import Audited, audited, day_of, undated_audits
from isms_lint_iso27001.derive.review.planned import planned_days
from isms_lint_iso27001.derive.review.reviews import held_reviews, why_unclear
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

_SECOND = frozenset({"stage-2", "certification"})
_NOT_BEGUN = "nothing has begun"


@rule(
    code="SEQ007",
    name="initial-certification-ready",
    kinds={"external-audit"},
    scope=REGISTER,
    clauses=("ISO/IEC 27006-1:2024", "ISO/IEC 17021-1:2015 9.3.1.2.2"),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "missing": "{begins}, and before it {gaps}{undone}",
        "planned": "{begins}, and so far {gaps}; what is missing is planned before it{awaited}",
        "stage-1": "{begins}, and {gaps}: by the first stage internal audit and review are"
        " planned and under way",
    },
    options={
        "ahead_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "description": "Days before the external audit from which what is only planned is"
            " warned of.",
        },
    },
    related=("PRG004", "SEQ006"),
)
def check(external: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Internal audit and management review are done before the first certification.

    What it checks
        Whether, before the second stage begins, internal audits were completed and reported that
        cover every clause of 4 to 10 and the scope, and a management review was held. The scope is
        what the scope statement names, else the processes on record. Where all that is missing is
        planned before it, the finding is a warning, from 90 days before on. An audit that is over
        and waits for its report counts as planned until the report is due (as for AUD009), and no
        longer; nor does one whose planned day has passed. The message names them. A first stage is
        content with an audit or a review that has begun, and the rest planned; that finding is a
        warning.
    Why it matters
        The body has to see that internal audit and review work before it certifies. Without them
        the second stage may end in a major nonconformity, or be put off.
    How to fix
        Audit what is missing, report it, and hold the review before the second stage; or move the
        second stage.
    Not reported
        Certifications that the body has decided on since. A process of which one control was
        audited; units, where no audit names one. Everything, where every clause and every
        applicable control was audited. A first stage once the second has begun. Audits that were
        completed on a day no record tells: that is not evaluated.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-09-14, end: 2026-09-16}
        reported_on: 2026-09-25
        scope: ["4-7"]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        ---
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: planned
        start: 2026-11-24
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-09-14, end: 2026-09-16}
        reported_on: 2026-09-25
        scope: [full-isms]
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        ---
        kind: external-audit
        id: STAGE-2
        type: stage-2
        status: planned
        start: 2026-11-24
    """
    type = external.text("type")
    if type not in _SECOND and type != "stage-1":
        return
    visit = visit_of(external, run)
    if visit is None:
        doubt = without_a_day(external)
        if doubt is not None:
            yield doubt
        return
    if type == "stage-1":
        if not any(visit.end <= one.start <= run.as_of for one in run.derive(regular_visits)):
            yield from _first_stage(visit, run)
    elif visit in run.derive(visits_to_judge) and not _is_decided(visit, run):
        yield from _second_stage(visit, run)


class _Gaps(NamedTuple):
    """What is missing: clauses, items of the scope, the review."""

    clauses: list[str]
    items: list[str]
    review: bool

    @property
    def names(self) -> list[str]:
        """Each of them, by id."""
        return [*self.clauses, *self.items, *(["management-review"] if self.review else [])]

    def words(self, audits: str, review: str, run: Pass) -> str:
        """`no internal audit ... covered ..., and no review ...`."""
        parts = []
        if self.clauses:
            count = f"{len(self.clauses)} of {len(run.derive(clause_leaves))} clauses"
            parts.append(f"{collapse_scope(self.clauses, run)} ({count})")
        if self.items:
            parts.append(f"{list_of(self.items)} of the scope")
        said = [f"{audits} {' or '.join(parts)}"] if parts else []
        return " and ".join([*said, review] if self.review else said)


def _gaps(audits: Iterable[Audited], review: bool, run: Pass) -> _Gaps:
    """What `audits` leave open, and whether the review is missing."""
    seen = frozenset(leaf for one in audits for leaf in one.items.touched)
    clauses = [leaf for leaf in run.derive(clause_leaves) if leaf not in seen]
    return _Gaps(clauses, unseen_items(seen, run), review)


def _is_documented(one: Audited, start: date, run: Pass) -> bool:
    """Whether an audit was completed, and its results were reported when the second stage began."""
    day = reported_on(one.audit, run) or one.day
    return one.done and is_reported(one.audit, run) and day <= min(start, run.as_of)


def _is_ahead(one: Audited, run: Pass) -> bool:
    """Whether an audit is still planned or under way, or waits for a report that is not late yet."""
    if one.done:
        return _waits_for_report(one, run)
    return one.day >= run.as_of or has_begun(one.audit, run) is True


def _waits_for_report(one: Audited, run: Pass) -> bool:
    """Whether an audit is over, and its report is neither there nor late."""
    deadline = report_deadline(one.audit, run)
    in_time = deadline is not None and run.as_of <= deadline.latest
    return one.done and in_time and not is_reported(one.audit, run)


def _undone(one: Audited, run: Pass) -> str:
    """Why an audit does not count, though its day is past."""
    reported = reported_on(one.audit, run)
    if not one.done:
        return f"{one.audit.id} was planned for {one.day}, and is not on record as done"
    if reported is not None:
        return f"{one.audit.id} was reported on {reported}"
    return f"{one.audit.id} ended on {one.day}, and is not reported"


def _second_stage(visit: Visit, run: Pass) -> Iterator[Report | NotEvaluated]:
    start = visit.start
    before = [one for one in run.derive(audited) if one.day <= start]
    gaps = _gaps(
        [one for one in before if _is_documented(one, start, run)],
        not any(one.day <= min(start, run.as_of) for one in run.derive(held_reviews)),
        run,
    )
    if not any(gaps):
        return
    unclear = _unclear(gaps, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    ahead = start > run.as_of
    review_planned = any(day <= start for day in run.derive(planned_days))
    kept = [one for one in before if _is_documented(one, start, run) or _is_ahead(one, run)]
    is_planned = ahead and not any(_gaps(kept, gaps.review and not review_planned, run))
    if is_planned and start > add_days(run.as_of, run.options["ahead_days"]):
        return
    undone = [
        one
        for one in before
        if one not in kept and not one.items.touched.isdisjoint([*gaps.clauses, *gaps.items])
    ]
    undone = [one for one in undone if one.audit.kind == "audit"]
    said = [_undone(one, run) for one in undone]
    waiting = [
        f"the report of {one.audit.id}, which ended on {one.day}, is still to come"
        for one in kept
        if _waits_for_report(one, run)
    ]
    yield Report(
        "planned" if is_planned else "missing",
        start_field_of(visit, run),
        severity=Severity.WARNING if is_planned else None,
        related=tuple(
            Related(one.audit, ("status",), words)
            for one, words in zip(undone, said, strict=True)
            if not is_planned
        ),
        about=gaps.names,
        begins=begins(visit, run),
        undone=f"; {list_of(said, 3)}" if said else "",
        awaited=f"; {list_of(waiting, 3)}" if waiting else "",
        gaps=gaps.words("no reported internal audit covers", "no management review was held", run),
    )


def _first_stage(visit: Visit, run: Pass) -> Iterator[Report | NotEvaluated]:
    start = visit.start
    held = run.derive(held_reviews)
    gaps = _gaps(run.derive(audited), not held and not run.derive(planned_days), run)
    begun = any(one.day <= start for one in held) or any(
        (start > run.as_of or has_begun(audit, run) is True)
        and (day := day_of(audit, run)) is not None
        and day <= start
        for audit in run.register.of("audit")
    )
    if begun and not any(gaps):
        return
    unclear = _unclear(gaps, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    words = gaps.words(
        "no internal audit, done or planned, covers", "no management review is planned", run
    )
    yield Report(
        "stage-1",
        start_field_of(visit, run),
        severity=Severity.WARNING,
        about=[*([] if begun else [_NOT_BEGUN]), *gaps.names],
        begins=begins(visit, run),
        gaps=" and ".join(part for part in ("" if begun else _NOT_BEGUN, words) if part),
    )


def _is_decided(visit: Visit, run: Pass) -> bool:
    """Whether the body took its decision: what it saw was enough."""
    organization = run.register.organization
    days = [run.date(visit.audit, "decided_on")]
    if organization is not None:
        days.append(run.date(organization, "certificate", "decided_on"))
    return any(day is not None and visit.start <= day <= run.as_of for day in days)


def _unclear(gaps: _Gaps, run: Pass) -> str:
    """Why it cannot be told whether the gaps are any; empty where it can."""
    undated = [
        audit.id
        for audit, touched in run.derive(undated_audits)
        if not touched.isdisjoint([*gaps.clauses, *gaps.items])
    ]
    if undated:
        return f"when {list_of(undated)} took place is not on record"
    reviews = [one.id for one in run.register.of("management-review") if why_unclear(one, run)]
    if gaps.review and reviews:
        return f"when {list_of(reviews)} was held is not on record"
    return ""
