"""Risk treatment plans that were approved, and when (6.1.3 e)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple


class Planned(NamedTuple):
    """A plan, the day of its approval or of its last amendment, and where that day stands."""

    day: date
    plan: Record
    field: tuple[str | int, ...]


def latest_plan(day: date, run: Pass) -> Planned | None:
    """The last plan approved or amended by `day`. Drafts never.

    A plan without `approved_on` counts from the first approval of a risk owner: by then it was
    written.
    """
    found = [
        Planned(on, plan, field)
        for plan in run.register.of("treatment-plan")
        if plan.text("status") != "draft"
        for on, field in _days(plan, run)
        if on <= day
    ]
    return max(found, default=None, key=lambda one: (one.day, one.plan.id))


def _days(plan: Record, run: Pass) -> list[tuple[date, tuple[str | int, ...]]]:
    approved_on = run.date(plan, "approved_on")
    found = _dated(plan, "amendments", run)
    if approved_on is not None:
        return [(approved_on, ("approved_on",)), *found]
    return [*sorted(_dated(plan, "approvals", run))[:1], *found]


def _dated(plan: Record, field: str, run: Pass) -> list[tuple[date, tuple[str | int, ...]]]:
    return [
        (day, (field, index, "on"))
        for index, _ in plan.items(field)
        if (day := run.date(plan, field, index, "on")) is not None
    ]
