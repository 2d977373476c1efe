"""CAR002: corrective action follows the cause."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule


@rule(
    code="CAR002",
    name="action-before-cause",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=(
        "10.2 b",
        "10.2 c",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "before": (
            "the action was implemented on {implemented_on}, and the cause was"
            " determined on {cause_on}, after it"
        )
    },
    related=(
        "CAR001",
        "CAR003",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """Corrective action follows the cause.

    What it checks
        Whether `implemented_on` is not earlier than `cause_determined_on`.
    Why it matters
        An action chosen before the cause is known answers a guess. It may be right; the record
        cannot show it.
    How to fix
        Check whether the action removes the cause that was found, and say so; if what came first
        was the correction, record it in the nonconformity's `correction`.
    Not reported
        The same day. Corrections and containment before the cause: they are right, and stand in the
        nonconformity.
    Bad
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-04-15
        cause_determined_on: 2026-06-02
    Good
        kind: corrective-action
        id: CAR-1
        implemented_on: 2026-06-02
        cause_determined_on: 2026-06-02
    """
    implemented_on = run.date(action, "implemented_on")
    cause_on = run.date(action, "cause_determined_on")
    if implemented_on is not None and cause_on is not None and implemented_on < cause_on:
        yield Report(
            "before", ("implemented_on",), implemented_on=implemented_on, cause_on=cause_on
        )
