"""FND010: many minor nonconformities on one requirement are looked at together."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.minor_clusters import minor_clusters
from isms_lint_iso27001.derive.text.words import collapse_scope, counted, list_of


@rule(
    code="FND010",
    name="minor-cluster",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("ISO/IEC 17021-1:2015 3.12",),
    basis=Basis.CERTIFICATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "cluster": (
            "{ncs} are {count} minor nonconformities against {requirement} within"
            " {months}: together, are they a major one?"
        )
    },
    options={
        "cluster": {
            "type": "integer",
            "minimum": 2,
            "default": 3,
            "x-whole-run": True,
            "description": "Minor nonconformities from which the question is asked.",
        },
        "window_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
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
        Whether three or more minor nonconformities against one clause, control or section of an own
        document were raised within 12 months. The last such time of a requirement is reported, at
        the nonconformity that completed it; requirements with the same nonconformities together.
    Why it matters
        Certification bodies grade a number of minors on one requirement as a major where together
        they show that the system fails there.
    How to fix
        Look at them together. Raise the grade, or document for each the cause that sets it apart.
    Not reported
        Nonconformities with documented causes that differ, as long as too few are left that may
        have one in common. Withdrawn ones. Grades that the organization does not have. Two records
        with one id count once: REF002 speaks of those.
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
    for ncs, requirements in run.derive(minor_clusters).get(nc, ()):
        requirement = collapse_scope(requirements, run)
        yield Report(
            "cluster",
            ("requirement",),
            related=tuple(
                Related(one, ("requirement",), f"{one.id} is against {requirement} too")
                for one in ncs[:-1]
            ),
            about=[f"{one.id} {leaf}" for one in ncs for leaf in requirements],
            ncs=list_of([one.id for one in ncs]),
            count=len(ncs),
            requirement=requirement,
            months=counted(run.options["window_months"], "month"),
        )
