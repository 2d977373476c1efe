"""CAR011: an action that did not work is followed up."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_closed
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    nonconformities_of,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="CAR011",
    name="closed-ineffective",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "ineffective": (
            "closed although it was found not effective, and no corrective action follows it up"
        )
    },
    related=(
        "CAR007",
        "FND011",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """An action that did not work is followed up.

    What it checks
        Whether a closed corrective action whose `verified.result` is `not-effective` has a
        follow-up: in `follow_up`, in an action that names this one (`follow_up`, `supersedes`), or
        as a corrective action for the same nonconformity opened on the day of the check or later.
    Why it matters
        The check of effectiveness is there so that something happens when it fails.
    How to fix
        Open the next corrective action and name it in `follow_up`.
    Not reported
        Actions that are still open: they go on. A follow-up that another system holds.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
        verified: {on: 2026-06-30, by: ines, result: not-effective}
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        verified: {on: 2026-06-30, by: ines, result: not-effective}
        follow_up: CAR-2
        ---
        {kind: corrective-action, id: CAR-2}
    """
    ineffective = action.text("verified", "result") == "not-effective"
    verified_on = run.date(action, "verified", "on") or run.as_of
    if not ineffective or verified_on > run.as_of or not is_closed(action, run.as_of, run):
        return
    named = action.text("follow_up")
    # A name that leads nowhere is REF001's matter.
    is_elsewhere = not is_blank_answer(named) and run.register.get(named) is None
    if not is_elsewhere and not any(
        other is not action and other.text("status") != "rejected"
        for other in _follow_ups(action, run)
    ):
        yield Report("ineffective", ("verified", "result"))


def _follow_ups(action: Record, run: Pass) -> Iterator[Record]:
    """What goes on where the action did not work: linked either way, or later on the same matter."""
    named = run.register.find(action.get("follow_up"), "corrective-action")
    if named is not None:
        yield named
    for field in ("follow_up", "supersedes"):
        yield from run.register.referring(action, "corrective-action", field)
    verified_on = run.date(action, "verified", "on")
    for nc in nonconformities_of(action, run):
        for other in corrective_actions_of(nc, run):
            opened_on = run.date(other, "opened_on")
            if verified_on is None or opened_on is None or opened_on >= verified_on:
                yield other
