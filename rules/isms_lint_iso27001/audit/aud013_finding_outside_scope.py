"""AUD013: a finding is about what was audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import planned_items
from isms_lint_iso27001.derive.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.words import collapse_scope, list_of

_AUDITED = frozenset({"control", "process", "unit"})


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
def check(finding: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """A finding is about what was audited.

    What it checks
        Whether a clause, a control or the process of a finding lies in the scope of the audit it
        was raised in. One of them is enough.
    Why it matters
        Either the finding stands under the wrong requirement, or the audit looked further than its
        record says.
    How to fix
        Correct the requirement or the scope. If the auditor came across it by chance, say so:
        `unplanned: true`.
    Not reported
        Findings marked `unplanned`, and withdrawn ones. Requirements of the organization's own
        documents: they are criteria. Audits without a scope: AUD001 speaks of those. Where the
        scope names a unit, a site or a process without its controls, the rule says that it could
        not judge.
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
    audit = run.register.find(finding.get("audit"), "audit")
    if audit is None or finding.get("unplanned") is True or is_withdrawn(finding):
        return
    scope = planned_items(audit, run)
    area = _area(finding, run)
    if not scope or not area or any(not area.isdisjoint(item.leaves) for item in scope):
        return
    unclear = [item.text for item in scope if item.is_open]
    if unclear:
        yield NotEvaluated(
            f"which clauses and controls {list_of(unclear)} in the scope of {audit.id} means is not"
            " on record"
        )
        return
    yield Report(
        "outside",
        ("requirement",) if finding.get("requirement") is not None else ("process",),
        related=(Related(audit, ("scope",), f"the scope of {audit.id}"),),
        audit=audit.id,
        items=collapse_scope(area, run),
        verb="is" if len(area) == 1 else "are",
    )


def _area(finding: Record, run: Pass) -> frozenset[str]:
    """The clauses, controls, processes and units it is about; own documents are criteria."""
    found: set[str] = set()
    for _, text in (*finding.strings("requirement"), *finding.strings("process")):
        resolved = run.register.resolve(text, finding)
        if resolved.record is None:
            found.update(resolved.leaves)
        elif resolved.record.kind in _AUDITED:
            found.add(resolved.record.id)
    return frozenset(found)
