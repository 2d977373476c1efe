"""FND010: many minor nonconformities on one requirement are looked at together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.causes import have_different_causes
from isms_lint_iso27001.derive.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="FND010",
    name="minor-cluster",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1 3.12",),
    basis=Basis.CERTIFICATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "cluster": (
            "{ncs} are {count} minor nonconformities against {requirement} within"
            " {months} months: together, are they a major one?"
        )
    },
    options={
        "cluster": {
            "type": "integer",
            "minimum": 2,
            "default": 3,
            "description": "Minor nonconformities from which the question is asked.",
        },
        "window_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months in which they were raised.",
        },
    },
    related=(
        "FND003",
        "FND011",
        "PRG009",
    ),
)
def check(nc: Record, run: Pass) -> Iterator[Report]:
    """Many minor nonconformities on one requirement are looked at together.

    What it checks
        Whether three or more minor nonconformities against one clause or control were raised within
        12 months. Reported once for each requirement, at the latest.
    Why it matters
        Certification bodies grade a number of minors on one requirement as a major where together
        they show that the system fails there.
    How to fix
        Look at them together. Raise the grade, or document for each the cause that sets it apart.
    Not reported
        Nonconformities whose documented causes all differ. Withdrawn ones.
    Bad
        kind: nonconformity
        records:
          - {id: NC-1, grade: minor, requirement: [A.5.18], raised_on: 2026-02-02}
          - {id: NC-2, grade: minor, requirement: [A.5.18], raised_on: 2026-05-04}
          - {id: NC-3, grade: minor, requirement: [A.5.18], raised_on: 2026-10-05}
    Good
        kind: nonconformity
        records:
          - {id: NC-1, grade: minor, requirement: [A.5.18], raised_on: 2026-02-02}
          - {id: NC-2, grade: minor, requirement: [A.5.18], raised_on: 2026-05-04}
          - {id: NC-3, grade: minor, requirement: [A.5.15], raised_on: 2026-10-05}
    """
    months = run.options["window_months"]
    for requirement, ncs in run.derive(_minors).get(nc, ()):
        day = run.date(nc, "raised_on")
        if day is None:
            continue
        since = add_months(day, -months)
        near = [one for on, one in ncs if since <= on <= day]
        later = [one for on, one in ncs if on > day and add_months(on, -months) <= day]
        last = ncs[-1][1] is nc or not later
        if len(near) >= run.options["cluster"] and last and not have_different_causes(near, run):
            yield Report(
                "cluster",
                ("requirement",),
                related=tuple(
                    Related(one, ("requirement",), f"{one.id} is against {requirement} too")
                    for one in near
                    if one is not nc
                ),
                ncs=list_of([one.id for one in near]),
                count=len(near),
                requirement=requirement,
                months=months,
            )
            return


_Raised = list[tuple[date, Record]]


def _minors(run: Pass) -> dict[Record, list[tuple[str, _Raised]]]:
    """By minor nonconformity, its requirements with all minors against them by day (a derivation)."""
    known: dict[str, _Raised] = {}
    for nc in run.register.of("nonconformity"):
        day = run.date(nc, "raised_on")
        if nc.text("grade").casefold() != "minor" or is_withdrawn(nc) or day is None:
            continue
        for _, text in nc.strings("requirement"):
            for leaf in run.register.resolve(text, nc).leaves:
                known.setdefault(leaf, []).append((day, nc))
    found: dict[Record, list[tuple[str, _Raised]]] = {}
    for leaf, raised in sorted(known.items(), key=lambda one: run.register.scope.order(one[0])):
        raised.sort(key=lambda one: (one[0], one[1].id))
        for _, nc in raised:
            found.setdefault(nc, []).append((leaf, raised))
    return found
