"""CAR006: corrective actions are closed in a reasonable time."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.corrective_actions import is_open
from isms_lint_iso27001.derive.intervals import declared_limit
from isms_lint_iso27001.derive.nonconformities import is_major, nonconformities_of
from isms_lint_iso27001.derive.placeholders import is_blank_answer

_GRADES = frozenset({"major", "minor"})


@rule(
    code="CAR006",
    name="aged",
    kinds={"corrective-action"},
    scope=REGISTER,
    clauses=(
        "10.2",
        "ISO/IEC 17021-1 9.5.3.2",
    ),
    basis=Basis.CERTIFICATION,
    severity=Severity.ERROR,
    since="0.2",
    messages={
        "aged": (
            "open for {days}, more than the {limit} for a {grade} nonconformity ({nonconformity})"
        )
    },
    options={
        "major_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 90,
            "description": "Days for a major nonconformity where the organization declares none.",
        },
        "minor_close_days": {
            "type": "integer",
            "minimum": 1,
            "default": 180,
            "description": "Days for a minor nonconformity where the organization declares none.",
        },
    },
    related=(
        "CAR005",
        "CAR016",
    ),
)
def check(action: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Corrective actions are closed in a reasonable time.

    What it checks
        Whether a corrective action for a major nonconformity is open for more than 90 days (an
        error), and one for a minor one for more than 180 (a warning): counted from `opened_on`,
        else from the day the nonconformity was raised. Times the organization declares
        (`deadlines`) are judged instead.
    Why it matters
        The standard sets no time. Certification bodies give majors three months; an organization
        that takes longer itself will be asked why.
    How to fix
        Close the action, or have more time approved, with a reason, in `extensions`.
    Not reported
        Nonconformities without a grade: no time is custom for them. With an approved extension that
        gives a reason the finding is information. Whether the due date has passed is CAR005's
        question.
    Bad
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-04-22
        nonconformity: NC-1
        ---
        {kind: nonconformity, id: NC-1, grade: major}
    Good
        kind: corrective-action
        id: CAR-1
        status: planned
        opened_on: 2026-08-22
        nonconformity: NC-1
        ---
        {kind: nonconformity, id: NC-1, grade: major}
    """
    if not is_open(action):
        return
    ncs = [nc for nc in nonconformities_of(action, run) if nc.text("grade").casefold() in _GRADES]
    if not ncs:
        return
    worst = next((nc for nc in ncs if is_major(nc)), ncs[0])
    grade = worst.text("grade").casefold()
    field = f"{grade}_close_days"
    limit = declared_limit("deadlines", field, run.options[field], run)
    since = run.date(action, "opened_on")
    at: Record = action
    if since is None:
        at, since = worst, run.date(worst, "raised_on")
    if since is None:
        yield NotEvaluated("neither `opened_on` nor the day the nonconformity was raised is a date")
        return
    days = (run.as_of - since).days
    if days <= limit.number:
        return
    severity = Severity.ERROR if grade == "major" else Severity.WARNING
    if _is_extended(action):
        severity = Severity.INFO
    yield Report(
        "aged",
        ("opened_on",) if at is action else ("nonconformity",),
        severity=severity,
        related=(Related(worst, ("grade",), f"{worst.id} is {grade}"),),
        days=f"{days} days",
        limit=limit.words("days"),
        grade=grade,
        nonconformity=worst.id,
    )


def _is_extended(action: Record) -> bool:
    """Whether somebody approved more time, and said why."""
    return any(
        not is_blank_answer(one.get("reason")) and not is_blank_answer(one.get("approved_by"))
        for _, one in action.items("extensions")
    )
