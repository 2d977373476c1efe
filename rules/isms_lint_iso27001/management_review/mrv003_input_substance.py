"""MRV003: A review input says something, and something new."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.input_substance import is_old_input, is_thin_input
from isms_lint_iso27001.derive.review.inputs import (
    INPUTS,
    Input,
    is_addressed,
    listed_inputs,
    other_places,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by


@rule(
    code="MRV003",
    name="input-substance",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "thin": "on {inputs}, {subject} says nothing that could have been considered",
        "old": "on {inputs}, {subject} has nothing newer than the review before it, of {after}",
    },
    related=("MRV002", "MRV004"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A review input says something, and something new.

    What it checks
        Whether each input of a held review that is there says more than `n/a`, `ok` or `see deck`
        without a link, and whether it is newer than the review before: by its `as_of`, or by the
        days of the results it refers to. Reviews that share a `series` are read together.
    Why it matters
        The standard wants the inputs considered. A heading with `ok` below it shows an agenda, not
        a consideration.
    How to fix
        Write a sentence: what the input shows, or that nothing changed and since when. Link what
        was presented.
    Not reported
        `none`, `no change since MR-1`: they say something. Inputs that refer to records, evidence
        or a link, or to slides where the review itself has evidence. Inputs that are missing:
        MRV002 speaks of those. Records other than results may be old and still stand.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {measurement: ok}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {measurement: all four targets met, context_changes: no change since MR-0}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    thin: list[Input] = []
    old: list[Input] = []
    for one in INPUTS:
        given = [held.review for held in group.reviews if is_addressed(held.review, one.field)]
        if given and all(is_thin_input(held, one.field) for held in given):
            thin.append(one)
        elif given and all(is_old_input(held, one.field, group, run) for held in given):
            old.append(one)
    if (thin or old) and (wait := awaited(group, run)) is not None:
        yield wait
        return
    for message, found in (("thin", thin), ("old", old)):
        if found:
            yield Report(
                message,
                ("inputs", found[0].field),
                about=[Part(one.field, ("inputs", one.field)) for one in found],
                related=other_places(found, group),
                inputs=listed_inputs(found, run.register.edition(review)),
                subject=group.subject,
                after=group.after,
            )
