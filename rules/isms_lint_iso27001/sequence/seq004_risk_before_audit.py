"""SEQ004: risks are assessed before the audits of the year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.audit.audits import began_on
from isms_lint_iso27001.derive.audit.standards import is_audit_of_isms
from isms_lint_iso27001.derive.audit.state import has_begun
from isms_lint_iso27001.derive.calendar.year_openers import day_of, year_opener
from isms_lint_iso27001.derive.dates.intervals import declared_limit
from isms_lint_iso27001.derive.dates.revisions import revised_on
from isms_lint_iso27001.derive.document.named_information import why_not_here
from isms_lint_iso27001.derive.risk.assessments import assessments, latest_by
from isms_lint_iso27001.derive.risk.looks import RiskLooks, risk_looks
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted, list_of


@rule(
    code="SEQ004",
    name="risk-before-audit",
    kinds={"audit"},
    scope=REGISTER,
    clauses=("8.2", "9.2.2"),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "old": "the audits of the year began on {start}; the last risk assessment before was"
        " completed on {last}, more than {months} earlier: the plan could not rest on"
        " current risks",
        "none": "the audits of the year began on {start}, and no risk assessment was completed"
        " before: the plan could not rest on the risks",
    },
    options={
        "ra_lookback_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months before the first audit in which a risk assessment is looked for;"
            " more where the organization declares a longer interval.",
        },
    },
    related=("PRG008", "RSK007", "SEQ008"),
)
def check(audit: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risks are assessed before the audits of the year.

    What it checks
        Whether a risk assessment was completed (or approved) in the 12 months before the first
        internal audit of the year. The year lies between two audits of the certification body;
        where none is on record, it is the calendar year. Only the last year in which an audit began
        is judged.
    Why it matters
        A programme looks most at what matters most. What that is, the risk assessment says; one
        that comes after the audits comes too late for them.
    How to fix
        Next year, assess the risks first. For now, look through what is still planned with the new
        assessment in hand, and record that in the programme.
    Not reported
        Audits that are still ahead, and audits of another standard alone. A longer interval that
        the organization declares (`intervals.risk_assessment_months`). An older assessment that the
        programme names in its `references`, where the programme was approved or amended in those
        months. Risks that were each looked at in those months, one by one; where their records tell
        only a later look, that is not evaluated. Without any assessment on record, a repository
        that holds less than half of the information the standard names (DOC001) is not evaluated:
        assessments may be kept elsewhere. Nor is one whose records say that they are.
    Bad
        kind: risk-assessment
        id: RA-2024
        completed_on: 2024-11-20
        ---
        kind: audit
        id: AUD-2026-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
    Good
        kind: risk-assessment
        id: RA-2026
        completed_on: 2026-02-12
        ---
        kind: audit
        id: AUD-2026-1
        status: reported
        fieldwork: {start: 2026-03-16, end: 2026-03-20}
        reported_on: 2026-04-02
    """
    if (
        has_begun(audit, run) is True
        and day_of(audit, run) is None
        and is_audit_of_isms(audit, run)
    ):
        yield NotEvaluated("neither fieldwork nor reported_on has a date")
    if run.derive(year_opener) is not audit:
        return
    start = began_on(audit, run)
    if start is None:
        yield NotEvaluated("fieldwork.start is missing or not a date")
        return
    least: int = run.options["ra_lookback_months"]
    months = max(least, declared_limit("intervals", "risk_assessment_months", least, run).number)
    since = add_months(start, -months)
    last = latest_by(start, run)
    if (last is not None and last.day >= since) or _accepted_since(since, start, run):
        return
    undated = [
        one.id
        for one in run.register.of("risk-assessment")
        if not is_blank_answer(one.get("completed_on")) and run.date(one, "completed_on") is None
    ]
    if undated:
        yield NotEvaluated(f"completed_on of {list_of(undated)} is not a date")
        return
    looks = risk_looks(since, start, run)
    if looks is RiskLooks.ALL:
        return
    if looks is RiskLooks.UNCLEAR:
        yield NotEvaluated("risks are reviewed one by one, and their records tell only later looks")
        return
    why = "" if run.register.of("risk-assessment") else why_not_here("8.2", run)
    if why:
        yield NotEvaluated(f"no risk assessment is on record, and {why}")
        return
    yield Report(
        "none" if last is None else "old",
        ("fieldwork", "start"),
        related=()
        if last is None
        else (
            Related(
                last.assessment,
                ("completed_on",),
                f"{last.assessment.id} was completed on {last.day}",
            ),
        ),
        start=start,
        last=None if last is None else last.day,
        months=counted(months, "month"),
    )


def _accepted_since(since: date, start: date, run: Pass) -> bool:
    """Whether an assessment was approved in the time, or a programme that rests on one."""

    def in_time(record: Record) -> bool:
        return any(since <= day <= start for day in revised_on(record, run))

    before = {one.assessment.id for one in run.derive(assessments) if one.day <= start}
    if any(in_time(one) for one in run.register.of("risk-assessment")):
        return True
    return any(
        in_time(programme) and any(id in before for _, id in programme.strings("references"))
        for programme in run.register.of("audit-programme")
        if programme.text("status") != "draft"
    )
