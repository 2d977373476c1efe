"""CAR003: a corrective action was closed before its cause was determined."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_given


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
        "before": "closed on {closed_on}, but the cause was determined only on {determined_on}:"
        " the action cannot have started from the cause",
    },
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
    dates = {}
    for field in ("closed_on", "cause_determined_on"):
        if not is_given(action, field):
            return
        dates[field] = run.date(action, field)
    closed_on, determined_on = dates["closed_on"], dates["cause_determined_on"]
    if closed_on is None or determined_on is None:
        unread = [field for field, date in dates.items() if date is None]
        yield NotEvaluated(f"`{'` and `'.join(unread)}` cannot be read as a date")
    elif closed_on < determined_on:
        yield Report(
            "before",
            ("closed_on",),
            closed_on=closed_on,
            determined_on=determined_on,
            related=(Related(action, ("cause_determined_on",), "the cause was determined here"),),
        )
