"""FND011: what was found effective does not come back."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.action.repetitions import ANY, earlier_of
from isms_lint_iso27001.derive.finding.area import requirements_of
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.text.words import collapse_scope


@rule(
    code="FND011",
    name="repeat-nc",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "repeat": (
            "{requirement} failed again on {raised_on}, although {action} for {earlier} was found"
            " effective on {verified_on}"
        )
    },
    related=(
        "CAR011",
        "FND010",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What was found effective does not come back.

    What it checks
        Whether a nonconformity was raised on the requirement and process of an earlier one, after
        corrective action on that was verified as effective, within one audit cycle (the
        `cycle_years` of PRG004, three years).
    Why it matters
        The same finding again says that the action did not remove the cause, or that the check of
        its effect did not look far enough.
    How to fix
        Go back to the cause. If it is another one this time, document it.
    Not reported
        Nonconformities with documented causes that differ. Other processes. Other sections of one
        document. Withdrawn findings. Where only one of the two names its process, the rule says
        that it could not judge.
    Bad
        kind: nonconformity
        records:
          - {id: NC-1, requirement: [A.5.18], raised_on: 2025-03-03}
          - {id: NC-2, requirement: [A.5.18], raised_on: 2026-06-03}
        ---
        kind: corrective-action
        id: CAR-1
        nonconformity: NC-1
        verified: {on: 2025-09-01, by: ines, result: effective}
    Good
        kind: nonconformity
        records:
          - {id: NC-1, requirement: [A.5.18], raised_on: 2025-03-03}
          - {id: NC-2, requirement: [A.5.15], raised_on: 2026-06-03}
        ---
        kind: corrective-action
        id: CAR-1
        nonconformity: NC-1
        verified: {on: 2025-09-01, by: ines, result: effective}
    """
    if is_withdrawn(nc):
        return
    process = nc.text("process")
    last = earlier_of(nc, process, run)
    if last is None:
        half = earlier_of(nc, "" if process else ANY, run)
        if half is not None:
            yield NotEvaluated(f"of this and {half.nc.id} against the same, one names no process")
        return
    again = requirements_of(nc, run) & requirements_of(last.nc, run)
    yield Report(
        "repeat",
        ("requirement",),
        related=(
            Related(last.nc, ("requirement",), f"{last.nc.id} was against the same"),
            Related(last.action, ("verified", "result"), f"{last.action.id} was found effective"),
        ),
        about=again,
        raised_on=run.date(nc, "raised_on"),
        requirement=collapse_scope(again, run),
        action=last.action.id,
        earlier=last.nc.id,
        verified_on=last.verified_on,
    )
