"""Reports of audits whose fieldwork is over (9.2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.offers.due import Due, Undated
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.report_deadline import report_awaited
from isms_lint_iso27001.derive.due.acting import leads_of, together
from isms_lint_iso27001.derive.due.words import both, days, said, titled

WHAT = "audit-report"


def audit_reports(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    for audit in run.register.of("audit"):
        deadline = report_awaited(audit, run)
        if isinstance(deadline, NotEvaluated):
            yield Undated(WHAT, said(f"{audit.id}: {deadline.reason}"), audit, ("fieldwork", "end"))
        elif deadline is not None:
            ended, limit = deadline.ended_on, days(deadline.limit)
            yield Due(
                deadline.latest,
                WHAT,
                titled("Report of", "Bericht über", audit),
                both(
                    f"fieldwork ended on {ended}, {limit['en']}",
                    f"Ende der Erhebungen {ended}, {limit['de']}",
                ),
                audit,
                ("fieldwork", "end"),
                together(deadline.latest, run, leads_of(audit)),
                "AUD006",
            )
