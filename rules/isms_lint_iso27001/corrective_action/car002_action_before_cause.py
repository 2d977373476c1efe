"""CAR002: corrective action follows the cause."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.dates.given_dates import given_dates


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
            "the action was implemented on {implemented_on}, and its cause was determined only"
            " on {cause_on}: that the action answers the cause cannot be shown"
        )
    },
    related=(
        "CAR001",
        "CAR003",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
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
        nonconformity. Rejected actions. Actions with only one of the dates.
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
    if action.text("status") == "rejected":
        return
    dates = given_dates(action, run, ("implemented_on",), ("cause_determined_on",))
    if isinstance(dates, NotEvaluated):
        yield dates
    elif dates is not None and dates[0] < dates[1]:
        yield Report(
            "before",
            ("implemented_on",),
            implemented_on=dates[0],
            cause_on=dates[1],
            related=(Related(action, ("cause_determined_on",), "the cause was determined here"),),
        )
