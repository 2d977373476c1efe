"""MRV019: the review is told of each objective."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review_inputs import cites, has_snapshot, is_addressed, words_of
from isms_lint_iso27001.derive.reviews import group_ended_by, still_planned
from isms_lint_iso27001.derive.words import list_of

_FIELD = "objectives"


@rule(
    code="MRV019",
    name="objective-fulfilment",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d4",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "left-out": (
            "the input on objectives does not name {objectives}: how far {they}"
            " reached cannot be shown"
        )
    },
    needs={"objective"},
    related=(
        "OBJ003",
        "OBJ005",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told of each objective.

    What it checks
        Whether the input `objectives` names each objective that was active on the day of the
        review: by its id or title, or by that of one of its measures or results.
    Why it matters
        Whether the objectives are met is a stated input. `Four of six` leaves open which two were
        not, and why.
    How to fix
        List the objectives with their latest results.
    Not reported
        Objectives set after the review, closed before it, or drafts. A register presented with a
        hash or as a document. A missing input: MRV002 speaks of that.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {objectives: {summary: one of two reached, references: [OBJ-1]}}
        ---
        kind: objective
        records: [{id: OBJ-1, status: active}, {id: OBJ-2, status: active}]
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {objectives: {summary: one of two reached, references: [OBJ-1, OBJ-2]}}
        ---
        kind: objective
        records: [{id: OBJ-1, status: active}, {id: OBJ-2, status: active}]
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return

    reviews = [one.review for one in group.reviews if is_addressed(one.review, _FIELD)]
    if not reviews or any(has_snapshot(one, _FIELD, run.register) for one in reviews):
        return
    missing = [
        objective
        for objective in run.register.of("objective")
        if _was_active(objective, group.held_on, run)
        and not any(_is_told(objective, held.review, run) for held in group.considered_by)
    ]
    if missing and not still_planned(group, run):
        yield Report(
            "left-out",
            ("inputs", _FIELD),
            related=tuple(Related(one, ("status",), f"{one.id} is active") for one in missing),
            objectives=list_of([one.id for one in missing]),
            they="it was" if len(missing) == 1 else "they were",
        )


def _was_active(objective: Record, day: date, run: Pass) -> bool:
    if objective.text("status") in ("draft", "withdrawn"):
        return False
    since, closed_on = run.date(objective, "from"), run.date(objective, "closed_on")
    if objective.text("status") == "closed" and closed_on is None:
        return False
    return (since is None or since <= day) and (closed_on is None or closed_on > day)


def _is_told(objective: Record, review: Record, run: Pass) -> bool:
    names = [objective.id]
    for measure in run.register.referring(objective, "measure", "objective"):
        names.append(measure.id)
        names.extend(one.id for one in run.register.referring(measure, "result", "measure"))
    if any(cites(review, _FIELD, name) for name in names):
        return True
    title = objective.text("title").casefold()
    return bool(title) and title in words_of(review, _FIELD).casefold()
