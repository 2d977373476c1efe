"""Risk assessments: planned ones, and the next by the interval (8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.documents.positions import FieldPath
from isms_lint.offers.due import Due, Undated
from isms_lint.records.dates import add_months
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.calendar.running_since import risks_since, why_unknown
from isms_lint_iso27001.derive.due.acting import leading
from isms_lint_iso27001.derive.due.words import both, months, said, titled
from isms_lint_iso27001.derive.risk.assessment_interval import (
    assessment_interval,
    last_assessment,
    reviewed_one_by_one,
)
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

WHAT = "risk-assessment"
_NOTHING = "no risk assessment is on record as completed"


def risk_assessments(run: Pass) -> Iterator[Due | Undated]:
    """What is due."""
    days: list[date] = []
    for one in run.register.of("risk-assessment"):
        day = run.date(one, "planned_on")
        if day is None or not is_blank_answer(one.get("completed_on")):
            continue
        days.append(day)
        yield Due(
            day,
            WHAT,
            titled("Risk assessment", "Risikobeurteilung", one),
            both("planned", "geplant"),
            one,
            ("planned_on",),
            leading(day, run, one.get("owner")),
        )
    if not run.derive(reviewed_one_by_one):
        yield from _by_interval([day for day in days if day >= run.as_of], run)


def _by_interval(planned: list[date], run: Pass) -> Iterator[Due | Undated]:
    """The assessment that the interval asks for, unless one is planned by then."""
    last, start = run.derive(last_assessment), run.derive(risks_since)
    unclear = None
    if last is not None:
        since, day = last.assessment, last.day
        words = both(f"after {since.id}, completed on {day}", f"nach {since.id} vom {day}")
    else:
        unclear = why_unknown(_NOTHING, "8.2", start, run)
        if start is None:
            if unclear is not None:
                yield Undated(WHAT, said(unclear.reason), run.register.organization)
            return
        since, day = start.record, start.day
        words = both(
            f"the first one; {start.words}", f"die erste; seit {day} ist ein Risiko bekannt"
        )
    limit = assessment_interval(run)
    due = add_months(day, limit.number)
    if any(one <= due for one in planned):
        return
    if unclear is not None:
        yield Undated(WHAT, said(unclear.reason), since)
        return
    length, organization = months(limit), run.register.organization
    where: tuple[Record, FieldPath] = (since, ("completed_on",) if last is not None else ())
    if limit.declared and organization is not None:
        where = (organization, ("intervals", "risk_assessment_months"))
    yield Due(
        due,
        WHAT,
        both(
            "Next risk assessment by the interval", "Nächste Risikobeurteilung nach dem Intervall"
        ),
        {language: f"{length[language]}, {words[language]}" for language in words},
        *where,
        leading(due, run),
        "RSK007",
    )
