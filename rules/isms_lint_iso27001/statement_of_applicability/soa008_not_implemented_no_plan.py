"""SOA008: an applicable control that is not implemented has a plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.actions import due_on
from isms_lint_iso27001.derive.soa.implementation import plan_items
from isms_lint_iso27001.derive.soa.planned import is_to_come, last_confirmed
from isms_lint_iso27001.derive.soa.rows import Row, controls_in, controls_of, rows_to_judge
from isms_lint_iso27001.derive.text.words import list_of


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
        "passed": "{controls} should have been in place by {days} and {verb} not",
        "later": "the statement plans an earlier day than the work: {parts}",
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
        `planned` has an open action: one that the row names, an action or corrective action that
        names the control, or one of the treatment plan for a risk that the control treats. An error
        where `planned_on` has passed and no open action has a due date that is still ahead; a
        warning where one has.
    Why it matters
        The statement may say that a necessary control is not there yet; the treatment plan then
        says what is done, by whom and by when. Without it the risk stays as it is.
    How to fix
        Put the work into the treatment plan with owner and date, and name the action in the row.
        Where the date has passed, finish, or have the new date approved and write it in the row.
    Not reported
        Planned dates still ahead, with an open action. Implemented controls. A passed date is no
        error where the statement was `reconfirmed` since: somebody looked and left it so. The
        action is asked for all the same.
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

    confirmed = last_confirmed(statement, run)
    late: dict[date, list[Row]] = {}
    later: dict[str, list[Row]] = {}
    bare: list[Row] = []
    for row in rows:
        if not is_to_come(row, run):
            continue
        items = plan_items(row, run)
        day = run.date(statement, "controls", row.place, "planned_on")
        if day is not None and confirmed < day < run.as_of:
            ahead = _due_later(items, run)
            if ahead:
                later.setdefault(f"by {day}, {ahead}", []).append(row)
            else:
                late.setdefault(day, []).append(row)
        elif not items:
            bare.append(row)
    if late:
        passed = [row for rows in late.values() for row in rows]
        yield Report(
            "passed",
            ("controls", min(row.place for row in passed), "planned_on"),
            about=controls_of(passed, "planned_on"),
            severity=Severity.ERROR,
            controls=controls_in(passed, run),
            days=list_of([day.isoformat() for day in sorted(late)]),
            verb="is" if len(passed) == 1 else "are",
        )
    if later:
        parts = [f"{controls_in(found, run)} ({days})" for days, found in later.items()]
        behind = [row for found in later.values() for row in found]
        yield Report(
            "later",
            ("controls", min(row.place for row in behind), "planned_on"),
            about=controls_of(behind, "planned_on"),
            parts=list_of(parts),
        )
    if bare:
        yield Report(
            "no-plan",
            ("controls", bare[0].place),
            about=controls_of(bare),
            controls=controls_in(bare, run),
            verb="is" if len(bare) == 1 else "are",
        )


def _due_later(items: list[Record], run: Pass) -> str:
    """The first of them that is due on a day, or by an approved extension, that is not past; empty
    where none is.
    """
    days = ((due_on(item, run.as_of, run), item.id) for item in items)
    ahead = [(day, id) for day, id in days if day is not None and day >= run.as_of]
    return "{1} is due on {0}".format(*min(ahead)) if ahead else ""
