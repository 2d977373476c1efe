"""RSK008: risks are assessed again after a significant change."""

from __future__ import annotations

from collections.abc import Iterator

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.finding.grades import unclear_grade
from isms_lint_iso27001.derive.finding.incidents import is_grave
from isms_lint_iso27001.derive.finding.nonconformities import is_major, is_withdrawn
from isms_lint_iso27001.derive.responsibility.responsibilities import is_whole
from isms_lint_iso27001.derive.risk.assessments import assessments
from isms_lint_iso27001.derive.text.naming import is_named
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import counted, list_of

_DAYS: dict[str, tuple[str, ...]] = {
    "change": ("implemented_on", "determined_on", "decided_on"),
    "incident": ("detected_on", "reported_on", "occurred_on"),
    "nonconformity": ("raised_on",),
}
"""The fields with the day of an event, the one that counts first."""
_VERBS = {
    "implemented_on": "was made",
    "determined_on": "was determined",
    "decided_on": "was decided on",
    "detected_on": "was detected",
    "reported_on": "was reported",
    "occurred_on": "occurred",
    "raised_on": "was raised",
}
_TEXTS = ("title", "text", "notes")
_TOUCHES = ("scope", "controls", "process", "requirement")
"""Fields of an event that say what it touches."""


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
            "{what} on {day}, {days} ago; no risk assessment that covers it was completed"
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
        assessment was completed since, or a decision is recorded that the risks stay as they are
        (`impact.risk`, `risk_impact`). Judged from 60 days after the event on. An assessment with a
        `scope` covers what lies in it, and what it names among its `triggers`.
    Why it matters
        The standard asks for an assessment when significant changes are proposed or occur. Last
        winter's assessment does not know the new data centre.
    How to fix
        Assess what the change touches, or write down who decided that it touches no risk: `impact:
        {risk: ...}` in a change, `risk_impact` in an incident or a nonconformity.
    Not reported
        Changes that are not marked `significant`, that were rejected or are editorial. A change that
        was assessed when it was proposed. Incidents below the organization's threshold
        (`incidents.lessons_from`), and, without one, those not graded high. Events that an assessment
        names among its `triggers`, where it has begun or is still ahead. Not evaluated: a
        nonconformity where none of the declared grades is known to be the major one, and an event
        that says nowhere what it touches, where a part was assessed since.
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
    unclear = unclear_grade(record, run) if _may_be_major(record) else None
    if not (what or unclear) or _is_decided(record):
        return
    fields = _DAYS[record.kind]
    days = {field: day for field in fields if (day := run.date(record, field)) is not None}
    if not days:
        yield from _undated(record, run)
        return
    field, day = next(iter(days.items()))
    if add_days(day, run.options["react_days"]) >= run.as_of:
        return
    # A change may be assessed as soon as it is proposed.
    known_since = min(days.values())
    since = [one.assessment for one in run.derive(assessments) if one.day >= known_since]
    named_by = run.register.referring(record, "risk-assessment", "triggers")
    if any(_is_on_its_way(one, run) for one in named_by):
        return
    covers: dict[Record, bool | None] = {}
    for one in since:
        covers[one] = _covers(one, record, run)
        if covers[one]:
            return
    doubtful = [one.id for one, covered in covers.items() if covered is None]
    if doubtful:
        unclear = unclear or NotEvaluated(
            f"whether {list_of(doubtful)}, of a part only, looked at it cannot be told"
        )
    yield unclear or Report(
        "not-reassessed",
        (field,),
        related=tuple(
            Related(one, ("scope",), f"{one.id} looked at a part only") for one in covers
        ),
        what=f"{what} {_VERBS[field]}",
        day=day,
        days=counted((run.as_of - day).days, "day"),
    )


def _covers(assessment: Record, record: Record, run: Pass) -> bool | None:
    """Whether an assessment looked at what the event touches; None where that cannot be told."""
    scope = [text for _, text in assessment.strings("scope") if not is_blank_answer(text)]
    if not scope or assessment in run.register.referring(record, "risk-assessment", "triggers"):
        return True
    texts = (text for field in _TEXTS for _, text in assessment.strings(field))
    if any(is_named(record.id, text) for text in texts):
        return True
    looked_at = _leaves(scope, assessment, run)
    if is_whole(looked_at, run):
        return True
    touched = _leaves([text for f in _TOUCHES for _, text in record.strings(f)], record, run)
    return not touched.isdisjoint(looked_at) if touched else None


def _leaves(texts: list[str], record: Record, run: Pass) -> frozenset[str]:
    return frozenset(leaf for text in texts for leaf in run.register.resolve(text, record).leaves)


def _undated(record: Record, run: Pass) -> Iterator[NotEvaluated]:
    planned = run.date(record, "planned_on")
    if planned is None or planned < run.as_of:
        fields = [f"`{field}`" for field in _DAYS[record.kind]]
        verb = "is" if len(fields) == 1 else "are each"
        yield NotEvaluated(f"{list_of(fields)} {verb} missing or not a date")


def _is_on_its_way(assessment: Record, run: Pass) -> bool:
    """Whether it was begun, or is planned for a day that is not past."""
    planned = run.date(assessment, "planned_on")
    begun = any(not is_blank_answer(assessment.get(f)) for f in ("started_on", "completed_on"))
    return begun or (planned is not None and planned >= run.as_of)


def _significant(record: Record, run: Pass) -> str:
    """The event in words; empty where it is none that asks for an assessment."""
    if record.kind == "change":
        counts = record.get("significant") is True and record.text("status") != "rejected"
        return "a significant change" if counts and record.text("type") != "editorial" else ""
    if record.kind == "nonconformity":
        counts = _may_be_major(record) and is_major(record, run)
        return "a major nonconformity" if counts else ""
    return "a grave incident" if is_grave(record, run) else ""


def _may_be_major(record: Record) -> bool:
    return record.kind == "nonconformity" and not is_withdrawn(record)


def _is_decided(record: Record) -> bool:
    told = (("impact", "risk"), ("impact", "references"), ("risk_impact",))
    return any(not is_blank_answer(record.get(*path)) for path in told)
