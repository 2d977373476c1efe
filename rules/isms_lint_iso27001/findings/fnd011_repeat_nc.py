"""FND011: what was found effective does not come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.causes import have_different_causes
from isms_lint_iso27001.derive.finding_area import requirements_of
from isms_lint_iso27001.derive.nonconformities import is_withdrawn, nonconformities_of
from isms_lint_iso27001.derive.words import collapse_scope


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
            "raised on {raised_on} against {requirement}; {action} for {earlier}"
            " against the same was found effective on {verified_on}"
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
    raised_on = run.date(nc, "raised_on")
    if raised_on is None or is_withdrawn(nc):
        return
    since = add_months(raised_on, -12 * run.option_of("PRG004", "cycle_years"))
    known = run.derive(_effective)
    near = {
        one
        for requirement in requirements_of(nc, run)
        for one in known.get(requirement, ())
        if since <= one.verified_on < raised_on
        and one.nc is not nc
        and not one.raised_after(raised_on, run)
        and not have_different_causes(nc, one.nc, run)
    }
    process = nc.text("process")
    same = [one for one in near if one.nc.text("process") == process]
    if same:
        last = max(same, key=lambda one: (one.verified_on, one.action.id, one.nc.id))
        yield Report(
            "repeat",
            ("requirement",),
            related=(
                Related(last.nc, ("requirement",), f"{last.nc.id} was against the same"),
                Related(last.action, ("verified", "result"), f"{last.action.id} was effective"),
            ),
            raised_on=raised_on,
            requirement=collapse_scope(
                requirements_of(nc, run) & requirements_of(last.nc, run), run
            ),
            action=last.action.id,
            earlier=last.nc.id,
            verified_on=last.verified_on,
        )
        return
    half = [one.nc.id for one in near if not (process and one.nc.text("process"))]
    if half:
        yield NotEvaluated(f"of this and {min(half)} against the same, one names no process")


class _Effective(NamedTuple):
    """A corrective action that was found effective, and a nonconformity it answers."""

    verified_on: date
    action: Record
    nc: Record

    def raised_after(self, day: date, run: Pass) -> bool:
        raised_on = run.date(self.nc, "raised_on")
        return raised_on is not None and raised_on > day


def _effective(run: Pass) -> dict[str, list[_Effective]]:
    """By requirement, the corrective actions found effective (a derivation)."""
    found: dict[str, list[_Effective]] = {}
    for action in run.register.of("corrective-action"):
        day = run.date(action, "verified", "on")
        if day is None or action.text("verified", "result") != "effective":
            continue
        for nc in nonconformities_of(action, run):
            if not is_withdrawn(nc):
                for requirement in requirements_of(nc, run):
                    found.setdefault(requirement, []).append(_Effective(day, action, nc))
    return found
