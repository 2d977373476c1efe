"""CAR003: a corrective action was closed before its cause was determined."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.dates.given_dates import given_dates


@rule(
    code="CAR003",
    name="closed-before-cause",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=("10.2 b2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "before": "closed on {closed_on}, and its cause was determined only on {determined_on}: that"
        " what was closed removed the cause cannot be shown",
    },
    related=(
        "CAR001",
        "CAR002",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A corrective action was closed before its cause was determined.

    What it checks
        `closed_on` is not earlier than `cause_determined_on`.
    Why it matters
        What was closed before the cause was known cannot have removed the cause. One of the two
        dates is wrong, or the action was closed to meet a deadline.
    How to fix
        Correct the wrong date. If both are right, reopen the action and judge it against the cause
        that was found.
    Not reported
        Both on the same day. Actions with only one of the dates: a missing cause is CAR001's.
        Rejected actions.
    Bad
        kind: corrective-action
        id: CAR-1
        closed_on: 2026-05-20
        cause_determined_on: 2026-06-02
    Good
        kind: corrective-action
        id: CAR-1
        closed_on: 2026-06-02
        cause_determined_on: 2026-06-02
    """
    if action.text("status") == "rejected":
        return
    dates = given_dates(action, run, ("closed_on",), ("cause_determined_on",))
    if isinstance(dates, NotEvaluated):
        yield dates
    elif dates is not None and dates[0] < dates[1]:
        yield Report(
            "before",
            ("closed_on",),
            closed_on=dates[0],
            determined_on=dates[1],
            related=(Related(action, ("cause_determined_on",), "the cause was determined here"),),
        )
