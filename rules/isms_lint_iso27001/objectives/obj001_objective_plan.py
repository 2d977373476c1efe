"""OBJ001: each objective has a plan."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.objective.objectives import is_pursued, measures_of, plans_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import list_of

_PARTS = {
    "what": "what will be done",
    "resources": "what resources it needs",
    "responsible": "who is responsible",
    "due_on": "by when",
    "evaluation": "how results are evaluated",
}
_IN_ACTIONS = {"what": "text", "responsible": "owner", "due_on": "due_on"}


@rule(
    code="OBJ001",
    name="objective-plan",
    kinds={"objective"},
    scope=REGISTER,
    clauses=("6.2 h", "6.2 i", "6.2 j", "6.2 k", "6.2 l"),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "none": "no plan to reach it is on record: {parts}",
        "lacks": "the plan to reach it does not say {parts}",
    },
    related=("OBJ002", "OBJ003"),
)
def check(objective: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Each objective has a plan.

    What it checks
        Whether the plan of an active objective says what will be done, what resources it needs, who
        is responsible, by when, and how results are evaluated. The objective's `owner` is
        responsible where nobody else is named; a measure that serves the objective says how results
        are evaluated; actions that come from it (`origin`) say what, who and when.
    Why it matters
        The standard asks for these five things, and an objective without them is a wish. A year
        later nobody knows whose it was.
    How to fix
        Write the missing parts of `plan`. `none` is an answer, for example for resources.
    Not reported
        A plan that several objectives share: name in `plan_shared_with` the objective that has it.
        Drafts, and objectives that are closed or were withdrawn.
    Bad
        kind: objective
        id: OBJ-1
        title: Critical holes are closed in time
        status: active
    Good
        kind: objective
        records:
          - id: OBJ-1
            title: Critical holes are closed in time
            status: active
            plan:
              what: weekly list of open holes
              resources: a quarter of an engineer
              responsible: finn
              due_on: 2027-12-31
              evaluation: share closed within 14 days, each quarter
          - {id: OBJ-2, title: No system without updates, status: active, plan_shared_with: OBJ-1}
    """
    if not is_pursued(objective, run):
        return
    written = objective.get("plan")
    if not isinstance(written, dict) and not is_blank_answer(written):
        yield NotEvaluated("`plan` is not written in its fields")
        return
    plans, doubt = plans_of(objective, run)
    actions = run.register.referring(objective, "action", "origin")
    said = {
        part
        for part in _PARTS
        if any(not is_blank_answer(plan.get(part)) for plan in plans)
        or any(
            not is_blank_answer(action.get(field))
            for action in actions
            for field in (_IN_ACTIONS.get(part, ""),)
        )
    }
    if not is_blank_answer(objective.get("owner")):
        said.add("responsible")
    if measures_of(objective, run):
        said.add("evaluation")
    missing = [part for part in _PARTS if part not in said]
    if not missing:
        return
    if doubt:
        yield NotEvaluated(doubt)
        return
    yield Report(
        "lacks" if plans or actions else "none",
        ("plan",),
        about=[Part(part, ("plan", part)) for part in missing],
        parts=list_of([_PARTS[part] for part in missing]),
    )
