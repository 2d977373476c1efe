"""AUD010: what is marked as audited has evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.finding_area import area_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD010",
    name="evidence-sampled",
    kinds={"audit"},
    scope=REGISTER,
    clauses=(
        "9.2.2",
        "ISO 19011 6.4.7",
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
def check(audit: Record, run: Pass) -> Iterator[Report]:
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
        results.
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
    if audit.text("status") in ("planned", "postponed", "cancelled"):
        return
    bare = []
    for index, result in audit.items("results"):
        if result.get("result") not in ("conforming", "nonconforming"):
            continue
        if any(not is_blank_answer(result.get(field)) for field in ("samples", "evidence")):
            continue
        if result.get("result") == "nonconforming" and _has_finding(audit, result, run):
            continue
        bare.append((index, str(result.get("item", ""))))
    if bare:
        yield Report(
            "none",
            ("results", bare[0][0]),
            items=list_of([item for _, item in bare]),
            verb="is" if len(bare) == 1 else "are",
        )


def _has_finding(audit: Record, result: dict[str, Any], run: Pass) -> bool:
    """Whether a finding on the item has evidence."""
    leaves = frozenset(run.register.resolve(str(result.get("item", "")), audit).leaves)
    return any(
        not is_blank_answer(finding.get("evidence"))
        and not leaves.isdisjoint(area_of(finding, run))
        for finding in findings_of(audit, run)
    )
