"""MRV020: the review is told of the latest risk assessment and the state of the treatment plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review.inputs import (
    is_addressed,
    references_of,
    was_shown_whole,
    words_of,
)
from isms_lint_iso27001.derive.review.reviews import awaited, group_ended_by
from isms_lint_iso27001.derive.risk.assessments import Assessed, assessments, latest_by
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.pattern import Pattern
from isms_lint_iso27001.derive.text.words import list_of

_FIELD = "risk"
_PLAN_WORDS = Pattern(
    r"treat|plan|measure|action|behandl|maßnahm|traitement|tratamiento", re.IGNORECASE
)


@rule(
    code="MRV020",
    name="risk-results",
    kinds={"management-review"},
    scope=REGISTER,
    clauses=("9.3.2 f",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the input on risk of {held_on} {parts}"},
    related=("RSK007", "RSK009"),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told of the latest risk assessment and the state of the treatment plan.

    What it checks
        Whether the input `risk` refers to the last risk assessment completed by the day of the
        review, and to the treatment plan in force, an action of it, or its state in words. Reviews
        that share a `series` are read together.
    Why it matters
        Both are stated inputs. A review that looked at the assessment of the year before decided on
        risks that had changed.
    How to fix
        Refer to the assessment and the plan by their ids, and say how far the plan is.
    Not reported
        A register presented with a hash or as a document, or, where the input names no other
        assessment, risks with an `as_of` on or after the last one: a risk register kept all year is
        as good. A missing input: MRV002 speaks of that. Without any assessment and plan on record
        the review is not evaluated.
    Bad
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {risk: {summary: treatment on time, references: [RA-2024]}}
        ---
        kind: risk-assessment
        records:
          - {id: RA-2024, completed_on: 2024-02-12}
          - {id: RA-2026, completed_on: 2026-02-12}
    Good
        kind: management-review
        id: MR-1
        status: held
        held_on: 2026-10-08
        inputs: {risk: {summary: treatment on time, references: [RA-2026]}}
        ---
        kind: risk-assessment
        records:
          - {id: RA-2024, completed_on: 2024-02-12}
          - {id: RA-2026, completed_on: 2026-02-12}
    """
    group = group_ended_by(review, run)
    if group is None or isinstance(group, NotEvaluated):
        if group is not None:
            yield group
        return
    if not any(is_addressed(one.review, _FIELD) for one in group.reviews):
        return
    considered = [one.review for one in group.considered_by]
    if was_shown_whole(group, _FIELD, run):
        return
    last = latest_by(group.held_on, run)
    plans = [one for one in run.derive(_plans) if one.since <= group.held_on]
    if last is None and not plans:
        yield NotEvaluated(
            f"no risk assessment completed by {group.held_on} is on record, and no plan"
        )
        return
    parts: list[str] = []
    related: list[Related] = []
    untold: list[str] = []
    if last is not None and not any(_tells_of_risks(one, last, run) for one in considered):
        untold.append(last.assessment.id)
        parts.append(f"does not refer to {last.assessment.id}, completed on {last.day}")
        related.append(
            Related(last.assessment, ("completed_on",), f"{last.assessment.id} is the latest")
        )
    if plans and not any(_tells_of_plan(one, plans) for one in considered):
        in_force = [one.plan.id for one in plans]
        untold.extend(in_force)
        parts.append(f"does not say how far {list_of(in_force)} is")
        related.extend(
            Related(one.plan, ("status",), f"{one.plan.id} is in force") for one in plans
        )
    if parts:
        yield awaited(group, run) or Report(
            "lacks",
            ("inputs", _FIELD),
            related=tuple(related),
            about=untold,
            held_on=group.held_on,
            parts=" and ".join(parts),
        )


def _tells_of_risks(review: Record, last: Assessed, run: Pass) -> bool:
    """Whether the input names an assessment completed on the last day, or presents the risks as they
    stood on that day or later, naming no other assessment.
    """
    named = _names(review)
    cited = [one for one in run.derive(assessments) if named(one.assessment.id)]
    if cited:
        return any(one.day >= last.day for one in cited)
    as_of = run.date(review, "inputs", _FIELD, "as_of")
    return as_of is not None and as_of >= last.day


def _tells_of_plan(review: Record, plans: list[_Plan]) -> bool:
    named = _names(review)
    return bool(_PLAN_WORDS.search(words_of(review, _FIELD))) or any(
        named(id) for one in plans for id in one.names
    )


def _names(review: Record) -> Callable[[str], bool]:
    """Tells whether the input names an id."""
    cited = {id for _, id in references_of(review, _FIELD)}
    words = words_of(review, _FIELD)
    return lambda name: name in cited or is_named(name, words)


class _Plan(NamedTuple):
    """A treatment plan that is neither draft nor superseded, and since when it is approved.

    `names` are its id and those of its actions.
    """

    since: date
    plan: Record
    names: tuple[str, ...]


def _plans(run: Pass) -> list[_Plan]:
    actions: dict[Record, list[str]] = {}
    for action in run.register.of("action"):
        plan = action.parent or run.register.find(action.get("origin"), "treatment-plan")
        if plan is not None:
            actions.setdefault(plan, []).append(action.id)
    return [
        _Plan(_approved_on(plan, run), plan, (plan.id, *actions.get(plan, ())))
        for plan in run.register.of("treatment-plan")
        if plan.text("status") not in ("draft", "superseded")
    ]


def _approved_on(plan: Record, run: Pass) -> date:
    """The day of the first approval; where none is known, it always was."""
    days = [run.date(plan, "approved_on")]
    days.extend(run.date(plan, "approvals", n, "on") for n, _ in plan.items("approvals"))
    return min((day for day in days if day is not None), default=date.min)
