"""The actions that earlier reviews decided on."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from isms_lint.records.record import Record
from isms_lint.rules import Pass
from isms_lint_iso27001.derive.reviews import held_on


class Decided(NamedTuple):
    """An action, the review it comes from, and the day of that review."""

    day: date
    action: Record
    review: Record


def actions_of_reviews(run: Pass) -> list[tuple[Record, Record]]:
    """Each action with the review it comes from (a derivation).

    The one it stands in or names as its origin; else the earliest that decided on it.
    """
    found: dict[Record, Record] = {}
    reviews = run.register.of("management-review")
    for review in sorted(reviews, key=lambda one: (held_on(one, run) or date.max, one.id)):
        for _, decision in review.items("decisions"):
            action = run.register.find(decision.get("action"), "action")
            if action is not None:
                found.setdefault(action, review)
    for action in run.register.of("action"):
        origin = action.parent or run.register.find(action.get("origin"), "management-review")
        if origin is not None and origin.kind == "management-review":
            found[action] = origin
    return list(found.items())


def earlier_actions(day: date, run: Pass) -> list[Decided]:
    """The actions of reviews that were held before `day`, by the day of the review."""
    decided = run.derive(_decided)
    return decided[: bisect_left(decided, day, key=lambda one: one.day)]


def _decided(run: Pass) -> list[Decided]:
    """Every action of a review that was held, by the day of the review."""
    found = [
        Decided(day, action, review)
        for action, review in run.derive(actions_of_reviews)
        if (day := held_on(review, run)) is not None
    ]
    return sorted(found, key=lambda one: one.day)
