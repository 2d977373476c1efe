"""How long nonconformities may take to be closed, and which took longer."""

from __future__ import annotations

from datetime import date

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.corrective_actions import (
    is_closed,
    is_open,
    is_rejected,
    why_unclear,
)
from isms_lint_iso27001.derive.dates.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.finding.grades import MAJOR, MINOR, grade_of, unclear_grade
from isms_lint_iso27001.derive.finding.nonconformities import corrective_actions_of, is_withdrawn
from isms_lint_iso27001.derive.finding.nonconformities import is_closed as is_settled
from isms_lint_iso27001.derive.finding.nonconformities import why_unclear as why_unsettled

_GRADES = (MAJOR, MINOR)


class Closing(NamedTuple):
    """By when a nonconformity is to be closed: so many days after the day `since`.

    `grade` is major (or graver) or minor. It is empty where that cannot be told: `doubt` says why,
    and the shorter time counts. `told` is the record with the day it is open since: the nonconformity,
    else an action. `actions` are its corrective actions, `place` is the first of them that is open,
    else the nonconformity.
    """

    nonconformity: Record
    due: date
    grade: str
    doubt: NotEvaluated | None
    since: date
    told: Record
    limit: Limit
    actions: tuple[Record, ...]
    place: Record


def closing(nc: Record, run: Pass) -> tuple[Record, Closing | NotEvaluated] | None:
    """The place at which it is told, and by when a nonconformity is to be closed, or why that is not
    known; None where it is over, or no time is custom for its grade.
    """
    if is_withdrawn(nc) or is_settled(nc, run.as_of, run):
        return None
    grade, doubt = grade_of(nc, run), unclear_grade(nc, run)
    if not (grade or doubt):
        return None
    actions = [one for one in corrective_actions_of(nc, run) if not is_rejected(one)]
    live = [one for one in actions if is_open(one, run.as_of, run)]
    place = min(live, key=lambda one: one.id, default=nc)
    told = nc if run.date(nc, "raised_on") is not None else place
    since = run.date(told, "raised_on" if told is nc else "opened_on")
    if since is None:
        why = "neither the nonconformity's `raised_on` nor `opened_on` is a date"
        return place, NotEvaluated(why if live else "`raised_on` is missing or not a date")
    limit = min(closing_time(name, run) for name in ((grade,) if grade else _GRADES))
    due = add_days(since, limit.number)
    doubt = doubt if not grade else None
    return place, Closing(nc, due, grade, doubt, since, told, limit, tuple(actions), place)


def why_maybe_closed(one: Closing, run: Pass) -> str:
    """Why it cannot be told whether the nonconformity is still open; empty where it is."""
    nc = one.nonconformity
    unread = why_unsettled(nc, run, f"{nc.id}'s")
    if unread or nc.text("status"):
        return unread
    # Only its corrective actions tell whether it is open.
    live = [action for action in one.actions if is_open(action, run.as_of, run)]
    doubts = [why_unclear(action, run, f"{action.id}'s") for action in live]
    if doubts and all(doubts):
        return doubts[0]
    closed = [action for action in one.actions if is_closed(action, run.as_of, run)]
    if closed and not live:
        return f"{closed[0].id} is closed, and whether {nc.id} is, its `status` does not tell"
    return ""


def aged(run: Pass) -> dict[Record, Closing | NotEvaluated]:
    """By place, the gravest, then longest open nonconformity that on the as-of day has been open for
    longer than its grade allows, or why that could not be judged (a derivation).
    """
    found: dict[Record, Closing | NotEvaluated] = {}
    for nc in run.register.of("nonconformity"):
        judged = _judge(nc, run)
        if judged is None:
            continue
        place, one = judged
        known = found.get(place)
        if known is None or (
            isinstance(one, Closing)
            and (isinstance(known, NotEvaluated) or _gravity(one) < _gravity(known))
        ):
            found[place] = one
    return found


def _judge(nc: Record, run: Pass) -> tuple[Record, Closing | NotEvaluated] | None:
    """The place and what is to be said there; None where there is nothing to say.

    Where it cannot be told which time holds, and the shorter one is over, it is not judged.
    """
    found = closing(nc, run)
    if found is None:
        return None
    place, one = found
    if isinstance(one, NotEvaluated):
        return place, one
    if one.due >= run.as_of:
        return None
    if one.doubt is not None:
        return place, one.doubt
    unclear = why_maybe_closed(one, run)
    if unclear:
        return place, NotEvaluated(unclear)
    return place, one


def _gravity(one: Closing) -> tuple[int, date, str]:
    return (_GRADES.index(one.grade), one.since, one.nonconformity.id)


def closing_time(grade: str, run: Pass) -> Limit:
    """The days for a nonconformity of this grade: the organization's own, else what is custom."""
    name = f"{grade}_close_days"
    return declared_limit("deadlines", name, run.option_of("CAR006", name), run)
