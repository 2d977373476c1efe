"""SOA008: an applicable control that is not implemented has a plan."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.implementation import implementation_of, plan_items
from isms_lint_iso27001.derive.soa_rows import Row, controls_in, rows_to_judge

_NOT_YET = frozenset({"partly", "planned"})


@rule(
    code="SOA008",
    name="not-implemented-no-plan",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=(
        "6.1.3 e",
        "8.3",
    ),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "no-plan": (
            "{controls} {verb} applicable and not fully implemented, and no action"
            " or plan says how that changes"
        ),
        "passed": "{controls} should have been implemented by {planned_on} and {verb} not",
    },
    related=(
        "SOA003",
        "RSK009",
    ),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An applicable control that is not implemented has a plan.

    What it checks
        Whether each row of the statement in force whose control is `partly` implemented or
        `planned` has an open action: named in the row, or one of a treatment plan or corrective
        action that names the control. An error where `planned_on` has passed and no open action has
        a later due date.
    Why it matters
        The statement may say that a necessary control is not there yet; the treatment plan then
        says what is done, by whom and by when. Without it the risk stays as it is.
    How to fix
        Put the work into the treatment plan with owner and date, and name the action in the row.
        Where the date has passed, finish, or have the new date approved.
    Not reported
        Planned dates still ahead, with an open action. Implemented controls.
    Bad
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: RISK-1, implementation: planned}
    Good
        kind: action
        id: ACT-1
        controls: [A.8.16]
        status: open
        ---
        kind: statement-of-applicability
        id: SOA
        version: "1"
        status: approved
        controls:
          - {control: A.8.16, applicable: true, justification: log, implementation: planned,
             planned_on: 2027-03-31}
    """
    rows = rows_to_judge(statement, run)
    if isinstance(rows, NotEvaluated):
        yield rows
        return

    unfinished = [row for row in rows if row.applies and implementation_of(row, run) in _NOT_YET]
    late: list[Row] = []
    bare: list[Row] = []
    for row in unfinished:
        items = plan_items(row, run)
        planned_on = run.date(statement, "controls", row.place, "planned_on")
        due = [day for item in items if (day := run.date(item, "due_on")) is not None]
        if planned_on is not None and planned_on < run.as_of:
            if max(due, default=planned_on) < run.as_of:
                late.append(row)
        elif not items:
            bare.append(row)
    if late:
        first = min(str(row.data["planned_on"]) for row in late)
        yield Report(
            "passed",
            ("controls", late[0].place, "planned_on"),
            severity=Severity.ERROR,
            controls=controls_in(late, run),
            planned_on=first,
            verb="is" if len(late) == 1 else "are",
        )
    if bare:
        yield Report(
            "no-plan",
            ("controls", bare[0].place),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
        )
