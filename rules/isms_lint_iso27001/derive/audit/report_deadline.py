"""By when the results of an audit are to be reported."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.audit.audits import ended_on
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit


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
