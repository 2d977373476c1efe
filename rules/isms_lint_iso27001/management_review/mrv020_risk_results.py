"""MRV020: the review is told of the latest risk assessment and the state of the treatment plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.review_inputs import cites, has_snapshot, is_addressed, words_of
from isms_lint_iso27001.derive.reviews import ReviewGroup, group_ended_by, still_planned
from isms_lint_iso27001.derive.risk_assessments import Assessed, latest_by
from isms_lint_iso27001.derive.words import list_of

_FIELD = "risk"
_PLAN = re.compile(
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
    messages={"lacks": "the input on risk {parts}"},
    needs={"risk-assessment"},
    related=(
        "RSK007",
        "RSK009",
    ),
)
def check(review: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The review is told of the latest risk assessment and the state of the treatment plan.

    What it checks
        Whether the input `risk` refers to the last risk assessment completed by the day of the
        review, and to the treatment plan in force or its state.
    Why it matters
        Both are stated inputs. A review that looked at the assessment of the year before decided on
        risks that had changed.
    How to fix
        Refer to the assessment and the plan by their ids, and say how far the plan is.
    Not reported
        A register presented with a hash, or with `as_of` on or after the assessment: a risk
        register kept all year is as good. A missing input: MRV002 speaks of that. Plans and
        assessments that do not exist.
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

    reviews = [one.review for one in group.reviews if is_addressed(one.review, _FIELD)]
    if not reviews or any(has_snapshot(one, _FIELD, run.register) for one in reviews):
        return
    considered = [one.review for one in group.considered_by]
    parts: list[str] = []
    related: list[Related] = []
    last = latest_by(group.held_on, run)
    if last is not None and not any(_is_told(one, last, run) for one in considered):
        parts.append(f"does not refer to {last.assessment.id}, completed on {last.day}")
        related.append(
            Related(last.assessment, ("completed_on",), f"{last.assessment.id} is the latest")
        )
    plans = [plan for plan in run.register.of("treatment-plan") if _was_in_force(plan, group, run)]
    if plans and not any(_tells_of_plan(one, plans, run) for one in considered):
        parts.append(
            f"does not say how far the treatment plan ({list_of([p.id for p in plans])}) is"
        )
        related.extend(Related(plan, ("status",), f"{plan.id} is in force") for plan in plans)
    if parts and not still_planned(group, run):
        yield Report("lacks", ("inputs", _FIELD), related=tuple(related), parts=" and ".join(parts))


def _is_told(review: Record, last: Assessed, run: Pass) -> bool:
    if cites(review, _FIELD, last.assessment.id):
        return True
    as_of = run.date(review, "inputs", _FIELD, "as_of")
    return as_of is not None and as_of >= last.day


def _was_in_force(plan: Record, group: ReviewGroup, run: Pass) -> bool:
    if plan.text("status") in ("draft", "superseded"):
        return False
    days = [run.date(plan, "approved_on")]
    days.extend(run.date(plan, "approvals", n, "on") for n, _ in plan.items("approvals"))
    known = [day for day in days if day is not None]
    return not known or min(known) <= group.held_on


def _tells_of_plan(review: Record, plans: list[Record], run: Pass) -> bool:
    if _PLAN.search(words_of(review, _FIELD)):
        return True
    names = [plan.id for plan in plans]
    names.extend(a.id for a in run.register.of("action") if a.parent in plans)
    return any(cites(review, _FIELD, name) for name in names)
