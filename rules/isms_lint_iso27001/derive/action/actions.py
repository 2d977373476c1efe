"""Actions of reviews, treatment plans and others: whether they are open, and when they are due."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread

_VOID_PLANS = frozenset({"draft", "superseded"})


def is_open_action(action: Record) -> bool:
    """Whether it is neither done nor cancelled: by its status, else by `done_on`."""
    status = action.text("status")
    return status not in ("done", "cancelled") and (
        status == "open" or is_blank_answer(action.get("done_on"))
    )


def why_unclear(action: Record, run: Pass) -> str:
    """Why it cannot be told whether it is open: nobody can read its status, and no day says that it
    was done. Empty where it can; `is_open_action` takes one like that for open.
    """
    return why_unread(action, run) if is_blank_answer(action.get("done_on")) else ""


def plan_of(action: Record, run: Pass) -> Record | None:
    """The risk treatment plan it belongs to: it stands there, or comes from there."""
    origin = action.parent or run.register.get(action.text("origin"))
    return origin if origin is not None and origin.kind == "treatment-plan" else None


def is_in_force(plan: Record) -> bool:
    """Whether a treatment plan is no draft, and has not been superseded."""
    return plan.text("status") not in _VOID_PLANS


def is_void(action: Record, run: Pass) -> bool:
    """Whether it belongs to a treatment plan that is a draft or superseded."""
    plan = plan_of(action, run)
    return plan is not None and not is_in_force(plan)


def is_treatment(action: Record, run: Pass) -> bool:
    """Whether it belongs to a risk treatment plan."""
    return plan_of(action, run) is not None


def has_due_date(action: Record) -> bool:
    """Whether it has a due date, a rhythm, or steps with due dates."""
    steps = (step.get("due_on") for _, step in action.items("milestones"))
    dates = (action.get("due_on"), action.get("review_months"), *steps)
    return any(not is_blank_answer(one) for one in dates)


def due_on(action: Record, day: date, run: Pass) -> date | None:
    """The due date as it stood on `day`; None where there is none or it cannot be read.

    An extension without a reason or an approver moved nothing, whatever `due_on` says now.
    """
    due = corrective_actions.due_on(action, day, run)
    moves = [move for _, move in action.items("extensions")]
    if due is None or all(corrective_actions.is_approved(move) for move in moves):
        return due
    read = run.register.calendar.date
    due = read(moves[0].get("from")) or due
    for move in moves:
        if corrective_actions.is_approved(move) and corrective_actions.is_agreed(move, day, run):
            due = read(move.get("to")) or due
    return due


def state_on(action: Record, day: date, run: Pass) -> str:
    """How it stands on `day`: `open`, `overdue`, `done` or `cancelled`. What was done later is open."""
    if action.text("status") == "cancelled":
        return "cancelled"
    due, done = due_on(action, day, run), run.date(action, "done_on")
    if not is_open_action(action) and (done is None or done <= day):
        return "done"
    return "overdue" if due is not None and due < day else "open"


def unapproved_move(action: Record, run: Pass) -> str:
    """What the last extension lacks to move the date, to follow that date; empty where nothing."""
    move = next((move for _, move in reversed(action.items("extensions"))), None)
    if move is None or corrective_actions.is_approved(move):
        return ""
    to = run.register.calendar.date(move.get("to"))
    day = f" to {to}" if to is not None else ""
    if is_blank_answer(move.get("approved_by")):
        return f"; nobody approved to move it{day}"
    return f"; no reason is given to move it{day}"
