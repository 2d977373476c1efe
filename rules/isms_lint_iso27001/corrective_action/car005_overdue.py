"""CAR005: a corrective action is past its due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import (
    due_on,
    is_given,
    is_open,
    is_overdue,
    stage,
    why_unclear,
)
from isms_lint_iso27001.derive.finding.nonconformities import answers_withdrawn_only, major_of
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="CAR005",
    name="overdue",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 c",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.1",
    messages={
        "overdue": "due on {due_on}{state}",
        "overdue-major": "due on {due_on}{state}; it answers the major nonconformity {nonconformity}",
    },
    options={
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "Days after the due date on which nothing is reported yet.",
        },
    },
    related=(
        "CAR006",
        "CAR016",
        "CAR017",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A corrective action is past its due date and still open.

    What it checks
        A corrective action that is neither closed nor rejected is not past `due_on` (and the days
        of grace) on the as-of date. An error where it answers a major nonconformity. Extensions
        that are agreed to only later than the as-of date have not moved the date yet.
    Why it matters
        The organization set the date itself. Late actions without a decision about them raise
        doubts whether nonconformities are dealt with.
    How to fix
        Carry the action out. If it needs more time, let somebody decide that: move `due_on` and
        keep the old date, the reason and the approval in `extensions`.
    Not reported
        Open actions whose date is still ahead: open is not overdue. Actions with an approved
        extension, with its reason, to a day still ahead, though `due_on` was left as it was.
        Actions implemented by their due date (or within the grace) that wait for the check of their
        effectiveness: they were in time. Actions that answer nonconformities which are all
        withdrawn. Actions without a due date: CAR004 speaks of those. Where the status is no known
        word (REF006), it is not evaluated. Dates are compared in the organization's own timezone.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
        due_on: 2026-09-30
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        due_on: 2026-11-20
        ---
        kind: corrective-action
        id: CAR-2
        status: implemented
        due_on: 2026-09-30
        implemented_on: 2026-09-28
    """
    if not is_open(action, run.as_of, run) or not is_given(action, "due_on"):
        return
    due = due_on(action, run.as_of, run)
    if due is None:
        yield NotEvaluated("`due_on` cannot be read as a date")
        return
    if not is_overdue(action, run.as_of, run, run.options["grace_days"]):
        return
    if answers_withdrawn_only(action, run):
        return
    unclear = why_unclear(action, run)
    if unclear:
        yield NotEvaluated(unclear)
        return
    implemented_on = run.date(action, "implemented_on")
    if implemented_on is None and is_given(action, "implemented_on"):
        yield NotEvaluated("`implemented_on` cannot be read as a date")
        return
    major = major_of(action, run)
    yield Report(
        "overdue" if major is None else "overdue-major",
        ("due_on",),
        severity=None if major is None else Severity.ERROR,
        related=() if major is None else (Related(major, ("grade",), "graded major here"),),
        due_on=due,
        state=_state(action, due, implemented_on, run),
        nonconformity="" if major is None else major.id,
    )


def _state(action: Record, due: date, implemented_on: date | None, run: Pass) -> str:
    """How it stands on the as-of day, and how late it is or was."""
    if implemented_on is None or implemented_on > run.as_of:
        return f" and still open on {run.as_of}, {counted((run.as_of - due).days, 'day')} later"
    late = counted((implemented_on - due).days, "day")
    step = "closed" if stage(action, run.as_of, run) == "verified" else "verified"
    return f", implemented on {implemented_on}, {late} late, and not yet {step}"
