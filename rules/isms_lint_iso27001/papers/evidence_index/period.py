"""From which day on records belong to the pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import is_open_action
from isms_lint_iso27001.derive.action.corrective_actions import stage
from isms_lint_iso27001.derive.certification.year import Visit, is_lapsed, regular_visits
from isms_lint_iso27001.derive.finding.nonconformities import is_closed, is_withdrawn

_OF_A_CYCLE = frozenset({"stage-2", "certification", "recertification"})
"""Audits with which a certificate begins anew."""
_DEEPEST = 6


class Period(NamedTuple):
    """Since the day on which the last regular audit of the certification body began that is on record
    as held; where a
    recertification is ahead, since the one with which the cycle began. None of all: since ever.
    """

    last: Visit | None
    ahead: Visit | None

    @property
    def since(self) -> date | None:
        """Its first day."""
        return None if self.last is None else self.last.start


def period(run: Pass) -> Period:
    """The period of the pack for the next audit of the body."""
    begun = [
        one
        for one in run.derive(regular_visits)
        if one.start <= run.as_of and not is_lapsed(one, run)
    ]
    ahead = next((one for one in run.derive(regular_visits) if one.start > run.as_of), None)
    if ahead is not None and ahead.audit.text("type") == "recertification":
        begun = [one for one in begun if one.audit.text("type") in _OF_A_CYCLE] or begun
    return Period(begun[-1] if begun else None, ahead)


def _always(_record: Record, _run: Pass) -> bool:
    return True


def _is_done(record: Record, _run: Pass) -> bool:
    return record.text("status") in ("closed", "declined", "implemented", "rejected")


_OVER: Mapping[str, Callable[[Record, Pass], bool]] = {
    "action": lambda record, _run: not is_open_action(record),
    "assignment": _always,
    "audit": _always,
    "change": _is_done,
    "corrective-action": lambda record, run: (
        stage(record, run.as_of, run) in ("closed", "rejected")
    ),
    "engagement": _always,
    "evidence": _always,
    "external-audit": _always,
    "incident": _is_done,
    "management-review": _always,
    "nonconformity": lambda record, run: is_withdrawn(record) or is_closed(record, run.as_of, run),
    "opportunity-for-improvement": _is_done,
    "result": _always,
    "risk": lambda record, _run: record.text("status") == "closed",
    "risk-assessment": _always,
    "waiver": _always,
}
"""Kinds of what happens on a day, or ends: whether one is over. Records of other kinds stand until
they are superseded.
"""


def belongs(record: Record, since: date | None, run: Pass) -> bool:
    """Whether a record belongs to the pack: it stands, it is not over, or one of its days is not
    before `since`. What has no day belongs to it.
    """
    if since is None:
        return True
    is_over = _OVER.get(record.kind)
    if not (is_over(record, run) if is_over is not None else record.text("status") == "superseded"):
        return True
    days = list(_days(record.data, run))
    return not days or max(days) >= since


def _days(value: Any, run: Pass, depth: int = 0) -> Iterator[date]:
    """Every day that stands somewhere in a value."""
    if isinstance(value, str):
        day = run.register.calendar.date(value)
        if day is not None:
            yield day
    elif isinstance(value, dict | list) and depth < _DEEPEST:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _days(one, run, depth + 1)
