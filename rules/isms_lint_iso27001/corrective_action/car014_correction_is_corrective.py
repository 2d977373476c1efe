"""CAR014: corrective action is more than the correction."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.nonconformities import nonconformities_of
from isms_lint_iso27001.derive.text.same_text import is_same_text
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="CAR014",
    name="correction-is-corrective",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=(
        "10.2 a",
        "10.2 c",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "same": (
            "the action repeats the correction of {nonconformities}: it puts the case right, and"
            " that it removes the cause cannot be shown"
        )
    },
    related=(
        "CAR001",
        "FND005",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """Corrective action is more than the correction.

    What it checks
        Whether the `action` says something else than the `correction` of its nonconformity,
        capitals and marks aside.
    Why it matters
        The correction puts the case right; corrective action keeps it from coming back. Offering
        one for the other is often sent back by assessors.
    How to fix
        Write what removes the cause.
    Not reported
        Nonconformities for which it was decided that no corrective action is needed
        (`disposition.car: false`). Other words: the rule compares no meanings. Rejected actions.
    Bad
        kind: corrective-action
        id: CAR-1
        nonconformity: NC-1
        action: The accounts were removed.
        ---
        {kind: nonconformity, id: NC-1, correction: {text: the accounts were removed}}
    Good
        kind: corrective-action
        id: CAR-1
        nonconformity: NC-1
        action: HR closes accounts on the last day.
        ---
        {kind: nonconformity, id: NC-1, correction: {text: the accounts were removed}}
    """
    if action.text("status") == "rejected":
        return
    same = [
        nc
        for nc in nonconformities_of(action, run)
        if nc.get("disposition", "car") is not False
        and is_same_text(action.get("action"), nc.get("correction", "text"))
    ]
    if same:
        yield Report(
            "same",
            ("action",),
            related=tuple(Related(nc, ("correction", "text"), "the same words") for nc in same),
            about=[nc.id for nc in same],
            nonconformities=list_of([nc.id for nc in same]),
        )
