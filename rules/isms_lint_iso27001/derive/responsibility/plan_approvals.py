"""Whether the owners of risks approved the plan that treats them (6.1.3 f)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.people.delegations import decides_for
from isms_lint_iso27001.derive.people.handover import answering
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class OwnerApproval(NamedTuple):
    """An owner (a person or a role), the active risks of theirs that a plan treats, and by whom and on
    what day it was approved for them: None where it was not, or the day is not on record. `answers` is
    whether anybody answers for the owner today.
    """

    owner: str
    risks: tuple[Record, ...]
    by: object
    on: date | None
    answers: bool

    @property
    def is_missing(self) -> bool:
        """Whether there is an owner who could have approved it, and nobody did for them."""
        return self.answers and self.by is None


def owner_approvals(plan: Record, run: Pass) -> list[OwnerApproval]:
    """Who had to approve a plan, and whether they did."""
    owned: dict[str, list[Record]] = {}
    for _, id in plan.strings("risks"):
        risk = run.register.find(id, "risk")
        if risk is not None and is_active(risk) and not is_blank_answer(risk.get("owner")):
            owned.setdefault(str(risk.get("owner")), []).append(risk)
    approvals = _approvals(plan, run)
    found = []
    for owner, risks in owned.items():
        by, on = next(
            (
                (by, on)
                for by, on in approvals
                if decides_for(by, owner, run.as_of if on is None else on, run)
            ),
            (None, None),
        )
        answers = bool(answering(owner, run.as_of, run))
        found.append(OwnerApproval(owner, tuple(risks), by, on, answers))
    return found


def _approvals(plan: Record, run: Pass) -> list[tuple[object, date | None]]:
    """Who approved the plan by now, and on what day, where one is on record."""
    found = [(entry.get("by"), entry.get("on")) for _, entry in plan.items("approvals")]
    found.append((plan.get("approved_by"), plan.get("approved_on")))
    dated = [(by, run.register.calendar.date(on)) for by, on in found]
    return [(by, day) for by, day in dated if day is None or day <= run.as_of]
