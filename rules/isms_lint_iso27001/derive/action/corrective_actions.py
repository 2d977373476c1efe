"""What was true of a corrective action on a day.

What carries a date is true from that day on. What carries none, or one that cannot be read, is taken
to have been so all along. So what happens later, written down with its date, leaves every earlier day
as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from isms_lint.documents.positions import FieldPath
from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.status_words import why_unread

_REACHED_ON = {
    "closed": ("closed_on",),
    "verified": ("verified", "on"),
    "implemented": ("implemented_on",),
}
"""The last stages, the very last first, and the field with the day of each."""


def stage(action: Record, day: date, run: Pass) -> str:
    """`rejected`, or the last of `implemented`, `verified` and `closed` that it had reached by
    `day`; `opened` where it had reached none of them.

    A date says so whatever the status is; the status says so where there is no date.
    """
    status = action.text("status")
    if status == "rejected":
        return status
    for name, field in _REACHED_ON.items():
        if is_given(action, *field):
            on = run.date(action, *field)
            if on is None or on <= day:
                return name
        elif status == name:
            return name
    return "opened"


def how_far(action: Record, day: date, run: Pass) -> str:
    """Its stage; of one that is still `opened` also `cause-determined` or `planned`, as the status says
    now: these carry no days of their own. Where the status speaks of later, by the day of the cause.
    """
    reached, status = stage(action, day, run), action.text("status")
    if reached != "opened" or status in ("opened", "cause-determined", "planned"):
        return status if reached == "opened" else reached
    determined_on = run.date(action, "cause_determined_on")
    return "cause-determined" if determined_on is not None and determined_on <= day else reached


def stage_field(action: Record, name: str) -> tuple[str, ...]:
    """The field that says that it reached the stage `name`: the status, else the day."""
    return ("status",) if action.text("status") == name else _REACHED_ON[name]


def is_rejected(action: Record) -> bool:
    """Whether somebody decided not to carry it out."""
    return action.text("status") == "rejected"


def is_closed(action: Record, day: date, run: Pass) -> bool:
    """Whether it was closed by `day`; a rejected one never was."""
    return stage(action, day, run) == "closed"


def is_open(action: Record, day: date, run: Pass) -> bool:
    """Whether it had been opened by `day`, and was neither closed nor rejected."""
    opened_on = run.date(action, "opened_on")
    opened = opened_on is None or opened_on <= day
    return opened and stage(action, day, run) not in ("closed", "rejected")


def why_unclear(action: Record, run: Pass, whose: str = "its") -> str:
    """Why it cannot be told whether it is open: nobody can read its status, and no day says that it
    was closed. Empty where it can; `is_open` takes one like that for open.
    """
    return "" if is_given(action, "closed_on") else why_unread(action, run, whose)


def due_on(action: Record, day: date, run: Pass) -> date | None:
    """The due date as it stood on `day`; None where there is none or it cannot be read.

    An extension agreed to after `day` had not moved it yet. One that is approved with a reason
    moves it too where `due_on` still holds the date before.
    """
    read = run.register.calendar.date
    due = read(action.get("due_on"))
    extensions = [] if due is None else [one for _, one in action.items("extensions")]
    for one in extensions:
        if not is_agreed(one, day, run):
            due = read(one.get("from")) or due
            break
    for one in extensions:
        if read(one.get("from")) == due and is_approved(one) and is_agreed(one, day, run):
            due = read(one.get("to")) or due
    return due


def is_overdue(action: Record, day: date, run: Pass, grace: int = 0) -> bool:
    """Whether it was open on `day`, its due date and `grace` days passed, and not implemented in
    that time: one that waits for the check of its effect was in time.
    """
    due = due_on(action, day, run)
    if due is None or not is_open(action, day, run):
        return False
    latest = add_days(due, grace)
    return latest < day and not was_implemented_by(action, latest, run)


def was_implemented_by(action: Record, day: date, run: Pass) -> bool:
    """Whether the record says that it was implemented on `day` or before."""
    on = run.date(action, "implemented_on")
    return on is not None and on <= day


def is_extended(action: Record, day: date, run: Pass) -> bool:
    """Whether somebody had approved more time, with a reason, that was not used up on `day`."""
    return any(
        is_approved(one) and is_agreed(one, day, run) and _lasts(one, day, run)
        for _, one in action.items("extensions")
    )


def next_step(action: Record, run: Pass) -> tuple[date, FieldPath] | None:
    """The day for which its last progress entry announces the next step, and where that stands; None
    where it announces none.
    """
    entries = action.items("progress")
    if not entries:
        return None
    path = ("progress", entries[-1][0], "next_on")
    day = run.date(action, *path)
    return (day, path) if day is not None else None


def is_approved(extension: Mapping[str, Any]) -> bool:
    """Whether an extension has a reason and somebody who agreed to it."""
    return not any(is_blank_answer(extension.get(part)) for part in ("reason", "approved_by"))


def is_agreed(extension: Mapping[str, Any], day: date, run: Pass) -> bool:
    """Whether it was agreed to by `day`; one without that day all along."""
    on = run.register.calendar.date(extension.get("approved_on"))
    return on is None or on <= day


def is_given(record: Record, *path: str | int) -> bool:
    """Whether the field holds an answer: more than nothing, and no word such as TBD."""
    return not is_blank_answer(record.get(*path))


def _lasts(extension: Mapping[str, Any], day: date, run: Pass) -> bool:
    until = run.register.calendar.date(extension.get("to"))
    return until is None or until >= day
