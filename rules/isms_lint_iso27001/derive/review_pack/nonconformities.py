"""Nonconformities and corrective actions: their state, and how that moved (9.3.2 d1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action import corrective_actions
from isms_lint_iso27001.derive.finding.nonconformities import (
    corrective_actions_of,
    is_major,
    is_open,
    is_withdrawn,
)
from isms_lint_iso27001.derive.review.initiation_at_review import Initiation, Stood, at_day
from isms_lint_iso27001.derive.review.presented import (
    corrective_actions_to_present,
    nonconformities_to_present,
)
from isms_lint_iso27001.derive.review_pack.period import ReviewPeriod
from isms_lint_iso27001.derive.review_pack.words import Words, are, listed, sentence, span


class OpenNonconformity(NamedTuple):
    """A nonconformity that is open: how grave, since when, with its corrective actions.

    `stood` is how corrective action on it stands, as the rules take it.
    """

    nonconformity: Record
    major: bool
    raised_on: date | None
    actions: tuple[Record, ...]
    stood: Stood


class OpenAction(NamedTuple):
    """A corrective action that is open: its stage, when it is due, whether it is overdue."""

    action: Record
    stage: str
    due_on: date | None
    overdue: bool


class Movement(NamedTuple):
    """What came and went in a time, and what was open at its end."""

    raised: tuple[Record, ...]
    closed: tuple[Record, ...]
    opened: tuple[Record, ...]
    finished: tuple[Record, ...]
    open: int
    actions_open: int
    overdue: int


class Nonconformities(NamedTuple):
    """All that is to be presented. `before` is how it moved in the period before, None where there was
    none. `presented` are the nonconformities and corrective actions that were open or closed in the
    period, `undated` those of them of which no day, or no status that can be read, tells that: they are
    not in all figures.
    """

    open: tuple[OpenNonconformity, ...]
    actions: tuple[OpenAction, ...]
    now: Movement
    before: Movement | None
    presented: tuple[Record, ...]
    undated: tuple[Record, ...] = ()

    @property
    def overdue(self) -> list[OpenAction]:
        """The corrective actions that are overdue."""
        return [one for one in self.actions if one.overdue]


def nonconformities(period: ReviewPeriod, run: Pass) -> Nonconformities:
    """What is to be presented of nonconformities and corrective actions."""
    day = period.until
    known = _known("nonconformity", run)
    actions = _known("corrective-action", run)
    still_open = [one for one in known if is_open(one, day, run)]
    running = [one for one in actions if _is_open(one, day, run)]
    ncs = nonconformities_to_present(period.after, day, run)
    cars = corrective_actions_to_present(period.after, day, run)
    before = None if period.before is None else _movement(period.before, period.after, run)
    return Nonconformities(
        tuple(_open(one, day, run) for one in still_open),
        tuple(_running(one, day, run) for one in running),
        _movement(period.after, day, run),
        before,
        _in_order([*ncs.due, *ncs.undated, *cars.due, *cars.undated]),
        _in_order([*ncs.undated, *cars.undated]),
    )


def _known(kind: str, run: Pass) -> list[Record]:
    """Each once, where an id stands twice."""
    return [one for one in run.register.of(kind) if not one.id or run.register.get(one.id) is one]


def _is_open(action: Record, day: date, run: Pass) -> bool:
    opened_on = run.date(action, "opened_on")
    known = opened_on is not None and opened_on <= day
    return known and corrective_actions.is_open(action, day, run)


def _open(one: Record, day: date, run: Pass) -> OpenNonconformity:
    return OpenNonconformity(
        one,
        is_major(one, run),
        run.date(one, "raised_on"),
        tuple(corrective_actions_of(one, run)),
        at_day(one, day, run),
    )


def _running(action: Record, day: date, run: Pass) -> OpenAction:
    return OpenAction(
        action,
        corrective_actions.how_far(action, day, run),
        corrective_actions.due_on(action, day, run),
        corrective_actions.is_overdue(action, day, run),
    )


def _movement(after: date, until: date, run: Pass) -> Movement:
    known = [one for one in _known("nonconformity", run) if not is_withdrawn(one)]
    actions = [one for one in _known("corrective-action", run) if one.text("status") != "rejected"]

    def within(records: Iterable[Record], field: str) -> tuple[Record, ...]:
        days = ((one, run.date(one, field)) for one in records)
        return tuple(one for one, day in days if day is not None and after < day <= until)

    running = [one for one in actions if _is_open(one, until, run)]
    return Movement(
        within(known, "raised_on"),
        within(known, "closed_on"),
        within(actions, "opened_on"),
        within(actions, "closed_on"),
        sum(is_open(one, until, run) for one in known),
        len(running),
        sum(corrective_actions.is_overdue(one, until, run) for one in running),
    )


def _in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(dict.fromkeys(records))


def in_words(found: Nonconformities, period: ReviewPeriod) -> Words:
    """The input in words."""
    if not (found.presented or found.now.raised or found.before):
        return Words("", question="no nonconformity is on record: was there none, and since when?")
    parts = [sentence(are(len(found.open), "nonconformity", "nonconformities") + " open")]
    if found.open:
        parts[0] = f"{parts[0][:-1]}: {listed(found.open, _said)}."
    now = found.now
    parts.append(
        f"In the period: {len(now.raised) or 'none'} raised, {len(now.closed) or 'none'} closed; of"
        f" corrective actions {len(now.opened) or 'none'} opened, {len(now.finished) or 'none'} closed."
    )
    if found.actions:
        parts.append(
            sentence(
                f"{are(len(found.actions), 'corrective action')} open,"
                f" {len(found.overdue) or 'none'} of them overdue: {listed(found.actions, _action)}"
            )
        )
    if found.undated:
        ids = listed(found.undated, lambda one: one.id)
        parts.append(
            f"Not in all figures, as no day or status tells how long they are open: {ids}."
        )
    idle = [one for one in found.open if one.stood.state is Initiation.NOT_BEGUN]
    question = ""
    if idle:
        question = f"no corrective action has begun on {listed(idle, _id)}: who takes it up?"
    elif found.overdue:
        question = "why are corrective actions overdue, and what does it take to finish them?"
    references = tuple(one.id for one in found.presented)
    return Words(" ".join(parts), _trend(found, period), references, question=question)


def _trend(found: Nonconformities, period: ReviewPeriod) -> str:
    now, before = found.now, found.before
    if before is None or period.before is None:
        return ""
    return (
        f"This period ({span(period.after, period.until)}) against the previous one"
        f" ({span(period.before, period.after)}): raised {len(now.raised)} against"
        f" {len(before.raised)}, closed {len(now.closed)} against {len(before.closed)}, open at the end"
        f" {now.open} against {before.open}; corrective actions opened {len(now.opened)} against"
        f" {len(before.opened)}, closed {len(now.finished)} against {len(before.finished)}, overdue at"
        f" the end {now.overdue} against {before.overdue}."
    )


def _said(one: OpenNonconformity) -> str:
    grade = one.nonconformity.get("grade")
    parts = [str(grade)] if isinstance(grade, str) and grade else []
    parts.extend(action.id for action in one.actions)
    if one.stood.state is Initiation.NOT_BEGUN:
        parts.append("corrective action not begun")
    return f"{one.nonconformity.id} ({', '.join(parts)})" if parts else one.nonconformity.id


def _action(one: OpenAction) -> str:
    due = f"due {one.due_on}" if one.due_on is not None else "no due date"
    return f"{one.action.id} ({one.stage}, {due}{', overdue' if one.overdue else ''})"


def _id(one: OpenNonconformity) -> str:
    return one.nonconformity.id
