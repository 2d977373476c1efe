"""MRV024: a management review cites what did not exist yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import is_over
from isms_lint_iso27001.derive.review.audits_considered import FIELD, named_too_early
from isms_lint_iso27001.derive.review.happened import happened
from isms_lint_iso27001.derive.review.inputs import INPUTS, is_interim, references_of
from isms_lint_iso27001.derive.review.reviews import held_on, why_unclear
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="MRV024",
    name="input-postdates-review",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2",),
    basis=Basis.DATA,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "later": "{cited} was {verb} on {day}, after the review of {held_on}: {it} cannot have been"
        " considered there",
        "as-of": "the input is said to be current up to {day}, after the review of {held_on}: it"
        " cannot have been considered there",
    },
    related=(
        "SEQ002",
        "MRV015",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An input of a review refers to something that happened only after the review.

    What it checks
        What the inputs of a held review refer to, as `references` or as `evidence`, had happened by
        its day: audits reported, nonconformities and opportunities raised, corrective actions opened,
        risk assessments completed, incidents detected, results measured. So had the audits whose ids
        stand in the words of the audit results. An `as_of` of an input is not later either.
    Why it matters
        A record that cites the future was completed afterwards. That casts doubt on everything else
        in the minutes, and assessors compare these dates.
    How to fix
        Take the reference out and present the matter in the next or a supplementary review. If
        interim results were presented, say so: `interim: true`.
    Not reported
        Inputs marked `interim: true`, or whose text says `interim`. What happened on the day of the
        review. Audits named in words that speak of what is planned, under way or still to come.
        Audits that are planned or not reported, and kinds of record that tell no such day.
        References whose day is missing or unreadable are not evaluated.
    Bad
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-10-26
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: {summary: one minor, references: [AUD-2]}}
    Good
        kind: audit
        id: AUD-2
        status: reported
        reported_on: 2026-10-26
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {audit_results: {summary: one minor so far, references: [AUD-2], interim: true}}
    """
    review_day = held_on(review, run)
    if review_day is None:
        unclear = why_unclear(review, run)
        if unclear:
            yield NotEvaluated(unclear)
        return
    undated: list[str] = []
    for one in INPUTS:
        evidence = review.strings("inputs", one.field, "evidence")
        named = (*references_of(review, one.field), *evidence)
        current_to = run.date(review, "inputs", one.field, "as_of")
        has_any = named or current_to is not None or one.field == FIELD
        if not has_any or is_interim(review, one.field):
            continue
        for path, id in named:
            cited = run.register.get(id)
            when = happened(cited) if cited is not None else None
            if cited is None or when is None:
                continue
            day = run.date(cited, when.field)
            if day is None:
                if when.always or not is_blank_answer(cited.get(when.field)):
                    undated.append(id)
            elif day > review_day:
                yield Report(
                    "later",
                    path,
                    related=(Related(cited, (when.field,), f"{id} was {when.verb} on {day}"),),
                    cited=id,
                    verb=when.verb,
                    day=day,
                    held_on=review_day,
                    it=_it(cited, review_day, run),
                )
        if one.field == FIELD:
            yield from _in_words(review, review_day, run)
        if current_to is not None and current_to > review_day:
            yield Report(
                "as-of",
                ("inputs", one.field, "as_of"),
                day=current_to,
                held_on=review_day,
                related=(Related(review, ("held_on",), f"the review was held on {review_day}"),),
            )
    if undated:
        ids = list_of(list(dict.fromkeys(undated)))
        yield NotEvaluated(f"when {ids} came about is missing or not a date")


def _in_words(review: Record, review_day: date, run: Pass) -> Iterator[Report]:
    """The audits that the words of the audit results name, and that were reported later."""
    for day, audit in named_too_early(review, review_day, run):
        path: FieldPath = ("inputs", FIELD)
        if not review.text(*path):
            in_trend = is_named(audit.id, review.text(*path, "trend"))
            path = (*path, "trend" if in_trend else "summary")
        yield Report(
            "later",
            path,
            related=(Related(audit, ("reported_on",), f"{audit.id} was reported on {day}"),),
            cited=audit.id,
            verb="reported",
            day=day,
            held_on=review_day,
            it=_it(audit, review_day, run),
        )


def _it(cited: Record, review_day: date, run: Pass) -> str:
    """What came too late: of an audit whose fieldwork was over, its report alone."""
    is_audit = cited.kind in ("audit", "external-audit")
    return "its report" if is_audit and is_over(cited, review_day, run) else "it"
