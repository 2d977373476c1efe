"""RSK007: risks are assessed at the planned intervals."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.calendar.running_since import risks_since, why_unknown
from isms_lint_iso27001.derive.dates.intervals import Limit
from isms_lint_iso27001.derive.risk.assessment_interval import (
    assessment_interval,
    is_ahead,
    last_assessment,
    reviewed_one_by_one,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_NOTHING = "no risk assessment is on record as completed"


@rule(
    code="RSK007",
    name="assessment-interval",
    kinds={"risk-assessment", "risk", "organization"},
    scope=REGISTER,
    clauses=("8.2",),
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "old": "the last risk assessment was completed on {day}; the next was due by {due}",
        "never": f"{_NOTHING}, and {{since}}: the first was due by {{due}}",
        "begun": "risk assessments are on record, and none was completed",
    },
    options={
        "ra_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "x-whole-run": True,
            "description": "Months between assessments where the organization declares no interval.",
        }
    },
    related=(
        "RSK008",
        "SEQ004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risks are assessed at the planned intervals.

    What it checks
        Whether the last completed risk assessment is within the interval that the organization
        declares (`intervals.risk_assessment_months`). Where none is declared, 12 months is taken,
        and the finding is a warning. Where none is on record as completed, the time counts from
        the earliest risk, or from the certificate.
    Why it matters
        The standard leaves the interval to the organization and holds it to it. An old assessment
        does not know this year's risks.
    How to fix
        Carry out the assessment, or declare the interval that fits.
    Not reported
        A register of risks that are each reviewed on a date of their own, where none of those dates
        (`review_on`) has passed, or where all were reviewed (`reviewed_on`) within the interval. A
        partial assessment that an event made necessary is no planned one: it does not count as the
        last, where there is another. A first assessment that is not due yet. A repository that
        holds less than half of the information the standard names (DOC001) and no completed
        assessment, or evidence that says where the results are kept, is not evaluated.
    Bad
        kind: organization
        id: org
        intervals: {risk_assessment_months: 12}
        ---
        kind: risk-assessment
        id: RA-1
        completed_on: 2025-01-31
    Good
        kind: organization
        id: org
        intervals: {risk_assessment_months: 24}
        ---
        kind: risk-assessment
        id: RA-1
        completed_on: 2025-01-31
    """
    last = run.derive(last_assessment)
    subjects = run.register.of("risk-assessment") or run.register.of("organization", "risk")
    if record is not (last.assessment if last is not None else subjects[0]):
        return
    if run.derive(reviewed_one_by_one):
        return
    limit = assessment_interval(run)
    if last is None:
        yield from _never(limit, run)
        return
    due = add_months(last.day, limit.number)
    if run.as_of > due:
        yield Report(
            "old",
            ("completed_on",),
            severity=limit.severity,
            day=last.day,
            due=limit.by(due, "month"),
        )


def _never(limit: Limit, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What there is to say where no assessment is known to have been completed."""
    on_record = run.register.of("risk-assessment")
    if any(
        not is_blank_answer(one.get("completed_on")) and not is_ahead(one, run) for one in on_record
    ):
        yield NotEvaluated("`completed_on` cannot be read as a date that has come")
        return
    start = run.derive(risks_since)
    due = add_months(start.day, limit.number) if start is not None else run.as_of
    unknown = why_unknown(_NOTHING, "8.2", start, run)
    if start is not None and unknown is None and run.as_of > due:
        organization = run.register.organization
        yield Report(
            "never",
            record=organization or start.record,
            related=(start.related,),
            severity=limit.severity,
            since=start.words,
            due=limit.by(due, "month"),
        )
    elif any(not is_ahead(one, run) for one in on_record):
        yield Report("begun", ("completed_on",), severity=Severity.WARNING)
    elif unknown is not None and not on_record:
        yield unknown
