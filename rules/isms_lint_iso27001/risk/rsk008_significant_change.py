"""RSK008: risks are assessed again after a significant change."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Report, Severity, rule
from isms_lint_iso27001.derive.field_names import field_name
from isms_lint_iso27001.derive.incidents import is_grave
from isms_lint_iso27001.derive.nonconformities import is_major, is_withdrawn
from isms_lint_iso27001.derive.placeholders import is_blank_answer
from isms_lint_iso27001.derive.risk_assessments import assessments

_DAY: dict[str, tuple[str, ...]] = {
    "change": ("implemented_on",),
    "incident": ("detected_on",),
    "nonconformity": ("raised_on",),
}


@rule(
    code="RSK008",
    name="significant-change",
    kinds={"change", "incident", "nonconformity"},
    scope=REGISTER,
    clauses=("8.2",),
    basis=Basis.REQUIREMENT,
    severity=Severity.WARNING,
    since="0.2",
    messages={
        "not-reassessed": (
            "{what} on {day}, {days} days ago; no risk assessment was completed"
            " since, and no decision says that none was needed"
        )
    },
    options={
        "react_days": {
            "type": "integer",
            "minimum": 0,
            "default": 60,
            "description": "Days from the event to the assessment.",
        }
    },
    needs={"risk-assessment"},
    related=(
        "RSK007",
        "PRG015",
        "CTX004",
    ),
)
def check(record: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """Risks are assessed again after a significant change.

    What it checks
        Whether, after a significant change, a grave incident or a major nonconformity, a risk
        assessment was completed within 60 days, or a decision is recorded that the risks stay as
        they are (`impact.risk`, `risk_impact`).
    Why it matters
        The standard asks for an assessment when significant changes are proposed or occur. Last
        winter's assessment does not know the new data centre.
    How to fix
        Assess what the change touches, or write down who decided that it touches no risk: `impact:
        {risk: ...}` in a change, `risk_impact` in an incident or a nonconformity.
    Not reported
        Changes that are not marked `significant`, that were rejected or are editorial. Incidents
        below the organization's threshold (`incidents.lessons_from`), and, without one, those not
        graded high. Assessments that name the event among their `triggers`.
    Bad
        kind: change
        id: CHG-1
        significant: true
        status: implemented
        determined_on: 2026-06-01
        ---
        kind: risk-assessment
        id: RA-1
        completed_on: 2026-02-12
    Good
        kind: change
        id: CHG-1
        significant: true
        status: implemented
        determined_on: 2026-06-01
        ---
        kind: risk-assessment
        id: RA-1
        completed_on: 2026-06-30
    """
    what = _significant(record, run)
    if not what or _is_decided(record):
        return
    field = _DAY[record.kind]
    day = run.date(record, *field) or run.date(record, "determined_on")
    if day is None:
        yield NotEvaluated(f"`{field_name(field)}` is missing or not a date")
        return
    if add_days(day, run.options["react_days"]) >= run.as_of:
        return
    if any(one.day >= day for one in run.derive(assessments)) or run.register.referring(
        record, "risk-assessment", "triggers"
    ):
        return
    yield Report("not-reassessed", field, what=what, day=day, days=(run.as_of - day).days)


def _significant(record: Record, run: Pass) -> str:
    """The event in words; empty where it is none that asks for an assessment."""
    if record.kind == "change":
        counts = record.get("significant") is True and record.text("status") != "rejected"
        return "a significant change" if counts and record.text("type") != "editorial" else ""
    if record.kind == "nonconformity":
        counts = is_major(record) and not is_withdrawn(record)
        return "a major nonconformity was raised" if counts else ""
    return "a grave incident" if is_grave(record, run) else ""


def _is_decided(record: Record) -> bool:
    told = (("impact", "risk"), ("impact", "references"), ("risk_impact",))
    return any(not is_blank_answer(record.get(*path)) for path in told)
