"""SEQ006: a management review is held in the year before the certification body comes."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days, add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.certification.year import (
    begins,
    start_field_of,
    visit_of,
    visits_to_judge,
    without_a_day,
)
from isms_lint_iso27001.derive.document.named_information import why_not_here
from isms_lint_iso27001.derive.review.planned import lapsed_reviews, planned_days
from isms_lint_iso27001.derive.review.reviews import held_reviews, last_held, why_unclear
from isms_lint_iso27001.derive.text.words import counted, list_of

_TYPES = frozenset({"surveillance", "recertification"})


@rule(
    code="SEQ006",
    name="review-before-external",
    kinds={"external-audit"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 9.6.2.2 a",),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "missing": "{begins}, and no management review was held in the {months}"
        " before{last}{lapsed}",
        "planned": "{begins}; no management review was held yet in the {months}"
        " before{last}; the next one is planned for {planned}",
    },
    options={
        "months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
            "description": "Months before the external audit in which a review is looked for.",
        },
        "ahead_days": {
            "type": "integer",
            "minimum": 0,
            "default": 90,
            "description": "Days before the external audit from which a review that is only planned"
            " is warned of.",
        },
    },
    related=("MRV001", "SEQ003", "SEQ007", "SEQ011"),
)
def check(external: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A management review is held in the year before a surveillance or recertification.

    What it checks
        Whether a management review was held in the 12 months before a surveillance or
        recertification audit begins. Where the audit is still ahead and a review is planned before
        it, the finding is a warning, from 90 days before the audit on. Planned is a review by a
        record of its own or by `next_on` of the last one; an interval alone plans none. The next
        audit of the body and the last one are judged.
    Why it matters
        A surveillance audit looks at internal audits and management review. A year without a review
        is one of the first things it can find.
    How to fix
        Hold the review before the audit begins, early enough for its actions to be under way.
    Not reported
        A review on the first day of the audit, or exactly 12 months before. First certifications:
        SEQ007 looks at those. Special and transition audits, customers' audits, cancelled ones.
        Audits before the last one. A past audit where all reviews on record are later: what was
        before it is not evaluated; nor are audits without a day or a type. Without any review on
        record, a repository that holds less than half of the information the standard names
        (DOC001) is not evaluated: reviews may be kept elsewhere. Nor is one whose records say that
        they are.
    Bad
        kind: management-review
        id: MR-2025
        status: held
        held_on: 2025-09-23
        ---
        kind: external-audit
        id: SURV-2
        type: surveillance
        status: planned
        start: 2026-11-24
    Good
        kind: management-review
        id: MR-2026
        status: held
        held_on: 2026-10-08
        ---
        kind: external-audit
        id: SURV-2
        type: surveillance
        status: planned
        start: 2026-11-24
    """
    visit = visit_of(external, run)
    type = external.text("type")
    if visit is None or (type and type not in _TYPES):
        doubt = without_a_day(external)
        if doubt is not None and visit is None and (not type or type in _TYPES):
            yield doubt
        return
    if visit not in run.derive(visits_to_judge):
        return
    start, months = visit.start, run.options["months"]
    held = [one for one in run.derive(held_reviews) if one.day <= run.as_of]
    last = last_held(start, run)
    if last is not None and last.day >= add_months(start, -months):
        return
    why = "" if run.register.of("management-review") else why_not_here("9.3.3", run)
    if why:
        yield NotEvaluated(f"no management review is on record, and {why}")
        return
    unclear = [one.id for one in run.register.of("management-review") if why_unclear(one, run)]
    if not type:
        yield NotEvaluated("type is missing: it may be a first certification")
        return
    if unclear:
        yield NotEvaluated(f"when {list_of(unclear)} was held is not on record")
        return
    if start <= run.as_of and last is None and held:
        yield NotEvaluated("all reviews on record were held after it")
        return
    ahead = run.derive(planned_days) if start > run.as_of else ()
    planned = next((day for day in ahead if day <= start), None)
    if planned is not None and start > add_days(run.as_of, run.options["ahead_days"]):
        return
    since = add_months(start, -months)
    lapsed = [one for one in run.derive(lapsed_reviews) if since <= one.day <= start]
    said = [f"{one.review.id} was planned for {one.day}" for one in lapsed]
    how = "is not on record as held" if len(said) == 1 else "are not on record as held"
    yield Report(
        "missing" if planned is None else "planned",
        start_field_of(visit, run),
        severity=None if planned is None else Severity.WARNING,
        related=(
            *(
                Related(one.review, ("held_on",), f"{one.review.id} was held on {one.day}")
                for one in held
                if one is last
            ),
            *(
                Related(one.review, ("status",), text)
                for one, text in zip(lapsed, said, strict=True)
            ),
        ),
        begins=begins(visit, run),
        months=counted(months, "month"),
        last="" if last is None else f": the last one was on {last.day}",
        planned=planned,
        lapsed=f"; {list_of(said, 3)}, and {how}" if said else "",
    )
