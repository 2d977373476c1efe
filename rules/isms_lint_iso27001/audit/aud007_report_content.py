"""AUD007: an audit report is complete."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_report import (
    has_results,
    lies_elsewhere,
    tells_conclusion,
    tells_findings,
)
from isms_lint_iso27001.derive.audit_state import is_reported
from isms_lint_iso27001.derive.audits import findings_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.words import list_of


@rule(
    code="AUD007",
    name="report-content",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011 6.5.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the report of the audit does not show {parts}"},
    related=(
        "AUD006",
        "AUD011",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """An audit report is complete.

    What it checks
        Whether a reported audit shows when it was done (`fieldwork`), by whom (`team`), what it
        found (`findings`, or findings that refer to it; `[]` says none) and what it concludes
        (`conclusion`). Scope, objectives, criteria and methods are looked at by AUD001, AUD004,
        AUD002 and AUD005.
    Why it matters
        Guidance lists what a report tells, so that somebody who was not there can use it.
    How to fix
        Add what is missing; `findings: []` where nothing was found.
    Not reported
        `findings: []` with a conclusion. A text that speaks of findings, or of a conclusion: whether
        it is a good one is not judged. A report that `evidence` links: what it says is not read, and
        this rule says so. Reported audits without any result: AUD006 speaks of those.
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        team: [{person: ines, function: lead}]
        findings: []
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        team: [{person: ines, function: lead}]
        findings: []
        conclusion: {standard: conforms}
    """
    if not is_reported(audit, run) or not has_results(audit, run):
        return
    parts = []
    if all(is_blank_answer(audit.get("fieldwork", part)) for part in ("start", "end")):
        parts.append("when it was done")
    if is_blank_answer(audit.get("team")):
        parts.append("by whom")
    if audit.get("findings") is None and not findings_of(audit, run) and not tells_findings(audit):
        parts.append("its findings, or that there were none")
    if is_blank_answer(audit.get("conclusion")) and not tells_conclusion(audit):
        parts.append("a conclusion")
    if not parts:
        return
    if lies_elsewhere(audit, run):
        yield NotEvaluated(
            f"the report that `evidence` names is not read; it may show {list_of(parts)}"
        )
    else:
        yield Report("lacks", ("status",) if audit.get("status") else (), parts=list_of(parts))
