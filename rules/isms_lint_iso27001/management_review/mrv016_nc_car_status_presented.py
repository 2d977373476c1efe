"""MRV016: a management review was not told of nonconformities or corrective actions."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.documents.limits import MAX_RELATED
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.grades import with_grade
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    nonconformities_of,
)
from isms_lint_iso27001.derive.review.inputs import Told, is_addressed, told_to, was_shown_whole
from isms_lint_iso27001.derive.review.interval import looks_back_to
from isms_lint_iso27001.derive.review.presented import (
    corrective_actions_to_present,
    nonconformities_to_present,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.text.words import list_of

_FIELD = "nonconformities"


@rule(
    code="MRV016",
    name="nc-car-status-presented",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d1",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "left-out": "the input on nonconformities does not name {records}, open on {held_on} or"
        " closed since {since}: that their status was presented cannot be shown",
    },
    related=(
        "SEQ005",
        "MRV018",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Nonconformities or corrective actions of the period are not in the review's input on them.

    What it checks
        Every nonconformity that was open on the day of the review, or closed since the one before,
        is named in `inputs.nonconformities`: by its own id or that of one of its corrective
        actions, among the references or in the text. Corrective actions are asked for on their own
        only where their nonconformity is not. Reviews that share a `series` are read together. The
        finding is an error where a major nonconformity is among them.
    Why it matters
        Trends in nonconformities and corrective actions are an input the standard names. A number
        without ids cannot be traced: nobody can tell later which ones top management knew of.
    How to fix
        Name them among the references, or attach the register as it stood on that day, as evidence
        with a hash.
    Not reported
        Nonconformities raised after the review, and withdrawn ones; rejected corrective actions. An
        input that refers to a document, an evidence record or a register, or carries evidence with
        a hash: that shows them all. Reviews without any input on nonconformities: MRV002 says that.
        Nonconformities whose dates are missing are not evaluated.
    Bad
        kind: nonconformity
        id: NC-1
        status: open
        raised_on: 2026-07-17
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {nonconformities: one minor}
    Good
        kind: nonconformity
        id: NC-1
        status: open
        raised_on: 2026-07-17
        ---
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {nonconformities: {summary: one minor, references: [NC-1]}}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    if not any(is_addressed(held.review, _FIELD) for held in group.reviews):
        wait = awaited(group, run)
        if wait is not None:
            yield wait
        return
    if was_shown_whole(group, _FIELD, run):
        return
    given = told_to(group, _FIELD, run)
    since = looks_back_to(group, run)
    raised = nonconformities_to_present(since, group.held_on, run)
    opened = corrective_actions_to_present(since, group.held_on, run)
    missing = [one for one in raised.due if not _is_named(one, given, run)]
    told_with_them = set(missing)
    alone = [
        one
        for one in opened.due
        if not _is_named(one, given, run)
        and told_with_them.isdisjoint(nonconformities_of(one, run))
    ]
    undated = [one for one in (*raised.undated, *opened.undated) if not _is_named(one, given, run)]
    if undated:
        ids = list_of([one.id for one in undated])
        yield NotEvaluated(f"when {ids} began or ended is missing or not a date")
    if missing or alone:
        concerned = [*missing, *(other for one in alone for other in nonconformities_of(one, run))]
        yield awaited(group, run) or Report(
            "left-out",
            ("inputs", _FIELD),
            related=tuple(_related(one, run) for one in (*missing, *alone)[:MAX_RELATED]),
            severity=Severity.ERROR if any(is_major(one, run) for one in concerned) else None,
            about=[one.id for one in (*missing, *alone)],
            records=list_of([_words(one, run) for one in (*missing, *alone)]),
            held_on=group.held_on,
            since=since,
        )


def _is_named(record: Record, given: Told, run: Pass) -> bool:
    """Whether the input names the record, or one of those it belongs together with."""
    if record.kind == "nonconformity":
        names = [record, *corrective_actions_of(record, run)]
    else:
        names = [record, *nonconformities_of(record, run)]
    return any(given.names(one.id) for one in names)


def _words(record: Record, run: Pass) -> str:
    return with_grade(record) if is_major(record, run) else record.id


def _related(record: Record, run: Pass) -> Related:
    field = "raised_on" if record.kind == "nonconformity" else "opened_on"
    verb = field.removesuffix("_on")
    return Related(record, (field,), f"{record.id} was {verb} on {run.date(record, field)}")
