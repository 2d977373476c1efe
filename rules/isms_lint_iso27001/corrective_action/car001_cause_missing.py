"""CAR001: a corrective action was carried out without a determined cause."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.action.corrective_actions import is_given, stage, stage_field


@rule(
    code="CAR001",
    name="cause-missing",
    kinds={"corrective-action"},
    scope=RECORD,
    clauses=("10.2 b2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "missing": "the action is {stage} and names no cause: that the cause was determined"
        " cannot be shown",
        "placeholder": "the action is {stage} and its cause reads `{cause}`: that the cause was"
        " determined cannot be shown",
    },
    related=(
        "CAR003",
        "CAR013",
        "CAR002",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report]:
    """A corrective action was implemented, verified or closed without a determined cause.

    What it checks
        A corrective action that is implemented, verified or closed, by its status or by the day of
        it (`implemented_on`, `verified.on`, `closed_on`), has a `cause` that says something.
        `TBD`, `unknown`, `n/a` and the like say nothing.
    Why it matters
        An action that does not start from the cause is a correction: it repairs the case at hand
        and leaves the next one to happen. Assessors read the cause first.
    How to fix
        Write down what was found to be the cause, or take the status back to `opened` until it is
        known.
    Not reported
        Actions that are opened, planned or rejected: they may lack the cause. A cause without
        `cause_determined_on`. Whether the cause is a good one.
    Bad
        kind: corrective-action
        id: CAR-1
        status: closed
        cause: TBD
    Good
        kind: corrective-action
        id: CAR-1
        status: closed
        cause: Leavers are reported to HR only; nobody tells the service desk
        ---
        kind: corrective-action
        id: CAR-2
        status: opened
        cause: TBD
    """
    reached = stage(action, run.as_of, run)
    if reached not in ("implemented", "verified", "closed") or is_given(action, "cause"):
        return
    written = action.text("cause")
    if written:
        yield Report("placeholder", ("cause",), stage=reached, cause=written)
    else:
        yield Report("missing", stage_field(action, reached), stage=reached)
