"""Which of several records of one kind applied on a day: the Statement of Applicability, the risk
criteria.
"""

from __future__ import annotations

from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass


def in_force_on(kind: str, day: date, run: Pass) -> Record | None:
    """The one last approved by `day`; where none was, the one that applies now. Drafts never."""
    known = [
        (run.date(record, "approved_on") or date.min, record.id, record)
        for record in run.register.of(kind)
        if record.text("status") != "draft"
    ]
    approved = [one for one in known if date.min < one[0] <= day]
    current = [one for one in known if one[2].text("status") != "superseded"]
    return max(approved or current, key=lambda one: one[:2], default=(None, "", None))[2]


def in_force_now(kind: str, run: Pass) -> Record | None:
    """The one that applies on the as-of day; no draft, and none that gave way to nothing.

    One that is superseded applies only where its successor was approved after that day.
    """
    standing = [
        (run.date(record, "approved_on") or date.min, record.id, record)
        for record in run.register.of(kind)
        if record.text("status") not in ("draft", "superseded")
    ]
    by_now = [one for one in standing if one[0] <= run.as_of]
    if by_now:
        return max(by_now, key=lambda one: one[:2])[2]
    return in_force_on(kind, run.as_of, run) if standing else None
