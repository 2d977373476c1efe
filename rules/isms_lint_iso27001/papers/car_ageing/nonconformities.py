"""Nonconformities as they stand on the day: how old, how long they may take, what answers them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.action.closing_times import Closing, closing
from isms_lint_iso27001.derive.action.corrective_actions import is_open as is_open_action
from isms_lint_iso27001.derive.action.corrective_actions import is_rejected
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_closed,
    is_withdrawn,
    why_unclear,
)
from isms_lint_iso27001.derive.review.initiation_at_review import Initiation, Stood, at_day
from isms_lint_iso27001.papers.car_ageing.ages import days_between
from isms_lint_iso27001.papers.spoken import Codes, Spoken


class Nonconformity(NamedTuple):
    """A nonconformity.

    `state` is open, closed or withdrawn. `days` are those from the day it was raised up to the day of
    the report, or until it was closed. `closing` says by when it is to be closed; None where no time
    is custom for its grade, or the records do not tell (`doubt` says why). `today` is how corrective
    action on it stands on the day of the report; None of one that is over. `is_answered` is whether a
    corrective action on it is open. `unclear` says why its status tells nothing.
    """

    record: Record
    state: str
    grade: str
    raised: date | None
    closed: date | None
    days: int | None
    closing: Closing | None
    doubt: str
    actions: tuple[Record, ...]
    today: Stood | None
    is_answered: bool
    unclear: str
    codes: Codes


def nonconformities(run: Pass, spoken: Spoken) -> list[Nonconformity]:
    """The nonconformities that had been raised by the day, the oldest first; those without a day stand
    last.
    """
    found = []
    for record in run.register.of("nonconformity"):
        raised = run.date(record, "raised_on")
        if raised is None or raised <= run.as_of:
            found.append(_nonconformity(record, raised, run, spoken))
    return sorted(found, key=lambda one: (one.raised or date.max, one.record.id))


def _nonconformity(record: Record, raised: date | None, run: Pass, spoken: Spoken) -> Nonconformity:
    day = run.as_of
    state = "open"
    if is_withdrawn(record):
        state = "withdrawn"
    elif is_closed(record, day, run):
        state = "closed"
    closed = run.date(record, "closed_on") if state == "closed" else None
    until = day if state == "open" else closed
    grade = record.get("grade")
    closes, doubt = _closing(record, run) if state == "open" else (None, "")
    answers = tuple(one for one in corrective_actions_of(record, run) if not is_rejected(one))
    return Nonconformity(
        record,
        state,
        grade if isinstance(grade, str) else "",
        raised,
        closed,
        days_between(raised, until),
        closes,
        doubt,
        answers,
        _today(record, raised, run) if state == "open" else None,
        any(is_open_action(one, day, run) for one in answers),
        why_unclear(record, run),
        spoken.of(record),
    )


def _today(record: Record, raised: date | None, run: Pass) -> Stood:
    if raised is None:
        return Stood(Initiation.UNCLEAR, why=("raised_on is missing or not a date",))
    return at_day(record, run.as_of, run)


def _closing(record: Record, run: Pass) -> tuple[Closing | None, str]:
    """By when it is to be closed, or why that cannot be told."""
    found = closing(record, run)
    if found is None:
        return None, ""
    one = found[1]
    if isinstance(one, NotEvaluated):
        return None, one.reason
    return (one, "") if one.doubt is None else (None, one.doubt.reason)
