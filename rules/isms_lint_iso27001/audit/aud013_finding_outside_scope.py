"""AUD013: A finding is about what was audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import leaves_in_scope
from isms_lint_iso27001.derive.finding_area import area_of
from isms_lint_iso27001.derive.words import collapse_scope


@rule(
    code="AUD013",
    name="finding-outside-scope",
    kinds={"nonconformity", "opportunity-for-improvement"},
    scope=REGISTER,
    clauses=("9.2.2 a",),
    basis=Basis.DATA,
    severity=Severity.WARNING,
    since="0.2",
    messages={"outside": "raised in {audit}, and {items} {verb} not in its scope"},
    needs={"audit"},
    related=(
        "FND001",
        "AUD012",
    ),
)
def check(finding: Record, run: Pass) -> Iterator[Report]:
    """A finding is about what was audited.

    What it checks
        Whether a requirement or the process of a finding lies in the scope of the audit it was
        raised in.
    Why it matters
        Either the finding stands under the wrong requirement, or the audit looked further than its
        record says.
    How to fix
        Correct the requirement or the scope. If the auditor came across it by chance, say so:
        `unplanned: true`.
    Not reported
        Findings marked `unplanned`. Requirements of the organization's own documents: they are
        criteria.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        scope: [A.8.20-A.8.22]
        findings: [{kind: nonconformity, id: NC-1, requirement: [A.6.1]}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        scope: [A.8.20-A.8.22]
        findings: [{kind: nonconformity, id: NC-1, requirement: [A.8.21]},
             {kind: nonconformity, id: NC-2, requirement: [A.6.1], unplanned: true}]
    """
    audit = run.register.find(finding.get("audit"), "audit") or finding.parent
    if audit is None or audit.kind != "audit" or finding.get("unplanned") is True:
        return
    scope = leaves_in_scope(audit, run)
    area = area_of(finding, run)
    named = {item for item in area if run.register.find(item, "document", "contract") is None}
    if scope and named and scope.isdisjoint(area):
        yield Report(
            "outside",
            ("requirement",),
            related=(Related(audit, ("scope",), f"the scope of {audit.id}"),),
            audit=audit.id,
            items=collapse_scope(named, run),
            verb="is" if len(named) == 1 else "are",
        )
