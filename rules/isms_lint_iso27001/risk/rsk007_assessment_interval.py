"""RSK007: risks are assessed at the planned intervals."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.risk_assessments import assessments
from isms_lint_iso27001.derive.risks import is_active


@rule(
    code="RSK007",
    name="assessment-interval",
    kinds={"risk-assessment"},
    scope=REGISTER,
    clauses=("8.2",),
    basis=Basis.ORGANIZATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "declared": (
            "the last risk assessment was completed on {day}; the organization"
            " declares one every {months} months, so one was due by {due}"
        ),
        "custom": (
            "the last risk assessment was completed on {day}, more than {months}"
            " months ago; no interval is declared, {months} months is custom"
        ),
        "never": "risk assessments are on record, and none was completed",
    },
    options={
        "ra_interval_months": {
            "type": "integer",
            "minimum": 1,
            "default": 12,
            "description": "Months between assessments where the organization declares no interval.",
        }
    },
    related=(
        "RSK008",
        "SEQ004",
    ),
)
def check(assessment: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risks are assessed at the planned intervals.

    What it checks
        Whether the last completed risk assessment is within the interval that the organization
        declares (`intervals.risk_assessment_months`). Where none is declared, 12 months is taken,
        and the finding is a warning.
    Why it matters
        The standard leaves the interval to the organization and holds it to it. An old assessment
        does not know this year's risks.
    How to fix
        Carry out the assessment, or declare the interval that fits.
    Not reported
        A register of risks that are each reviewed on a date of their own, where none of those dates
        has passed.
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
    known = run.derive(assessments)
    last = known[-1].assessment if known else run.register.of("risk-assessment")[0]
    if assessment is not last:
        return
    if not known:
        if all(_is_ahead(one, run) for one in run.register.of("risk-assessment")):
            return
        if any(
            not is_blank_answer(one.get("completed_on"))
            for one in run.register.of("risk-assessment")
        ):
            yield NotEvaluated("`completed_on` cannot be read as a date that has come")
            return
        yield Report("never", ("completed_on",), severity=Severity.WARNING)
        return
    organization = run.register.organization
    declared = organization.get("intervals", "risk_assessment_months") if organization else None
    months: int = declared if isinstance(declared, int) else run.options["ra_interval_months"]
    due = add_months(known[-1].day, months)
    if run.as_of > due and not _reviewed_one_by_one(run):
        yield Report(
            "declared" if isinstance(declared, int) else "custom",
            ("completed_on",),
            severity=None if isinstance(declared, int) else Severity.WARNING,
            day=known[-1].day,
            months=months,
            due=due,
        )


def _is_ahead(assessment: Record, run: Pass) -> bool:
    planned = run.date(assessment, "planned_on")
    return planned is not None and planned >= run.as_of


def _reviewed_one_by_one(run: Pass) -> bool:
    """Whether each active risk has a review date of its own that is still ahead."""
    dates = [run.date(risk, "review_on") for risk in run.register.of("risk") if is_active(risk)]
    return bool(dates) and all(day is not None and day >= run.as_of for day in dates)
