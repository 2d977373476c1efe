"""Nonconformities and corrective actions that a management review has to be told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.finding.nonconformities import is_open, is_withdrawn, why_unclear


class ToPresent(NamedTuple):
    """What was open on a day or closed in the time before it; `undated` may have been.

    So may what has a status that nobody can read and no day on which it was closed.
    """

    due: list[Record]
    undated: list[Record]


class _Span(NamedTuple):
    """The time in which a record may have been open, as wide as its dates allow."""

    began: date
    ended: date
    record: Record


def nonconformities_to_present(since: date, day: date, run: Pass) -> ToPresent:
    """The nonconformities open on `day`, or closed after `since`, up to `day`."""
    found = ToPresent([], [])
    for began, ended, one in run.derive(_nonconformities):
        if began > day or ended <= since:
            continue
        raised_on, closed_on = run.date(one, "raised_on"), run.date(one, "closed_on")
        is_unclear = bool(why_unclear(one, run))
        if (is_open(one, day, run) and not is_unclear) or _closed_in(closed_on, since, day):
            found.due.append(one)
        elif _may_belong(raised_on, closed_on, day):
            found.undated.append(one)
    return found


def corrective_actions_to_present(since: date, day: date, run: Pass) -> ToPresent:
    """The corrective actions open on `day`, or closed after `since`, up to `day`."""
    found = ToPresent([], [])
    for began, ended, one in run.derive(_corrective_actions):
        if began > day or ended <= since:
            continue
        opened_on, closed_on = run.date(one, "opened_on"), run.date(one, "closed_on")
        is_unclear = bool(corrective_actions.why_unclear(one, run))
        if (_is_open(one, day, run) and not is_unclear) or _closed_in(closed_on, since, day):
            found.due.append(one)
        elif _may_belong(opened_on, closed_on, day):
            found.undated.append(one)
    return found


def _nonconformities(run: Pass) -> list[_Span]:
    return [
        _span(one, "raised_on", is_open, run)
        for one in run.register.of("nonconformity")
        if not is_withdrawn(one)
    ]


def _corrective_actions(run: Pass) -> list[_Span]:
    return [
        _span(one, "opened_on", _is_open, run)
        for one in run.register.of("corrective-action")
        if one.text("status") != "rejected"
    ]


def _span(
    record: Record, first: str, is_open_on: Callable[[Record, date, Pass], bool], run: Pass
) -> _Span:
    closed_on = run.date(record, "closed_on")
    stays_open = closed_on is None or is_open_on(record, closed_on, run)
    return _Span(
        run.date(record, first) or date.min,
        date.max if closed_on is None or stays_open else closed_on,
        record,
    )


def _closed_in(closed_on: date | None, since: date, day: date) -> bool:
    return closed_on is not None and since < closed_on <= day


def _may_belong(began_on: date | None, closed_on: date | None, day: date) -> bool:
    """Whether what is not known to be open may have been, a date being unknown."""
    if began_on is None:
        return closed_on is None or closed_on > day
    return began_on <= day and closed_on is None


def _is_open(action: Record, day: date, run: Pass) -> bool:
    known = run.date(action, "opened_on") is not None
    return known and corrective_actions.is_open(action, day, run)
