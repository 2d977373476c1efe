"""MRV004: performance is presented with its trend."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.review.input_substance import is_thin_input
from isms_lint_iso27001.derive.review.inputs import (
    INPUTS,
    Input,
    is_addressed,
    listed_inputs,
    other_places,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.review.trends import shows_trend

_FIELDS = ("nonconformities", "measurement", "audit_results", "objectives")


@rule(
    code="MRV004",
    name="trends",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-trend": "on {inputs}, {subject} gives no trend: a figure alone does not show how things"
        " develop"
    },
    related=("MRV002", "MRV003"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Performance is presented with its trend.

    What it checks
        Whether each of the four performance inputs (nonconformities, measurement, audit results,
        objectives) that is there says how things develop: in `trend`, in words that compare two
        periods, or by results of one measure on two days. Reviews that share a `series` are read
        together.
    Why it matters
        The standard asks for trends in these four. A single count says neither better nor worse.
    How to fix
        Add the figure of the period before, or a sentence in `trend`.
    Not reported
        The first review on record. Inputs that are missing or say nothing: MRV002 and MRV003 speak
        of those. Not evaluated: prose without figures, figures beside a single year, and inputs
        whose trend may stand in what is attached.
    Bad
        kind: management-review
        records:
          - {id: MR-0, status: held, held_on: 2025-10-08}
          - id: MR-1
            status: held
            held_on: 2026-10-08
            inputs: {nonconformities: {summary: three minor}}
    Good
        kind: management-review
        records:
          - {id: MR-0, status: held, held_on: 2025-10-08}
          - id: MR-1
            status: held
            held_on: 2026-10-08
            inputs: {nonconformities: {summary: three minor, trend: five in 2025}}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    if group.after is None:
        return
    flat: list[Input] = []
    unclear: list[Input] = []
    for one in INPUTS:
        given = [held.review for held in group.reviews if is_addressed(held.review, one.field)]
        if one.field not in _FIELDS or all(is_thin_input(held, one.field) for held in given):
            continue
        shown = {shows_trend(held, one.field, run) for held in given}
        if True not in shown:
            (unclear if None in shown else flat).append(one)
    edition = run.register.edition(review)
    if unclear:
        inputs = listed_inputs(unclear, edition)
        verb = "shows" if len(unclear) == 1 else "show"
        yield NotEvaluated(f"whether {inputs} {verb} a trend cannot be told from the record")
    if flat:
        yield awaited(group, run) or Report(
            "no-trend",
            ("inputs", flat[0].field),
            about=[Part(one.field, ("inputs", one.field)) for one in flat],
            related=other_places(flat, group),
            inputs=listed_inputs(flat, edition),
            subject=group.subject,
        )
