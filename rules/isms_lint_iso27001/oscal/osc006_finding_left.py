"""OSC006: a finding of an assessment leads to no risk and to no plan."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of
from isms_lint_iso27001.derive.oscal.documents import RESULTS, document_of
from isms_lint_iso27001.derive.oscal.followed import planned_for


@rule(
    code="OSC006",
    name="finding-left",
    kinds={"nonconformity"},
    scope=REGISTER,
    clauses=("10.2 b",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.5",
    messages={
        "alone": "not satisfied, and neither a risk nor an item of a plan of action comes of it"
    },
    related=(
        "FND004",
        "OSC005",
    ),
)
def check(finding: Record, run: Pass) -> Iterator[Report]:
    """A finding of an assessment leads to no risk and to no plan.

    What it checks
        Whether each finding of OSCAL assessment results that is not satisfied names a risk of the same
        results, or shares an observation with one; or a plan of action in the same run has an item for
        it, or one that rests on the same observation.
    Why it matters
        In OSCAL the risk carries how grave a finding is, its deadline and its remediation. A finding
        without one goes no further.
    How to fix
        Add the risk and name it in `related-risks`, or add an item to the plan of action.
    Not reported
        Findings that are satisfied. Items of a plan: they are what is done about a finding.
    Bad
        kind: nonconformity
        id: 45d8a6c2
        x_oscal: {document: assessment-results}
    Good
        kind: nonconformity
        id: 45d8a6c2
        x_oscal: {document: assessment-results, risks: [0cfa750e]}
    """
    if document_of(finding) != RESULTS or finding.strings("x_oscal", "risks"):
        return
    if not corrective_actions_of(finding, run) and planned_for(finding, run) is None:
        yield Report("alone")
