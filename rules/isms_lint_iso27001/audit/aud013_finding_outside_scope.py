"""AUD013: a finding is about what was audited."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.scope import ScopeText, planned_items
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.text.words import collapse_scope, list_of

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
    messages={
        "outside": "raised in {audit}, and {items} {verb} not in its scope",
        "process": "raised in {audit} in the process {process}, which is not in its scope",
    },
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
        was raised in. One of them is enough, with one exception: where the scope names processes,
        and what is cited belongs to it only through them, the finding's own process is among them.
    Why it matters
        Either the finding stands under the wrong requirement, or the audit looked further than its
        record says.
    How to fix
        Correct the requirement or the scope. If the auditor came across it by chance, say so:
        `unplanned: true`.
    Not reported
        Findings marked `unplanned`, and withdrawn ones. Requirements of the organization's own
        documents: they are criteria. Any process, where the scope names the clause or control
        itself. A process that shares clauses or controls with one in the scope. Audits without a
        scope: AUD001 speaks of those. Where the scope names a unit, a site or a process without its
        controls, the rule says that it could not judge.
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
    if not scope or not area:
        return
    covering = [item for item in scope if not area.isdisjoint(item.leaves)]
    process = run.register.find(finding.get("process"), "process")
    if covering and (process is None or not _is_elsewhere(process, covering, scope, run)):
        return
    unclear = [
        item.text for item in scope if item.is_open and not (covering and _is_process(item, run))
    ]
    if unclear:
        yield NotEvaluated(
            f"which clauses and controls {list_of(unclear)} in the scope of {audit.id} means is not"
            " on record"
        )
        return
    if covering and process is not None:
        yield Report(
            "process",
            ("process",),
            related=(Related(audit, ("scope",), f"the scope of {audit.id}"),),
            audit=audit.id,
            process=process.id,
        )
        return
    yield Report(
        "outside",
        ("requirement",) if finding.get("requirement") is not None else ("process",),
        related=(Related(audit, ("scope",), f"the scope of {audit.id}"),),
        about=area,
        audit=audit.id,
        items=collapse_scope(area, run),
        verb="is" if len(area) == 1 else "are",
    )


def _is_elsewhere(
    process: Record, covering: list[ScopeText], scope: list[ScopeText], run: Pass
) -> bool:
    """Whether the scope is one of processes, as far as the finding lies in it, and of none that has
    anything to do with this one.
    """
    if not all(_is_process(item, run) for item in covering):
        return False
    own = run.register.resolve(process.id, process).leaves
    return all(item.leaves.isdisjoint(own) for item in scope)


def _is_process(item: ScopeText, run: Pass) -> bool:
    return run.register.find(item.text, "process") is not None


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
