"""AUD009: audit results are reported in time."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import ended_on, is_done
from isms_lint_iso27001.derive.dates.intervals import declared_limit
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted


@rule(
    code="AUD009",
    name="report-late",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("9.2.2",),
    basis=Basis.ORGANIZATION,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "late": (
            "fieldwork ended on {end}, and the results were reported on {reported_on}, {days} later;"
            " they were due by {due}"
        )
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
    related=("AUD006",),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Audit results are reported in time.

    What it checks
        Whether the results of an audit were reported at most 30 days after its fieldwork, or within
        `deadlines.report_days` where the organization declares it.
    Why it matters
        Late results are old results. The limit is the organization's own; 30 days are custom.
    How to fix
        Report what is certain in time, and the rest as a supplement; or declare the limit that
        fits.
    Not reported
        A limit of the organization's own that was kept. Audits not reported yet: AUD006 speaks of
        those. A report dated before the end of fieldwork (AUD014) or in the future (SEQ010).
    Bad
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-30
    Good
        kind: audit
        id: AUD-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-19
    """
    if not is_done(audit) or is_blank_answer(audit.get("reported_on")):
        return
    end, reported_on = ended_on(audit, run), run.date(audit, "reported_on")
    if reported_on is None:
        yield NotEvaluated("`reported_on` cannot be read as a date")
    elif end is None:
        yield NotEvaluated("the day on which fieldwork ended is missing or not a date")
    elif reported_on <= run.as_of:
        limit = declared_limit("deadlines", "report_days", run.options["report_days"], run)
        days = (reported_on - end).days
        if days > limit.number:
            yield Report(
                "late",
                ("reported_on",),
                related=(Related(audit, ("fieldwork", "end"), "fieldwork ended here"),),
                end=end,
                reported_on=reported_on,
                days=counted(days, "day"),
                due=limit.by(add_days(end, limit.number), "day"),
            )
