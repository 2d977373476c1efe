"""SEQ009: what the declared calendar plans for certain months was done in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import REGISTER, Basis, NotEvaluated, Pass, Related, Report, Severity, rule
from isms_lint_iso27001.derive.calendar.declared import Window, windows_over
from isms_lint_iso27001.derive.calendar.work import (
    NAMES,
    Work,
    calendar_since,
    calendar_work,
    is_asked_for,
    is_kept,
)
from isms_lint_iso27001.derive.text.words import list_of

_NEAR = 183
"""Days: what was done longer before or after a window has nothing to do with it."""


@rule(
    code="SEQ009",
    name="calendar-window",
    kinds={"organization"},
    scope=REGISTER,
    basis=Basis.ORGANIZATION,
    severity=Severity.INFO,
    since="0.2",
    messages={
        "missed": "{what} did not take place in {when}",
    },
    related=("PRG007", "MRV001"),
)
def check(organization: Record, run: Pass) -> Iterator[Report | NotEvaluated]:
    """What the declared calendar plans for certain months was done in them.

    What it checks
        The organization may declare a `calendar`: windows of its own, or `guide` for a common year.
        For each window, the last time it was over: whether the risk assessment, the internal audit,
        the management review or the audit of the certification body fell into it, at least in part;
        whether in the months for corrective action something was done. A window may run over the
        turn of the year.
    Why it matters
        The calendar is the organization's own. It works because each step is ready when the next
        one needs it; a step out of its window is worth a look before the next year is planned.
    How to fix
        Nothing for the past. Plan the coming year so that the windows are kept, or change those
        that do not fit.
    Not reported
        Anything, where no calendar is declared. Windows that are not over yet, and all times before
        the last. Windows that began before the calendar applied (`calendar_since`; without it,
        before the first audit, review, assessment, finding or certificate on record). Corrective
        action, where no nonconformity waited for it all through the window. The certification body,
        where there is neither a certificate nor an audit of it. Where a record without a day may
        fill the window, it is not evaluated.
    Bad
        kind: organization
        id: org
        calendar: [{activity: management-review, from_month: 10, to_month: 10}]
        calendar_since: 2025-01-01
        ---
        kind: management-review
        id: MR-2026
        status: held
        held_on: 2026-11-12
    Good
        kind: organization
        id: org
        calendar: [{activity: management-review, from_month: 10, to_month: 11}]
        calendar_since: 2024-01-01
        ---
        kind: management-review
        id: MR-2025
        status: held
        held_on: 2025-11-12
    """
    over = run.derive(windows_over)
    if organization is not run.register.organization or not over:
        return
    since = calendar_since(run)
    if since is None:
        return
    judged = [one for one in over if one.start >= since and is_asked_for(one, run)]
    missed = [one for one in judged if not is_kept(one, run)]
    work = run.derive(calendar_work)
    unclear = sorted({id for one in missed for id in work[one.activity].undated})
    if unclear:
        yield NotEvaluated(f"when {list_of(unclear)} took place is not on record")
    missed = [one for one in missed if not work[one.activity].undated]
    if not missed:
        return
    near = [_nearest(one, run) for one in missed]
    when = [_when(one, other) for one, other in zip(missed, near, strict=True)]
    steps = [f"{NAMES[one.activity]} in {said}" for one, said in zip(missed, when, strict=True)]
    alone = len(missed) == 1
    yield Report(
        "missed",
        ("calendar",),
        related=tuple(
            Related(one.record, one.field, f"{one.record.id} was done from {one.start} on")
            if one.end > one.start
            else Related(one.record, one.field, f"{one.record.id} was done on {one.start}")
            for one in dict.fromkeys(near)
            if one is not None
        ),
        about=[f"{one.activity} {one.start:%m}–{one.end:%m}" for one in missed],
        what=NAMES[missed[0].activity]
        if alone
        else f"{len(missed)} of {len(judged)} steps of the calendar",
        when=when[0] if alone else f"their months: {list_of(steps, 8)}",
    )


def _nearest(window: Window, run: Pass) -> Work | None:
    """What was done of the same activity next to the window."""

    def apart(one: Work) -> int:
        return max((window.start - one.end).days, (one.start - window.end).days)

    work = run.derive(calendar_work)[window.activity].work
    near = [one for one in work if apart(one) <= _NEAR]
    return min(near, default=None, key=apart)


def _when(window: Window, near: Work | None) -> str:
    told = "" if near is None else f" ({near.record.id}: {_days(near.start, near.end)})"
    return f"{window.words}{told}"


def _days(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"
