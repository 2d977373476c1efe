"""FND011: what was found effective does not come back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
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
    options={
        "cycle_years": {
            "type": "integer",
            "minimum": 1,
            "default": 3,
            "description": "Years in which a repetition counts.",
        }
    },
    related=(
        "CAR011",
        "FND010",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report]:
    """What was found effective does not come back.

    What it checks
        Whether a nonconformity was raised on the requirement and process of an earlier one, after
        corrective action on that was verified as effective, within three years.
    Why it matters
        The same finding again says that the action did not remove the cause, or that the check of
        its effect did not look far enough.
    How to fix
        Go back to the cause. If it is another one this time, document it.
    Not reported
        Nonconformities with documented causes that differ. Other processes: a shared requirement
        alone is no repetition where both name their process.
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
    leaves = requirements_of(nc, run)
    since = add_months(raised_on, -12 * run.options["cycle_years"])
    for verified_on, action, earlier, theirs in run.derive(_effective):
        if earlier is nc or not since <= verified_on < raised_on or leaves.isdisjoint(theirs):
            continue
        if nc.text("process") != earlier.text("process"):
            continue
        before = run.date(earlier, "raised_on")
        if (before is not None and before > raised_on) or have_different_causes([nc, earlier], run):
            continue
        yield Report(
            "repeat",
            ("requirement",),
            related=(
                Related(earlier, ("requirement",), f"{earlier.id} was against the same"),
                Related(action, ("verified", "result"), f"{action.id} was found effective"),
            ),
            raised_on=raised_on,
            requirement=collapse_scope(leaves & theirs, run),
            action=action.id,
            earlier=earlier.id,
            verified_on=verified_on,
        )
        return


def _effective(run: Pass) -> list[tuple[date, Record, Record, frozenset[str]]]:
    """Corrective actions found effective: the day, the action, its nonconformity, what that is against.

    The latest first (a derivation).
    """
    found: list[tuple[date, Record, Record, frozenset[str]]] = []
    for action in run.register.of("corrective-action"):
        day = run.date(action, "verified", "on")
        if day is None or action.text("verified", "result") != "effective":
            continue
        found.extend(
            (day, action, nc, requirements_of(nc, run)) for nc in nonconformities_of(action, run)
        )
    return sorted(found, key=lambda one: (one[0], one[1].id), reverse=True)
