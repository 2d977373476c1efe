"""CAR011: an action that did not work is followed up."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_closed
from isms_lint_iso27001.derive.nonconformities import corrective_actions_of, nonconformities_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer


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
        follow-up: in `follow_up`, in the `follow_up` of another, or as a later corrective action
        for the same nonconformity.
    Why it matters
        The check of effectiveness is there so that something happens when it fails.
    How to fix
        Open the next corrective action and name it in `follow_up`.
    Not reported
        Links in either direction. Actions that are still open.
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
    if not is_closed(action) or action.text("verified", "result") != "not-effective":
        return
    if not is_blank_answer(action.get("follow_up")):
        return
    if run.register.referring(action, "corrective-action", "follow_up"):
        return
    verified_on = run.date(action, "verified", "on")
    for nc in nonconformities_of(action, run):
        for other in corrective_actions_of(nc, run):
            opened_on = run.date(other, "opened_on")
            if other is not action and (
                verified_on is None or opened_on is None or opened_on >= verified_on
            ):
                return
    yield Report("ineffective", ("verified", "result"))
