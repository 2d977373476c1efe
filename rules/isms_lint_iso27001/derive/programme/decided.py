"""What management reviews decided for the audit programme, and the programme does not show yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.actions import due_on
from isms_lint_iso27001.derive.dates.revisions import revised_on
from isms_lint_iso27001.derive.programme.coverage import day_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Awaited(NamedTuple):
    """A decision by its place in the review, the day it was taken, and by when the change is due."""

    place: int
    decided_on: date
    due: date


def is_for_programme(decision: dict[str, Any], run: Pass) -> bool:
    """Whether something has to follow from the decision for the audit programme."""
    target = decision.get("target")
    if target != "audit-programme" and run.register.find(target, "audit-programme") is None:
        return False
    if decision.get("needs_action") is False or not is_blank_answer(decision.get("declined")):
        return False
    action = run.register.find(decision.get("action"), "action")
    return action is None or action.text("status") != "cancelled"


def changes_awaited(review: Record, held: date, run: Pass) -> Iterator[Awaited]:
    """The decisions of a review held on `held` that no programme was revised after, and that name no
    audit after them. They are due by their own date, that of their action, or after so many days.
    """
    for index, decision in review.items("decisions"):
        day = run.date(review, "decisions", index, "decided_on") or held
        if not is_for_programme(decision, run) or _is_reflected(review, index, day, run):
            continue
        due = run.date(review, "decisions", index, "due_on")
        action = run.register.find(decision.get("action"), "action")
        if due is None and action is not None:
            due = due_on(action, run.as_of, run)
        yield Awaited(index, day, due or add_days(day, run.option_of("PRG016", "react_days")))


def _is_reflected(review: Record, index: int, day: date, run: Pass) -> bool:
    for _, id in review.strings("decisions", index, "references"):
        audit = run.register.find(id, "audit")
        if audit is not None and (day_of(audit, run) or date.max) > day:
            return True
    return any(day <= revised for revised in run.derive(_revisions))


def _revisions(run: Pass) -> tuple[date, ...]:
    """The days on which programmes were approved or revised (a derivation)."""
    return tuple(day for one in run.register.of("audit-programme") for day in revised_on(one, run))
