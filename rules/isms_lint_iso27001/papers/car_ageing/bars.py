"""What the picture of ages shows: a bar for each record; of many, how many there are of each age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from isms_lint_iso27001.papers.car_ageing.actions import Action
from isms_lint_iso27001.papers.car_ageing.ages import days_between
from isms_lint_iso27001.papers.car_ageing.nonconformities import Nonconformity

_MOST_BARS = 30
AGES = (30, 90, 180, 365)
"""The last day of each class of ages but the last, which has no end."""
_STATES = ("overdue", "open", "closed")


class Ages(NamedTuple):
    """How many are of one class of ages: more than `over` days, and `up_to` so many; None: any more."""

    over: int
    up_to: int | None
    open: int
    overdue: int
    closed: int


class Aged(NamedTuple):
    """A corrective action, or an open nonconformity without one that is open, of a known age."""

    id: str
    days: int
    state: str
    due: int | None


def aged(actions: Sequence[Action], nonconformities: Sequence[Nonconformity]) -> list[Aged]:
    """All that have an age and were neither rejected nor withdrawn: first what is open, the oldest
    first, then what was closed, the latest first. `due` is the age at which each is, or was, due.
    """
    found = [
        (
            one.closed,
            Aged(
                one.record.id,
                one.days,
                one.state,
                days_between(one.since or one.raised, one.due),
            ),
        )
        for one in actions
        if one.state in _STATES and one.days is not None
    ]
    found.extend(
        (None, _unanswered(one, one.days))
        for one in nonconformities
        if one.state == "open" and not one.is_answered and one.days is not None
    )
    running = [one for _, one in found if one.state != "closed"]
    closed = sorted(
        ((day, one) for day, one in found if one.state == "closed" and day is not None),
        key=lambda pair: (pair[0], pair[1].id),
    )
    running.sort(key=lambda one: (-one.days, one.id))
    return [*running, *(one for _, one in reversed(closed))]


def _unanswered(one: Nonconformity, days: int) -> Aged:
    """A nonconformity: due on the day by which it is to be closed."""
    due = None if one.closing is None else days_between(one.raised, one.closing.due)
    return Aged(one.record.id, days, "overdue" if due is not None and due < days else "open", due)


def as_bars(found: Sequence[Aged]) -> list[dict[str, Any]]:
    """A bar for each that is open and for the last that were closed; none where too many are open."""
    running = sum(one.state != "closed" for one in found)
    return [] if running > _MOST_BARS else [one._asdict() for one in found[:_MOST_BARS]]


def by_age(found: Sequence[Aged]) -> list[Ages]:
    """How many there are of each class of ages."""
    counts = Counter((_class(one.days), one.state) for one in found)
    bounds = (-1, *AGES)
    return [
        Ages(over, up_to, *(counts[number, state] for state in ("open", "overdue", "closed")))
        for number, (over, up_to) in enumerate(zip(bounds, (*AGES, None), strict=True))
    ]


def _class(days: int) -> int:
    return sum(days > bound for bound in AGES)
