"""FND002: a nonconformity has no objective evidence."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import RECORD, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn
from isms_lint_iso27001.derive.text.evidence import has_evidence
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


@rule(
    code="FND002",
    name="nc-evidence",
    kinds={"nonconformity"},
    scope=RECORD,
    clauses=("10.2 f", "ISO/IEC 17021-1:2015 9.4.5.3"),
    basis=Basis.GUIDANCE,
    severity=Severity.ERROR,
    since="0.1",
    messages={
        "none": "the nonconformity names no evidence: what was seen cannot be shown",
        "placeholder": "the evidence reads {written}: what was seen cannot be shown",
    },
    related=(
        "FND001",
        "AUD010",
    ),
)
def check(nonconformity: Record, _run: Pass) -> Iterator[Report]:
    """A nonconformity names no objective evidence.

    What it checks
        `evidence` holds at least one item: a path, an address, the id of a record, a note of what
        was sampled.
    Why it matters
        Evidence is what separates a finding from an opinion. Without it the cause, the extent and
        the effectiveness of the action have nothing to start from.
    How to fix
        Name what was looked at: the sample, the export, the interview and its date.
    Not reported
        Confidential evidence: a reference or a note that says where it is kept is enough.
        Withdrawn nonconformities. Those of a certification body or a customer (`external_audit`):
        the evidence is theirs to keep.
    Bad
        kind: nonconformity
        id: NC-1
        requirement: [A.8.13]
        evidence: []
    Good
        kind: nonconformity
        id: NC-1
        requirement: [A.8.13]
        evidence: [{note: "restore log of May, kept by the DPO"}]
    """
    if is_withdrawn(nonconformity) or not is_blank_answer(nonconformity.get("external_audit")):
        return
    evidence = nonconformity.get("evidence")
    items = evidence if isinstance(evidence, list) else [evidence]
    if has_evidence(evidence):
        return
    written = next((item for item in items if isinstance(item, str) and item.strip()), None)
    if written is None:
        yield Report("none", ("evidence",))
    else:
        yield Report("placeholder", ("evidence",), written=f"`{written.strip()}`")
