"""AUD010: what is marked as audited has evidence."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import findings_of, is_done
from isms_lint_iso27001.derive.audit.report import lies_elsewhere
from isms_lint_iso27001.derive.finding.area import area_of
from isms_lint_iso27001.derive.text.evidence import has_evidence
from isms_lint_iso27001.derive.text.words import list_of


@rule(
    code="AUD010",
    name="evidence-sampled",
    kinds={"audit"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "ISO 19011:2018 6.4.7",
    ),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"none": "{items} {verb} marked as audited without a sample or other evidence"},
    related=(
        "AUD012",
        "FND002",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What is marked as audited has evidence.

    What it checks
        Whether each entry of `results` with the result conforming or nonconforming names `samples`
        or `evidence`; a nonconforming one may have it in its nonconformity.
    Why it matters
        `Conforms` without a sample says what somebody believes. The next auditor cannot tell what
        was looked at.
    How to fix
        Name the samples by an id; what they contain need not be in the repository.
    Not reported
        Evidence that lies elsewhere and is named. Items not audited. Audits without a list of
        results. Samples that may stand in a report which the audit's own `evidence` links: what it
        says is not read, and this rule says so.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        results: [{item: A.5.18, result: conforming}]
    Good
        kind: audit
        id: AUD-1
        status: reported
        results: [{item: A.5.18, result: conforming, samples: [EV-12]}]
    """
    results = audit.items("results")
    if not results or not is_done(audit):
        return
    bare = []
    shown: frozenset[str] | None = None
    for index, result in results:
        outcome = result.get("result")
        if outcome not in ("conforming", "nonconforming"):
            continue
        if has_evidence(result.get("samples")) or has_evidence(result.get("evidence")):
            continue
        item = str(result.get("item", ""))
        if outcome == "nonconforming":
            shown = _shown_by_findings(audit, run) if shown is None else shown
            if not shown.isdisjoint(run.register.resolve(item, audit).leaves):
                continue
        bare.append((index, item))
    if not bare:
        return
    items = list_of([item for _, item in bare])
    if lies_elsewhere(audit, run):
        yield NotEvaluated(
            f"the report that `evidence` names is not read; it may hold the samples of {items}"
        )
    else:
        verb = "is" if len(bare) == 1 else "are"
        yield Report(
            "none",
            ("results", bare[0][0]),
            about=[Part(item, ("results", index)) for index, item in bare],
            items=items,
            verb=verb,
        )


def _shown_by_findings(audit: Record, run: Pass) -> frozenset[str]:
    """What the findings of the audit are about, as far as they have evidence."""
    return frozenset(
        leaf
        for finding in findings_of(audit, run)
        if has_evidence(finding.get("evidence"))
        for leaf in area_of(finding, run)
    )
