"""Whether corrective action on a nonconformity was under way when a management review was held."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint.values import NamedTuple
from isms_lint_iso27001.derive.action.evaluation import needs_no_action
from isms_lint_iso27001.derive.action.initiation import (
    undated_actions,
    under_way,
    why_not_initiated,
)
from isms_lint_iso27001.derive.finding.nonconformities import is_open, why_unclear
from isms_lint_iso27001.derive.review.reviews import ReviewGroup, awaited
from isms_lint_iso27001.derive.text.words import list_of


class Initiation(StrEnum):
    """How corrective action on a nonconformity stood."""

    NOT_NEEDED = "not-needed"
    """Somebody decided, with a reason, that none is needed."""
    UNDER_WAY = "under-way"
    CLOSED = "closed"
    """The nonconformity was closed, and no action on it counts as begun."""
    UNCLEAR = "unclear"
    """The records do not tell."""
    NOT_BEGUN = "not-begun"


class Stood(NamedTuple):
    """How it stood. `actions` are those that were under way; `why` is what each lacked where none was,
    in words, or why it cannot be told.
    """

    state: Initiation
    actions: tuple[Record, ...] = ()
    why: tuple[str, ...] = ()


def at_review(nonconformity: Record, group: ReviewGroup, run: Pass) -> Stood:
    """How corrective action on a nonconformity that was raised by then stood when the last review of
    the group was held.
    """
    found = at_day(nonconformity, group.held_on, run)
    wait = awaited(group, run) if found.state is Initiation.NOT_BEGUN else None
    return found if wait is None else _unclear(wait.reason)


def at_day(nonconformity: Record, day: date, run: Pass) -> Stood:
    """How it stood on a day, whether a review was held on it or not."""
    if needs_no_action(nonconformity):
        return Stood(Initiation.NOT_NEEDED)
    begun = under_way(nonconformity, day, run)
    if begun:
        return Stood(Initiation.UNDER_WAY, tuple(begun))
    if not is_open(nonconformity, day, run):
        if run.date(nonconformity, "closed_on") is None:
            return _unclear("closed_on is missing or not a date")
        return Stood(Initiation.CLOSED)
    unread = why_unclear(nonconformity, run)
    if unread:
        return _unclear(unread)
    undated = undated_actions(nonconformity, day, run)
    if undated:
        return _unclear(f"when {list_of(undated)} was opened is not on record")
    return Stood(Initiation.NOT_BEGUN, why=tuple(why_not_initiated(nonconformity, day, run)))


def _unclear(why: str) -> Stood:
    return Stood(Initiation.UNCLEAR, why=(why,))
