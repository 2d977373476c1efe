"""How long nonconformities may take to be closed, and which took longer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
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


class Aged(NamedTuple):
    """A nonconformity that has been open for too long.

    `grade` is major (or graver) or minor. `told` is the record with the day it is open since: the
    nonconformity, else an action. `actions` are its corrective actions, `place` is the first of them
    that is open, else the nonconformity.
    """

    nonconformity: Record
    grade: str
    since: date
    told: Record
    limit: Limit
    actions: tuple[Record, ...]
    place: Record


def aged(run: Pass) -> dict[Record, Aged | NotEvaluated]:
    """By place, the gravest, then longest open nonconformity that on the as-of day has been open for
    longer than its grade allows, or why that could not be judged (a derivation).
    """
    found: dict[Record, Aged | NotEvaluated] = {}
    for nc in run.register.of("nonconformity"):
        judged = _judge(nc, run)
        if judged is None:
            continue
        place, one = judged
        known = found.get(place)
        if known is None or (
            isinstance(one, Aged)
            and (isinstance(known, NotEvaluated) or _gravity(one) < _gravity(known))
        ):
            found[place] = one
    return found


def _judge(nc: Record, run: Pass) -> tuple[Record, Aged | NotEvaluated] | None:
    """The place and what is to be said there; None where there is nothing to say.

    Where it cannot be told which time holds, and the shorter one is over, it is not judged.
    """
    grade, doubt = grade_of(nc, run), unclear_grade(nc, run)
    if not (grade or doubt) or is_withdrawn(nc) or is_settled(nc, run.as_of, run):
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
    if add_days(since, limit.number) >= run.as_of:
        return None
    if doubt is not None and not grade:
        return place, doubt
    unread = why_unsettled(nc, run, f"{nc.id}'s")
    if not unread and not nc.text("status"):
        # Only its corrective actions tell whether it is open.
        doubts = [why_unclear(one, run, f"{one.id}'s") for one in live]
        unread = doubts[0] if doubts and all(doubts) else ""
    if unread:
        return place, NotEvaluated(unread)
    closed = [one for one in actions if is_closed(one, run.as_of, run)]
    if not live and closed and not nc.text("status"):
        return place, NotEvaluated(
            f"{closed[0].id} is closed, and whether {nc.id} is, its `status` does not tell"
        )
    return place, Aged(nc, grade, since, told, limit, tuple(actions), place)


def _gravity(one: Aged) -> tuple[int, date, str]:
    return (_GRADES.index(one.grade), one.since, one.nonconformity.id)


def closing_time(grade: str, run: Pass) -> Limit:
    """The days for a nonconformity of this grade: the organization's own, else what is custom."""
    name = f"{grade}_close_days"
    return declared_limit("deadlines", name, run.option_of("CAR006", name), run)
