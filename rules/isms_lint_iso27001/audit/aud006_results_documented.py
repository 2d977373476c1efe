"""AUD006: the results of an audit are documented."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit.report import has_results
from isms_lint_iso27001.derive.audit.report_deadline import report_awaited
from isms_lint_iso27001.derive.audit.state import is_reported
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="AUD006",
    name="results-documented",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "late": (
            "fieldwork ended on {end}, and on {as_of}, {days} later, no report is on record;"
            " the limit is {limit}"
        ),
        "empty": (
            "the audit counts as reported, and neither a text, results, findings or a conclusion"
            " nor evidence of a report is on record"
        ),
    },
    options={
        "report_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "x-whole-run": True,
            "description": (
                "Days from the end of fieldwork to the report where the organization declares none."
            ),
        }
    },
    related=(
        "AUD007",
        "AUD008",
        "AUD009",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The results of an audit are documented.

    What it checks
        Whether an audit whose fieldwork ended more than 30 days ago (or the organization's
        `deadlines.report_days`) has a report: a `reported_on`, a text, a conclusion, or a file or
        address in `evidence`. Whether one that counts as reported holds any result: a text,
        results, findings, a conclusion or evidence.
    Why it matters
        The standard asks for evidence of the results. An audit without a report found nothing that
        anybody can act on.
    How to fix
        Write the report, and its day in `reported_on`; or link it in `evidence`, with a hash where
        it lies elsewhere.
    Not reported
        Reports outside the repository that are linked: AUD008 asks whether managers have them. Late
        reports that were written: AUD009 speaks of those. What a report lacks: AUD007 speaks of
        that. Audits under way, ahead or called off.
    Bad
        kind: audit
        id: AUD-1
        status: fieldwork-done
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
        evidence: [reports/AUD-1.pdf]
    """
    if is_reported(audit, run):
        if not has_results(audit, run):
            yield Report("empty", ("status",) if audit.get("status") else ("reported_on",))
        return
    deadline = report_awaited(audit, run)
    if isinstance(deadline, NotEvaluated):
        yield deadline
    elif deadline is not None and deadline.latest < run.as_of:
        yield Report(
            "late",
            ("fieldwork", "end"),
            end=deadline.ended_on,
            as_of=run.as_of,
            days=counted((run.as_of - deadline.ended_on).days, "day"),
            limit=deadline.limit.words("days", "deadlines.report_days"),
        )
