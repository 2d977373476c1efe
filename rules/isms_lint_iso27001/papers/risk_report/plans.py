"""Treatment plans: how far they are, and whether the owners of the risks approved them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import due_on, unapproved_move, why_unclear
from isms_lint_iso27001.derive.action.plan_states import PlanState, plan_states
from isms_lint_iso27001.derive.responsibility.plan_approvals import OwnerApproval, owner_approvals
from isms_lint_iso27001.papers.lateness import days_late
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.spoken import Codes, Spoken


class Work(NamedTuple):
    """An action of a plan that is open. `late` are the days since it was due. `moved` says what an
    extension lacks that does not count, `unclear` why its status tells nothing.
    """

    action: Record
    owner: str
    due: date | None
    late: int
    moved: str
    unclear: str
    codes: Codes


class Approval(NamedTuple):
    """An owner with their risks, and who approved the plan for them."""

    of: OwnerApproval
    owner: str
    by: str


class Plan(NamedTuple):
    """A treatment plan in force."""

    state: PlanState
    work: tuple[Work, ...]
    approvals: tuple[Approval, ...]
    codes: Codes

    @property
    def total(self) -> int:
        """How many actions it has that were not cancelled."""
        return len(self.state.done) + len(self.work)

    @property
    def late(self) -> int:
        """How many are past their due date."""
        return sum(one.late > 0 for one in self.work)


def plans(run: Pass, spoken: Spoken) -> list[Plan]:
    """The plans in force, each with its open actions, the latest first."""
    return [_plan(one, run, spoken) for one in plan_states(run.as_of, run)]


def _plan(state: PlanState, run: Pass, spoken: Spoken) -> Plan:
    work = [_work(one, run, spoken) for one in (*state.overdue, *state.open)]
    work.sort(key=lambda one: (one.due or date.max, one.action.id))
    approvals = tuple(
        Approval(
            one,
            named_on(one.owner, run.as_of, run),
            named_on(one.by, one.on or run.as_of, run),
        )
        for one in owner_approvals(state.plan, run)
    )
    return Plan(state, tuple(work), approvals, spoken.of(state.plan))


def _work(action: Record, run: Pass, spoken: Spoken) -> Work:
    due = due_on(action, run.as_of, run)
    return Work(
        action,
        named_on(action.get("owner"), run.as_of, run),
        due,
        days_late(due, run.as_of),
        unapproved_move(action, run).removeprefix("; "),
        why_unclear(action, run),
        spoken.of(action),
    )
