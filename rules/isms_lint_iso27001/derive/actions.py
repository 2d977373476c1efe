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


def is_void(action: Record) -> bool:
    """Whether it stands in a treatment plan that is a draft or superseded."""
    plan = action.parent
    return plan is not None and plan.kind == "treatment-plan" and plan.text("status") in _VOID_PLANS


def is_treatment(action: Record, run: Pass) -> bool:
    """Whether it belongs to a risk treatment plan."""
    origin = action.parent or run.register.get(action.text("origin"))
    return origin is not None and origin.kind == "treatment-plan"


def was_open_on(action: Record, day: date, run: Pass) -> bool:
    """Whether it was open at the end of `day`, as far as its own dates tell."""
    raised_on = run.date(action, "raised_on")
    if raised_on is not None and raised_on > day:
        return False
    done_on = run.date(action, "done_on")
    if done_on is not None:
        return done_on > day
    return is_open_action(action)
