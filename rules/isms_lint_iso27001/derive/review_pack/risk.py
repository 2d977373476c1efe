"""The results of risk assessment, and how far the treatment plans are (9.3.2 f)."""

from __future__ import annotations

from datetime import date
from typing import Any

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.plan_states import PlanState, plan_states
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, listed, many
from isms_lint_iso27001.derive.risk.acceptance import accepted_until
from isms_lint_iso27001.derive.risk.assessments import Assessed, assessments
from isms_lint_iso27001.derive.risk.criteria import criteria_for, is_above, rank
from isms_lint_iso27001.derive.risk.levels import level_on
from isms_lint_iso27001.derive.risk.risks import is_active, level_of
from isms_lint_iso27001.derive.text.placeholders import is_blank_answer
from isms_lint_iso27001.derive.text.words import with_title


class RiskState(NamedTuple):
    """An active risk: its level now and at the start of the period, and whether the level is above
    what is acceptable, high, and what is left of it accepted by somebody, to this day. None: nobody
    can tell.
    """

    risk: Record
    level: Any
    level_before: Any
    above: bool | None
    high: bool | None
    accepted: bool

    @property
    def moved(self) -> bool:
        """Whether the level is another one than at the start of the period."""
        return self.level_before is not None and self.level != self.level_before


class Risks(NamedTuple):
    """What is to be presented of risks. `completed` are the assessments of the period, `latest` the
    last one of all.
    """

    latest: Assessed | None
    completed: tuple[Assessed, ...]
    active: tuple[RiskState, ...]
    identified: tuple[Record, ...]
    closed: tuple[Record, ...]
    plans: tuple[PlanState, ...]


def risks(period: ReviewPeriod, run: Pass) -> Risks:
    """What is to be presented of risk assessment and treatment."""
    known = run.register.of("risk")
    done = run.derive(assessments)
    active = [one for one in known if is_active(one) and _was_known(one, period.until, run)]
    return Risks(
        done[-1] if done else None,
        tuple(one for one in done if period.holds(one.day)),
        tuple(_state(one, period, run) for one in active),
        tuple(one for one in known if period.holds(run.date(one, "identified_on"))),
        tuple(one for one in known if period.holds(run.date(one, "closed_on"))),
        plan_states(period.until, run),
    )


def _was_known(risk: Record, day: date, run: Pass) -> bool:
    identified_on = run.date(risk, "identified_on")
    return identified_on is None or identified_on <= day


def _state(risk: Record, period: ReviewPeriod, run: Pass) -> RiskState:
    criteria = criteria_for(risk, run)
    level = level_of(risk, criteria)
    above, high = (
        None if criteria is None else is_above(level, limit, criteria)
        for limit in ("acceptance", "high")
    )
    before = level_on(risk, period.after, run) if period.last is not None else None
    until = accepted_until(risk, run)
    expired = isinstance(until, date) and until < period.until
    accepted = not is_blank_answer(risk.get("residual", "accepted_by")) and not expired
    return RiskState(risk, level, before, above, high, accepted)


def in_words(found: Risks, period: ReviewPeriod, run: Pass) -> Words:
    """The input in words."""
    if found.latest is None and not found.plans and not found.active:
        return Words("", question="no risk, assessment or plan is on record: what are the results?")
    parts = []
    if found.latest is not None:
        latest = found.latest
        parts.append(f"The latest assessment is {latest.assessment.id}, completed on {latest.day}.")
    if found.active:
        parts.append(_levels(found))
    if found.identified or found.closed:
        parts.append(
            f"In the period {len(found.identified) or 'none'} were identified and"
            f" {len(found.closed) or 'none'} closed."
        )
    parts.extend(map(_of_plan, found.plans))
    references = [
        *(one.assessment.id for one in found.completed),
        *([found.latest.assessment.id] if found.latest is not None else []),
        *(one.plan.id for one in found.plans),
        *(one.risk.id for one in found.active if one.high),
    ]
    return Words(
        " ".join(parts),
        _trend(found, period, run),
        tuple(dict.fromkeys(references)),
        question=_question(found),
    )


def _levels(found: Risks) -> str:
    above = [one for one in found.active if one.above]
    high = [one for one in found.active if one.high]
    unknown = [one for one in found.active if one.above is None]
    parts = [f"{many(len(found.active), 'active risk')}"]
    if len(unknown) < len(found.active):
        parts.append(f"{len(above) or 'none'} above what is acceptable before treatment")
    if high:
        parts.append(f"high: {listed(high, lambda one: f'{with_title(one.risk)} at {one.level}')}")
    return f"{'; '.join(parts)}."


def _of_plan(one: PlanState) -> str:
    late = f": {listed(one.overdue, lambda a: a.id)}" if one.overdue else ""
    left = f" ({listed(one.open, lambda a: a.id)})" if one.open else ""
    done = many(len(one.done), "action")
    return (
        f"Treatment plan {one.plan.id}: {done} done, {len(one.open) or 'none'} open{left},"
        f" {len(one.overdue) or 'none'} overdue{late}."
    )


def _trend(found: Risks, period: ReviewPeriod, run: Pass) -> str:
    if period.last is None or not found.active:
        return ""
    moved = [one for one in found.active if one.moved]
    if not moved:
        return f"No level on record moved after {period.after}."
    return f"Levels that moved after {period.after}: {listed(moved, lambda one: _move(one, run))}."


def _move(one: RiskState, run: Pass) -> str:
    criteria = criteria_for(one.risk, run)
    now, before = (
        None if criteria is None else rank(level, criteria)
        for level in (one.level, one.level_before)
    )
    verb = "moved"
    if now is not None and before is not None:
        verb = "up" if now > before else "down"
    return f"{one.risk.id} {verb} from {one.level_before} to {one.level}"


def _question(found: Risks) -> str:
    late = [action for plan in found.plans for action in plan.overdue]
    if late:
        return f"why is {listed(late, lambda a: a.id)} overdue, and what is done about it?"
    if found.latest is None:
        return "no completed risk assessment is on record: when was the last one?"
    open_to_accept = [one for one in found.active if one.above and not one.accepted]
    if open_to_accept:
        ids = listed(open_to_accept, lambda one: one.risk.id)
        return f"nobody has accepted what is left of {ids}: does the owner?"
    return ""
