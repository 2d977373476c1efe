"""By when risks are to be assessed again: all together, or each on a day of its own (8.2)."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.risk.assessments import Assessed, assessments
from isms_lint_iso27001.derive.risk.risks import is_active
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


def assessment_interval(run: Pass) -> Limit:
    """The months between assessments: the organization's own, else what is custom."""
    default = run.option_of("RSK007", "ra_interval_months")
    return declared_limit("intervals", "risk_assessment_months", default, run)


def last_assessment(run: Pass) -> Assessed | None:
    """The last assessment that was planned; where there is none, the last of all (a derivation)."""
    done = run.derive(assessments)
    planned = [one for one in done if not _is_reaction(one.assessment)]
    return next(iter(reversed(planned or done)), None)


def is_ahead(assessment: Record, run: Pass) -> bool:
    """Whether it is planned for a day that is not past."""
    planned = run.date(assessment, "planned_on")
    return planned is not None and planned >= run.as_of


def reviewed_one_by_one(run: Pass) -> bool:
    """Whether each active risk has a review ahead, or was reviewed within the interval (a
    derivation).
    """
    active = [risk for risk in run.register.of("risk") if is_active(risk)]
    return bool(active) and all(
        (day := next_look(risk, run)) is not None and day >= run.as_of for risk in active
    )


def next_look(risk: Record, run: Pass) -> date | None:
    """By when a risk is to be looked at: on the day it says, else one interval after the last look;
    None where neither is on record.
    """
    ahead, last = run.date(risk, "review_on"), run.date(risk, "reviewed_on")
    if ahead is not None:
        return ahead
    if last is None or last > run.as_of:
        return None
    return add_months(last, assessment_interval(run).number)


def _is_reaction(assessment: Record) -> bool:
    """Whether something made it necessary, and it looked at a part only."""
    return all(not is_blank_answer(assessment.get(field)) for field in ("triggers", "scope"))
