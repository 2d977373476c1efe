"""When an audit happened, or will: the time in which its auditors have to be independent."""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple

_CALLED_OFF = frozenset({"postponed", "cancelled"})
_STARTED = frozenset({"in-progress", "fieldwork-done", "reported", "closed"})


class Period(NamedTuple):
    """Whole days, both ends included."""

    start: date
    end: date


def takes_place(audit: Record) -> bool:
    """Whether the audit was not called off. Planned audits count: a plan can still be changed."""
    return audit.text("status") not in _CALLED_OFF


def audit_period(audit: Record, run: Pass) -> Period | NotEvaluated:
    """From the start of fieldwork to the report.

    An audit without fieldwork stands at its planned day. One that has started and whose end is not
    on record lasts until the as-of day. A date that is written but cannot be read is not guessed.
    """
    for path in (("fieldwork", "start"), ("planned_on",)):
        if audit.get(*path) is not None:
            start = run.date(audit, *path)
            break
    else:
        return NotEvaluated("the audit has neither `fieldwork.start` nor `planned_on`")
    if start is None:
        return _unreadable(path)
    for path in (("reported_on",), ("fieldwork", "end")):
        if audit.get(*path) is not None:
            end = run.date(audit, *path)
            if end is None:
                return _unreadable(path)
            # A report dated before the fieldwork is a fault of its own; the fieldwork still counts.
            return Period(start, max(start, end))
    started = audit.get("fieldwork", "start") is not None or audit.text("status") in _STARTED
    return Period(start, max(start, run.as_of) if started else start)


def _unreadable(path: tuple[str, ...]) -> NotEvaluated:
    return NotEvaluated(f"`{'.'.join(path)}` cannot be read as a date")
