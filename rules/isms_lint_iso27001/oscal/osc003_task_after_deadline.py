"""OSC003: a task of a remediation ends after the deadline of its risk."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_open
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.quote import quote
from isms_lint_iso27001.derive.text.words import counted

_DEADLINE = ("x_oscal", "deadline")


@rule(
    code="OSC003",
    name="task-after-deadline",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 c",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "later": "{task} is to end on {end}, {days} after the deadline of its risk, {deadline}"
    },
    related=(
        "CAR005",
        "OSC005",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A task of a remediation ends after the deadline of its risk.

    What it checks
        Whether each task of a remediation in an OSCAL document is to end by the `deadline` of the risk
        that it remediates.
    Why it matters
        The plan cannot be kept and the deadline met. One of the two dates is a slip, often in the
        year, or nobody has agreed to the later one.
    How to fix
        Correct the date that is wrong, or have a later deadline approved.
    Not reported
        Tasks without an end. Risks without a deadline. Remediations of risks that are closed. A date
        that cannot be read is not evaluated.
    Bad
        kind: corrective-action
        id: 4676b126
        status: planned
        x_oscal:
          deadline: "2026-12-23T17:00:00+01:00"
          tasks: [{id: a0bb457d, title: rebuild roles, end: "2027-12-23T17:00:00+01:00"}]
    Good
        kind: corrective-action
        id: 4676b126
        status: planned
        x_oscal:
          deadline: "2026-12-23T17:00:00+01:00"
          tasks: [{id: a0bb457d, title: rebuild roles, end: "2026-12-18T17:00:00+01:00"}]
    """
    tasks = action.items("x_oscal", "tasks")
    if not tasks or is_blank_answer(action.get(*_DEADLINE)) or not is_open(action, run.as_of, run):
        return
    deadline = run.date(action, *_DEADLINE)
    if deadline is None:
        yield NotEvaluated("the deadline of its risk cannot be read as a date")
        return
    for index, task in tasks:
        path = ("x_oscal", "tasks", index, "end")
        end = run.date(action, *path)
        title = str(task.get("title") or task.get("id") or "a task")
        if end is None:
            yield NotEvaluated(f"the end of {quote(title)} cannot be read as a date")
        elif end > deadline:
            yield Report(
                "later",
                path,
                related=(Related(action, _DEADLINE, "the deadline of the risk"),),
                task=quote(title),
                end=end,
                deadline=deadline,
                days=counted((end - deadline).days, "day"),
            )
