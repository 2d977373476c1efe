"""SEQ008: the Statement of Applicability follows the risks as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.dates.revisions import last_revised_on
from isms_lint_iso27001.derive.risk.assessments import latest_by
from isms_lint_iso27001.derive.risk.treatment_plans import Planned, latest_plan
from isms_lint_iso27001.derive.soa.rows import current_statement


@rule(
    code="SEQ008",
    name="soa-older-than-risk",
    kinds={"statement-of-applicability"},
    scope=REGISTER,
    clauses=("6.1.3 d",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "older": "last approved or reconfirmed on {day}, before {later}: whether the controls still"
        " follow from the risks is not shown",
    },
    options={
        "grace_days": {
            "type": "integer",
            "minimum": 0,
            "default": 30,
            "description": "Days after the assessment or the plan on which nothing is reported yet.",
        },
    },
    related=("SEQ004", "SOA011"),
)
def check(statement: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """The Statement of Applicability follows the risks as they are now.

    What it checks
        Whether the statement in force was approved, amended or reconfirmed on or after the day the
        latest risk assessment was completed, and the day the latest treatment plan was approved (or
        last amended), if that plan stands on another assessment. Nothing is said in the first 30
        days after these.
    Why it matters
        The statement lists the controls that the risks make necessary. One that is older than the
        risks answers to risks of the past.
    How to fix
        Go through the statement with the new assessment and plan. Where nothing changes, say so in
        `reconfirmed`, with the day and who did it; else approve a new version.
    Not reported
        A statement reconfirmed since: that is enough. The same day. A plan that stands on the same
        risk assessment as the statement (`assessment`, else the last one before): the statement
        comes first, the plan follows from it, and the owners approve (6.1.3 d, e, f). Drafts and
        superseded versions; drafts of plans. A plan counts from its approval, else from the first
        approval of a risk owner: another owner who agrees later changes nothing in it. A statement
        without a day of approval is not evaluated.
    Bad
        kind: risk-assessment
        id: RA-2026
        completed_on: 2026-02-12
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        approved_on: 2025-02-24
    Good
        kind: risk-assessment
        id: RA-2026
        completed_on: 2026-02-12
        ---
        kind: statement-of-applicability
        id: SOA
        status: approved
        approved_on: 2025-02-24
        reconfirmed: [{on: 2026-03-03, reason: "RA-2026 read, nothing to change"}]
    """
    current = run.derive(current_statement)
    if statement is not current:
        if current is None and statement is run.register.of("statement-of-applicability")[0]:
            yield NotEvaluated("no statement is approved; a draft is not judged")
        return
    until = add_days(run.as_of, -run.options["grace_days"] - 1)
    assessed, planned = latest_by(until, run), latest_plan(until, run)
    later: list[tuple[date, Record, tuple[str | int, ...], str]] = []
    if assessed is not None:
        later.append((assessed.day, assessed.assessment, ("completed_on",), "completed"))
    if planned is not None:
        verb = "amended" if planned.field[0] == "amendments" else "approved"
        later.append((planned.day, planned.plan, planned.field, verb))
    if not later:
        return
    confirmed = _confirmed(statement, run)
    if confirmed is None:
        yield NotEvaluated("neither approved_on nor reconfirmed has a date")
        return
    day, at = confirmed
    newer = [one for one in later if one[0] > day]
    if planned is not None and _stand_together(planned, statement, day, run):
        newer = [one for one in newer if one[1] is not planned.plan]
    if newer:
        yield Report(
            "older",
            at,
            related=tuple(
                Related(record, field, f"{record.id} was {done} on {on}")
                for on, record, field, done in newer
            ),
            about=[record.id for _, record, _, _ in newer],
            day=day,
            later=" and ".join(f"{record.id} was {done} on {on}" for on, record, _, done in newer),
        )


def _confirmed(statement: Record, run: Pass) -> tuple[date, tuple[str | int, ...]] | None:
    """The last day somebody approved the statement or left it as it is, up to the as-of day, and
    where it stands; the last entry of `reconfirmed`, where that is it.
    """
    revised = last_revised_on(statement, run)
    days: list[tuple[date, tuple[str | int, ...]]] = [
        (day, ("reconfirmed", index, "on"))
        for index, _ in statement.items("reconfirmed")
        if (day := run.date(statement, "reconfirmed", index, "on")) is not None and day <= run.as_of
    ]
    if revised is not None:
        days.append((revised, ("approved_on",)))
    return max(days, default=None, key=lambda one: (one[0], one[1][0] == "reconfirmed", one[1][1:]))


def _stand_together(planned: Planned, statement: Record, day: date, run: Pass) -> bool:
    """Whether plan and statement, as confirmed on `day`, stand on the same risk assessment."""
    one = _assessment_of(planned.plan, planned.day, run)
    return one is not None and one is _assessment_of(statement, day, run)


def _assessment_of(record: Record, day: date, run: Pass) -> Record | None:
    """The assessment a record says it stands on, else the last one by the day it was approved."""
    named = run.register.find(record.get("assessment"), "risk-assessment")
    if named is not None:
        return named
    last = latest_by(day, run)
    return None if last is None else last.assessment
