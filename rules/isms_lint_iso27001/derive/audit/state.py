"""How far an audit has come: whether it has begun, and whether its results were reported."""

from __future__ import annotations

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.audit.audits import findings_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer

_AHEAD = frozenset({"planned", "postponed", "cancelled"})
_REPORTED = frozenset({"reported", "closed"})
_BEGUN = frozenset({"in-progress", "fieldwork-done"}) | _REPORTED
_DAYS = (("fieldwork", "start"), ("fieldwork", "end"), ("reported_on",))


def has_begun(audit: Record, run: Pass) -> bool | NotEvaluated:
    """Whether the audit is under way or done: by its status, else by its dates and what it found."""
    status = audit.text("status")
    if status:
        if status in _AHEAD or status in _BEGUN:
            return status in _BEGUN
        return NotEvaluated(f"the status `{status}` does not tell whether the audit has begun")
    days = [day for path in _DAYS if (day := run.date(audit, *path)) is not None]
    if any(day <= run.as_of for day in days) or _has_results(audit, run):
        return True
    if days or run.date(audit, "planned_on") is not None:
        return False
    return NotEvaluated("neither a status nor a date tells whether the audit has begun")


def is_reported(audit: Record, run: Pass) -> bool:
    """Whether its results were reported: by its status, else by the day."""
    status = audit.text("status")
    if status:
        return status in _REPORTED
    if is_blank_answer(audit.get("reported_on")):
        return False
    day = run.date(audit, "reported_on")
    return day is None or day <= run.as_of


def _has_results(audit: Record, run: Pass) -> bool:
    given = any(not is_blank_answer(audit.get(field)) for field in ("results", "conclusion"))
    return given or bool(findings_of(audit, run))
