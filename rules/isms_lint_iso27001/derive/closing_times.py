"""How long nonconformities may take to be closed, and which corrective actions took longer."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.dates import add_days
from isms_lint.records.record import Record
from isms_lint.rules import NotEvaluated, Pass
from isms_lint_iso27001.derive.corrective_actions import is_open, was_implemented_by
from isms_lint_iso27001.derive.grades import MAJOR, MINOR, grade_of, unclear_grade
from isms_lint_iso27001.derive.intervals import Limit, declared_limit
from isms_lint_iso27001.derive.nonconformities import is_closed, is_withdrawn, nonconformities_of

_GRADES = (MAJOR, MINOR)


class Aged(NamedTuple):
    """A nonconformity that a corrective action leaves open for too long.

    `grade` is major (or graver) or minor. `told` is the record with the day it is open since: the
    nonconformity, else the action.
    """

    nonconformity: Record
    grade: str
    since: date
    told: Record
    limit: Limit


def aged(action: Record, day: date, run: Pass) -> Aged | NotEvaluated | None:
    """The gravest, then longest open nonconformity that on `day` was open for longer than its grade
    allows, with this action still open; None where there is none.

    A time the organization declares is one for closing. What is only custom is a time for acting:
    an action implemented in it may wait for the check of its effect. Where it cannot be told which
    time holds, and the shorter one is over, that it could not be judged.
    """
    if not is_open(action, day, run):
        return None
    found: list[Aged] = []
    undated = False
    unclear: NotEvaluated | None = None
    for nc in nonconformities_of(action, run):
        grade, doubt = grade_of(nc, run), unclear_grade(nc, run)
        if not (grade or doubt) or is_withdrawn(nc) or is_closed(nc, day, run):
            continue
        told = nc if run.date(nc, "raised_on") is not None else action
        since = run.date(told, "raised_on" if told is nc else "opened_on")
        if since is None:
            undated = True
            continue
        limit = min(closing_time(name, run) for name in ((grade,) if grade else _GRADES))
        one = Aged(nc, grade, since, told, limit)
        latest = add_days(since, one.limit.number)
        in_time = not one.limit.declared and was_implemented_by(action, latest, run)
        if latest >= day or in_time:
            continue
        if grade:
            found.append(one)
        else:
            unclear = unclear or doubt
    if found:
        return min(found, key=lambda one: (_GRADES.index(one.grade), one.since))
    if undated:
        return NotEvaluated("neither the nonconformity's `raised_on` nor `opened_on` is a date")
    return unclear


def closing_time(grade: str, run: Pass) -> Limit:
    """The days for a nonconformity of this grade: the organization's own, else what is custom."""
    name = f"{grade}_close_days"
    return declared_limit("deadlines", name, run.option_of("CAR006", name), run)
