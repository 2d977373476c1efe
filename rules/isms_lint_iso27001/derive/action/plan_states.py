"""Risk treatment plans in force, and how far their actions are (8.3)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.actions import due_on, is_in_force, is_open_action, plan_of


class PlanState(NamedTuple):
    """A treatment plan in force, and its actions by state; those that were cancelled are left out."""

    plan: Record
    done: tuple[Record, ...]
    open: tuple[Record, ...]
    overdue: tuple[Record, ...]


def plan_states(day: date, run: Pass) -> tuple[PlanState, ...]:
    """The treatment plans in force as they stood on `day`."""
    by_plan = run.derive(_actions_by_plan)
    return tuple(
        _state(plan, by_plan.get(plan, ()), day, run)
        for plan in run.register.of("treatment-plan")
        if is_in_force(plan)
    )


def _state(plan: Record, actions: tuple[Record, ...], day: date, run: Pass) -> PlanState:
    done, running, late = [], [], []
    for one in actions:
        if not is_open_action(one):
            done.append(one)
        elif (due := due_on(one, day, run)) is not None and due < day:
            late.append(one)
        else:
            running.append(one)
    return PlanState(plan, tuple(done), tuple(running), tuple(late))


def _actions_by_plan(run: Pass) -> dict[Record, tuple[Record, ...]]:
    """The actions of each plan that were not cancelled (a derivation)."""
    found: dict[Record, list[Record]] = {}
    for action in run.register.of("action"):
        plan = plan_of(action, run)
        if plan is not None and action.text("status") != "cancelled":
            found.setdefault(plan, []).append(action)
    return {plan: tuple(actions) for plan, actions in found.items()}
