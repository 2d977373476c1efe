"""Actions of reviews, treatment plans and others: whether they are open, and when they were."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_VOID_PLANS = frozenset({"draft", "superseded"})


def is_open_action(action: Record) -> bool:
    """Whether it is neither done nor cancelled: by its status, else by `done_on`."""
    status = action.text("status")
    return status not in ("done", "cancelled") and (
        status == "open" or is_blank_answer(action.get("done_on"))
    )


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


def was_open_on(action: Record, day: date, run: Pass) -> bool:
    """Whether it was open at the end of `day`, as far as its own dates tell."""
    raised_on = run.date(action, "raised_on")
    if raised_on is not None and raised_on > day:
        return False
    done_on = run.date(action, "done_on")
    if done_on is not None:
        return done_on > day
    return is_open_action(action)
