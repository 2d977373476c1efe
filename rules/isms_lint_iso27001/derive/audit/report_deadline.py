"""By when the results of an audit are to be reported."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.audit.audits import ended_on
from isms_lint_iso27001.derive.audit.report import has_report
from isms_lint_iso27001.derive.audit.state import has_begun, is_reported
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer


class Deadline(NamedTuple):
    """The last day in time, with the end of fieldwork from which it counts, and the limit."""

    latest: date
    ended_on: date
    limit: Limit


def report_deadline(audit: Record, run: Pass) -> Deadline | None:
    """By when its results are due: the organization's own limit, else that of AUD006; None where
    the record does not tell when fieldwork ended.
    """
    end = ended_on(audit, run)
    if end is None:
        return None
    days = run.option_of("AUD006", "report_days")
    limit = declared_limit("deadlines", "report_days", days, run)
    return Deadline(add_days(end, limit.number), end, limit)


def report_awaited(audit: Record, run: Pass) -> Deadline | NotEvaluated | None:
    """By when the report is due that an audit waits for; None where there is one, or where it is too
    early to ask for it. Where that cannot be told, why.
    """
    if is_reported(audit, run):
        return None
    begun = has_begun(audit, run)
    if isinstance(begun, NotEvaluated):
        return begun
    if not begun or not is_blank_answer(audit.get("reported_on")) or has_report(audit, run):
        return None
    deadline = report_deadline(audit, run)
    is_under_way = audit.text("status") == "in-progress" and audit.get("fieldwork", "end") is None
    if deadline is None and not is_under_way:
        return NotEvaluated("the day on which fieldwork ended is missing or not a date")
    return deadline
