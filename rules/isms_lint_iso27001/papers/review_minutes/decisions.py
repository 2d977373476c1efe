"""What a review decided, and the actions that came of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.action.actions import due_on, state_on
from isms_lint_iso27001.derive.review.decisions import says_something
from isms_lint_iso27001.derive.review.earlier_actions import actions_of_reviews
from isms_lint_iso27001.papers.fields import Day, day_of, texts_of
from isms_lint_iso27001.papers.named import named_on

_ASKED = ("improvement", "isms-change")
"""The classes on which the standard wants decisions (9.3.3)."""
_OTHERS = ("resources", "other")


class Decision(NamedTuple):
    """One decision. `action` is the id of what carries it out, `needs_none` whether nothing has to be
    done after it. `declined` is why it was not carried out after all.
    """

    text: str
    decided_by: str
    decided_on: Day
    action: str
    needs_none: bool
    target: str
    due_on: Day
    references: tuple[str, ...]
    declined: str


class Class(NamedTuple):
    """The decisions of one class; `name` is empty for those without one."""

    name: str
    decisions: tuple[Decision, ...]


class Action(NamedTuple):
    """An action that came of a review: on a day it is `open`, `overdue`, `done` or `cancelled`."""

    record: Record
    owner: str
    due_on: date | None
    state: str
    done_on: Day


def decisions_of(review: Record, held_on: date, run: Pass) -> tuple[Class, ...]:
    """The decisions class by class, those that the standard asks for also where there are none."""
    by_class: dict[str, list[Decision]] = {name: [] for name in (*_ASKED, *_OTHERS)}
    for place, entry in review.items("decisions"):
        if says_something(entry):
            name = review.text("decisions", place, "class")
            by_class.setdefault(name, []).append(_decision(review, place, held_on, run))
    return tuple(
        Class(name, tuple(found)) for name, found in by_class.items() if found or name in _ASKED
    )


def _decision(review: Record, place: int, held_on: date, run: Pass) -> Decision:
    path = ("decisions", place)
    return Decision(
        review.text(*path, "text"),
        named_on(review.get(*path, "decided_by"), held_on, run),
        day_of(review, run, *path, "decided_on"),
        review.text(*path, "action"),
        review.get(*path, "needs_action") is False,
        review.text(*path, "target"),
        day_of(review, run, *path, "due_on"),
        texts_of(review, *path, "references"),
        review.text(*path, "declined"),
    )


def actions_of(review: Record, day: date, run: Pass) -> tuple[Action, ...]:
    """The actions that came of `review`, as they stand on `day`."""
    found = [action for action, origin in run.derive(actions_of_reviews) if origin is review]
    return tuple(_action(one, day, run) for one in sorted(found, key=lambda one: one.id))


def _action(action: Record, day: date, run: Pass) -> Action:
    state = state_on(action, day, run)
    return Action(
        action,
        named_on(action.get("owner"), day, run),
        due_on(action, day, run),
        state,
        day_of(action, run, "done_on") if state == "done" else "",
    )
