"""AUD006: the results of an audit are documented."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.audit_scope import has_begun, is_reported
from isms_lint_iso27001.derive.audits import ended_on
from isms_lint_iso27001.derive.intervals import declared_limit
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_RESULTS = ("text", "evidence", "results", "conclusion", "findings")


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
            "fieldwork ended on {end}, and on {as_of}, {days} days later, no report is on record"
        ),
        "empty": (
            "the audit counts as {status}, and its record holds no result: no text,"
            " no results, no conclusion, no evidence of a report"
        ),
    },
    options={
        "report_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": (
                "Days from the end of fieldwork to the report where the organization declares none."
            ),
        }
    },
    related=(
        "AUD007",
        "AUD009",
    ),
)
def check(audit: Record, run: Pass) -> Iterator[Report]:
    """The results of an audit are documented.

    What it checks
        Whether an audit is reported at most 30 days (or the organization's `deadlines.report_days`)
        after its fieldwork, and a reported one holds results: a text, results, a conclusion, or a
        report named in `evidence`.
    Why it matters
        The standard asks for evidence of the results. An audit without a report found nothing that
        anybody can act on.
    How to fix
        Write the report, and its day in `reported_on`; or link it in `evidence`, with a hash where
        it lies elsewhere.
    Not reported
        Reports outside the repository that are linked. Late reports that were written: AUD009
        speaks of those.
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
    if not has_begun(audit, run):
        return
    if is_reported(audit, run):
        if all(is_blank_answer(audit.get(field)) for field in _RESULTS):
            yield Report("empty", ("status",), status=audit.text("status") or "reported")
        return
    end = ended_on(audit, run)
    if end is None or not is_blank_answer(audit.get("reported_on")):
        return
    limit = declared_limit("deadlines", "report_days", run.options["report_days"], run)
    if add_days(end, limit.number) < run.as_of:
        days = (run.as_of - end).days
        yield Report("late", ("fieldwork", "end"), end=end, as_of=run.as_of, days=days)
