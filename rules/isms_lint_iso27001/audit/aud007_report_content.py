"""AUD007: an audit report is complete."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Part, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.audit.report import (
    has_results,
    lies_elsewhere,
    tells_conclusion,
    tells_findings,
)
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import alternatives, list_of


@rule(
    code="AUD007",
    name="report-content",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("ISO 19011:2018 6.5.1",),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={"lacks": "the report of the audit {lacks}"},
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
    unshown = {}
    if all(is_blank_answer(audit.get("fieldwork", part)) for part in ("start", "end")):
        unshown["fieldwork"] = "when it was done"
    if is_blank_answer(audit.get("team")):
        unshown["team"] = "who did it"
    if audit.get("findings") is None and not findings_of(audit, run) and not tells_findings(audit):
        unshown["findings"] = "what it found"
    has_conclusion = not is_blank_answer(audit.get("conclusion")) or tells_conclusion(audit)
    if not unshown and has_conclusion:
        return
    if lies_elsewhere(audit, run):
        parts = unshown if has_conclusion else {**unshown, "conclusion": "what it concludes"}
        yield NotEvaluated(
            f"the report that `evidence` names is not read; it may show {list_of([*parts.values()])}"
        )
        return
    lacks = [f"does not show {alternatives([*unshown.values()])}"] if unshown else []
    if not has_conclusion:
        lacks.append("has no conclusion")
    fields = [*unshown, *(() if has_conclusion else ("conclusion",))]
    yield Report(
        "lacks",
        ("status",) if audit.get("status") else (),
        about=[Part(field, (field,)) for field in fields],
        lacks=" and ".join(lacks),
    )
