"""Whether risks were looked at one by one, where no assessment looked at all of them."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.risk.risks import is_active


class RiskLooks(Enum):
    """What the records of the risks tell of a time."""

    NONE = auto()
    """A risk was not looked at, or there are none."""
    UNCLEAR = auto()
    """Some tell only a look after it; what was before is written over."""
    ALL = auto()
    """Each of them was looked at in it."""


def risk_looks(since: date, until: date, run: Pass) -> RiskLooks:
    """Whether each active risk was looked at from `since` to `until`.

    One that was found later asks for no look in it.
    """
    found = RiskLooks.NONE
    for risk in run.register.of("risk"):
        found_on = run.date(risk, "identified_on")
        if not is_active(risk) or (found_on is not None and found_on > until):
            continue
        days = _looks(risk, run)
        if any(since <= day <= until for day in days):
            found = RiskLooks.ALL if found is RiskLooks.NONE else found
        elif any(day > until for day in days):
            found = RiskLooks.UNCLEAR
        else:
            return RiskLooks.NONE
    return found


def _looks(risk: Record, run: Pass) -> list[date]:
    days = [run.date(risk, "identified_on"), run.date(risk, "reviewed_on")]
    days.extend(run.date(risk, "history", index, "on") for index, _ in risk.items("history"))
    return [day for day in days if day is not None]
