"""Corrective actions as they stand on the day: how old, how far, how late."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.corrective_actions import (
    due_on,
    how_far,
    is_agreed,
    is_approved,
    is_overdue,
    stage,
    why_unclear,
)
from isms_lint_iso27001.derive.action.initiation import begun_on
from isms_lint_iso27001.derive.action.verification import is_verified
from isms_lint_iso27001.derive.finding.nonconformities import is_withdrawn, nonconformities_of
from isms_lint_iso27001.papers.car_ageing.ages import days_between
from isms_lint_iso27001.papers.lateness import days_late
from isms_lint_iso27001.papers.named import named_on
from isms_lint_iso27001.papers.spoken import Codes, Spoken

CLOSED = ("closed", "rejected")


class Extension(NamedTuple):
    """One time that the due date was moved. `counts` is whether it had an approver and a reason, and
    was agreed to by the day of the report.
    """

    before: date | str
    after: date | str
    reason: str
    by: str
    on: date | None
    counts: bool


class Check(NamedTuple):
    """The check whether an action worked: `done` by the day, or still to come for one that is
    implemented (`since` that day).
    """

    done: bool
    on: date | None
    by: str
    result: str
    since: date | None


class Action(NamedTuple):
    """A corrective action.

    `state` is open, overdue, closed, rejected, or withdrawn with all nonconformities it answers.
    `since` is the day it was opened, else of the first work on it; `raised` the day on which the first
    nonconformity it answers was raised. `days` are those from the first of the two that is on record
    up to the day of the report, or until it was closed. `late` are days after the due date: up to the
    day of the report, or up to the implementation, where there was one (`implemented`). `unclear` says
    why its status tells nothing.
    """

    record: Record
    nonconformities: tuple[Record, ...]
    state: str
    stage: str
    since: date | None
    raised: date | None
    closed: date | None
    days: int | None
    owner: str
    due: date | None
    extensions: tuple[Extension, ...]
    late: int
    implemented: date | None
    check: Check | None
    unclear: str
    codes: Codes

    @property
    def is_over(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.state not in ("open", "overdue")


def actions(run: Pass, spoken: Spoken) -> list[Action]:
    """The corrective actions that had been opened by the day, the oldest first; those without a day
    stand last.
    """
    found = []
    for record in run.register.of("corrective-action"):
        since = begun_on(record, run)
        if since is None or since <= run.as_of:
            found.append(_action(record, since, run, spoken))
    return sorted(found, key=lambda one: (one.since or one.raised or date.max, one.record.id))


def _action(record: Record, since: date | None, run: Pass, spoken: Spoken) -> Action:
    day = run.as_of
    answered = tuple(nonconformities_of(record, run))
    reached = stage(record, day, run)
    due, implemented = due_on(record, day, run), _by(record, day, run, "implemented_on")
    late = days_late(due, implemented or day)
    if reached in CLOSED:
        state = reached
    elif answered and all(map(is_withdrawn, answered)):
        state = "withdrawn"
    else:
        state = "overdue" if late and is_overdue(record, day, run) else "open"
    closed = _by(record, day, run, "closed_on") if reached == "closed" else None
    until = closed if reached in CLOSED else day
    days = (run.date(one, "raised_on") for one in answered)
    raised = min((one for one in days if one is not None), default=None)
    return Action(
        record,
        answered,
        state,
        how_far(record, day, run),
        since,
        raised,
        closed,
        days_between(since or raised, until),
        named_on(record.get("owner"), day, run),
        due,
        tuple(_extension(one, day, run) for _, one in record.items("extensions")),
        late if state == "overdue" else 0,
        implemented,
        _check(record, reached, implemented, run),
        why_unclear(record, run),
        spoken.of(record),
    )


def _by(record: Record, day: date, run: Pass, field: str) -> date | None:
    on = run.date(record, field)
    return on if on is not None and on <= day else None


def _extension(entry: dict[str, Any], day: date, run: Pass) -> Extension:
    read = run.register.calendar.date
    on = read(entry.get("approved_on"))
    return Extension(
        read(entry.get("from")) or str(entry.get("from", "")),
        read(entry.get("to")) or str(entry.get("to", "")),
        str(entry.get("reason") or ""),
        named_on(entry.get("approved_by"), on or day, run),
        on,
        is_approved(entry) and is_agreed(entry, day, run),
    )


def _check(record: Record, reached: str, implemented: date | None, run: Pass) -> Check | None:
    on = run.date(record, "verified", "on")
    if is_verified(record, run.as_of, run):
        by = named_on(record.get("verified", "by"), on or run.as_of, run)
        return Check(True, on, by, record.text("verified", "result"), None)
    if reached in ("implemented", "verified", "closed"):
        return Check(False, None, "", "", implemented)
    return None
